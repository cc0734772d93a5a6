// ClickHouse, as chdb: clickhouse.mjs FILE RATES THREADS FORMULATION ANSWER
//
// FILE is read in each query, the tables of rates are there before, and the mean, which is the total
// by the count, is left out. Half even: with the quotient q and the remainder r of a positive division
// by d, one more is right if 2r > d, or 2r = d and q is odd, which is 2r + (q mod 2) > d.

import { Session } from 'chdb';
import { serve } from './server.mjs';

const [file, rates, threads, formulation, answer] = process.argv.slice(2);
const session = new Session();
const query = sql => session.query(sql, 'CSV');

query(`set max_threads = ${threads}, max_parsing_threads = ${threads}`);
query(`create table rate (currency String, day Date, gbp Int64, rate Int64) engine = Memory`);
query(`insert into rate select currency, day, gbp, rate from file('${rates}/calendar.csv', CSVWithNames,
       'currency String, day Date, gbp Int64, rate Int64, factor Float64')`);
const codes = query('select distinct currency from rate order by 1').trim().replaceAll('"', "'").split('\n');
// One integer for a currency and a day: such a dictionary is an array.
const key = (currency, day) => `toUInt64(transform(${currency}, [${codes}],
    [${codes.map((_, i) => `toUInt64(${i})`)}], toUInt64(999)) * 6000 + (${day} - toDate('2010-01-01')))`;
query('create table keyed (k UInt64, gbp Int64, rate Int64) engine = Memory');
query(`insert into keyed select ${key('currency', 'day')}, gbp, rate from rate where day >= '2010-01-01'`);
query(`create dictionary flat (k UInt64, gbp Int64, rate Int64) primary key k
       source(clickhouse(table 'keyed')) layout(flat(max_array_size 200000)) lifetime(0)`);
query("select dictGet('flat', 'rate', toUInt64(0))"); // read now, not in the first question

const rows = amount => `file('${file}', CSVWithNames, 'id String, regulator String, country String,
                        entity String, date Date, amount ${amount}, currency String')`;
const exact = source => `
    select regulator, y, count(), sum(v), quantileExactInclusive(0.5)(v), min(v), max(v)
    from (select regulator, y, toInt64(q + (2 * (n - q * d) + (q % 2) > d)) v
          from (select regulator, y, n, d, intDiv(n, d) q from (${source})))
    group by regulator, y`;
const joined = (amount, cents) => exact(`
    select regulator, toYear(date) y, ${cents} * gbp n, rate d
    from ${rows(amount)} f inner join rate r on f.currency = r.currency and f.date = r.day`);
const cents = 'toInt64(round(amount * 100))';
const questions = {
    // with amounts of 10^11 cents and coefficients of 10^5 the product is below 2^63
    'join': joined('Float64', cents),
    'dictionary': exact(`select regulator, toYear(date) y, ${cents} * t.1 n, t.2 d
                         from (select *, dictGet('flat', ('gbp', 'rate'), ${key('currency', 'date')}) t
                               from ${rows('Float64')})`),
    // for products of any size
    'int128': joined('Decimal(38, 2)', 'toInt128(amount * 100)'),
};

const version = query('select version()').trim().replaceAll('"', '');
await serve(version, async () => {
    const text = query(questions[formulation]);
    return () => text.replaceAll('"', '').trim().split('\n').map(line => line.split(','));
}, answer);
session.close();

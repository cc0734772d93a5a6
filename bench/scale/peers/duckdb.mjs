// DuckDB: duckdb.mjs FILE RATES THREADS FORMULATION ANSWER
//
// FILE is read and sniffed in each query. The tables of rates are there before, and so is the type of
// the currencies; the mean, which is the total by the count, is left out. Half even: with the quotient
// q and the remainder r of a positive division by d, one more is right if 2r > d, or 2r = d and q is
// odd, which is 2r + (q & 1) > d.

import { DuckDBInstance } from '@duckdb/node-api';
import { serve } from './server.mjs';

const [file, rates, threads, formulation, answer] = process.argv.slice(2);
const base = await (await DuckDBInstance.create(':memory:')).connect();
const query = async sql => (await base.runAndReadAll(sql)).getRows();

await query(`set threads = ${threads}`);
await query('set preserve_insertion_order = false');
await query(`create table rate as select currency, day, gbp::bigint gbp, rate::bigint rate,
             factor::double factor from read_csv('${rates}/calendar.csv')`);
await query(`create table fixing as select * from (select currency, day, gbp::bigint gbp, rate::bigint rate
             from read_csv('${rates}/fixings.csv')) order by currency, day`);
await query('create type code as enum (select distinct currency from rate)');
// One integer for a currency and a day: such a join looks up an array.
const key = (currency, day) => `(enum_code(${currency}) * 6000 + (${day} - date '2010-01-01'))::int`;
await query(`create table keyed as select ${key('currency::code', 'day')} k, gbp, rate, factor,
             year(day)::smallint y from rate where day >= date '2010-01-01'`);

const sniffed = `read_csv('${file}')`;
const coded = `read_csv('${file}', types = {'currency': 'code'})`;
const by_day = 'join rate r on f.currency = r.currency and f.date = r.day';
const by_key = `join keyed r on r.k = ${key('f.currency', 'f.date')}`;
const latest = `asof join fixing r on f.currency = r.currency and f.date >= r.day
                where f.date - r.day <= 7`;

const groups = pence => `select regulator, y, count(*), sum(v), median(v), min(v), max(v)
                         from (${pence}) group by all`;
const inexact = 'round_even(amount * factor * 100, 0)';
// with amounts of 10^11 cents and coefficients of 10^5 the product is below 2^63
const exact = (rows, y, join, type = 'bigint') => `
    with p as (select regulator, ${y} y, round(amount * 100)::bigint::${type} * gbp n, rate::${type} d
               from ${rows} f ${join}),
         q as (select regulator, y, n, d, n // d q from p)
    select regulator, y, q + (2 * (n - q * d) + (q % 2) > d)::${type} v from q`;
const doubles = (rows, y, join) => `select regulator, ${y} y, ${inexact} v from ${rows} f ${join}`;

const questions = {
    'doubles': groups(doubles(sniffed, 'year(date)', by_day)),
    'doubles-keyed': groups(doubles(coded, 'y', by_key)),
    'integers': groups(exact(sniffed, 'year(date)', by_day)),
    'integers-keyed': groups(exact(coded, 'y', by_key)),
    'hugeint': groups(exact(sniffed, 'year(date)', by_day, 'hugeint')),
    'asof': groups(exact(sniffed, 'year(date)', latest)),
    // no question of the comparison: how many rows are exactly half a penny, and in how many the
    // doubles are wrong
    'ties-and-wrong': `select count(*) filter (2 * r = d),
        count(*) filter (${inexact}::bigint <> q + (2 * r + (q % 2) > d)::bigint)
        from (select *, n // d q, n % d r
              from (select amount, factor, round(amount * 100)::bigint * gbp n, rate d
                    from ${sniffed} f ${by_day}))`,
};

const version = (await query('select version()'))[0][0].replace('v', '');
await serve(version, async () => {
    const reader = await base.runAndReadAll(questions[formulation]);
    return () => reader.getRows();
}, answer);

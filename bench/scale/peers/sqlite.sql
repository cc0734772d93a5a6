-- SQLite, in memory: compare.py puts the names of the files for FINES and RATES.
--
-- Its integers have 64 bits: with amounts of 10^11 cents and coefficients of 10^5 the product is below
-- 2^63. Half even as in duckdb.mjs. It has no median.

.mode csv
create table rate (currency, day, gbp integer, rate integer, factor, primary key (currency, day))
    without rowid;
.import --skip 1 "RATES" rate
create table fine (id, regulator, country, entity, date, amount real, currency);
.import --skip 1 "FINES" fine

create table pence as
select regulator, substr(date, 1, 4) y, q + (2 * (n - q * rate) + q % 2 > rate) v
from (select regulator, date, n, rate, n / rate q
      from (select regulator, date, cast(round(amount * 100) as integer) * gbp n, rate
            from fine join rate on fine.currency = rate.currency and fine.date = rate.day));

select regulator, y, n, total, avg(v), least, greatest
from (select regulator, y, v, row_number() over ordered place, count(*) over grouped n,
             sum(v) over grouped total, min(v) over grouped least, max(v) over grouped greatest
      from pence
      window grouped as (partition by regulator, y), ordered as (partition by regulator, y order by v))
where 2 * place between n and n + 2
group by regulator, y;

# R's data.table: data_table.R FILE RATES THREADS ANSWER
#
# R has no integers of 64 bits: products of cents and coefficients up to 2^53 are exact in its doubles,
# and few of the amounts are beyond. Half even as in duckdb.mjs.

suppressPackageStartupMessages(library(data.table))
argument <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(argument[3]))
rates <- fread(file.path(argument[2], "calendar.csv"), select = c("currency", "day", "gbp", "rate"))
rates[, `:=`(gbp = as.double(gbp), rate = as.double(rate))]
setkey(rates, currency, day)

ask <- function() {
    fines <- fread(argument[1], select = c("regulator", "date", "amount", "currency"))
    fines[rates, on = .(currency, date = day), `:=`(gbp = i.gbp, rate = i.rate)]
    fines[, `:=`(n = round(amount * 100) * gbp, y = year(date))]
    fines[, q := floor(n / rate)]
    fines[, v := q + (2 * (n - q * rate) + q %% 2 > rate)]
    fines[, .(.N, total = sum(v), median = median(v), min = min(v), max = max(v)), by = .(regulator, y)]
}

cat(as.character(packageVersion("data.table")), "\n")
written <- FALSE
lines <- file("stdin", "r")
while (length(readLines(lines, 1)) == 1) {
    start <- Sys.time()
    answer <- ask()
    seconds <- as.numeric(Sys.time() - start, units = "secs")
    if (!written) {
        numbers <- c("total", "median", "min", "max")
        answer[, (numbers) := lapply(.SD, function(x) sprintf("%.1f", x)), .SDcols = numbers]
        fwrite(answer, argument[4], col.names = FALSE, quote = FALSE)
    }
    written <- TRUE
    cat(seconds, "\n")
}

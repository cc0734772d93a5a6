// The dialogue with compare.py, for peers that stay in memory: they say which version they are, and
// for each line that comes answer the question once and say how many seconds that took. The answer
// to the first line is written to a file.

import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

// ask() answers the question and gives a function that makes its rows: what that costs is not counted.
export async function serve(version, ask, answerFile) {
    console.log(version);
    let written = false;
    for await (const _ of createInterface({ input: process.stdin })) {
        const start = performance.now();
        const rows = await ask();
        const seconds = (performance.now() - start) / 1000;
        if (!written) writeFileSync(answerFile, rows().map(row => row.join() + '\n').join(''));
        written = true;
        console.log(seconds);
    }
}

// Annotates many short random strings, and checks each against the contract now and then. Nothing may throw.
//   npm run verify:fuzz -- [N] [SEED]      N strings (default 100,000), from SEED (default 1); exits with 1 when one
// throws
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import { createRandom } from '../bench/texts';
import { checkDocument } from '../support/checkDocument';
import { createFuzz } from '../support/fuzz';

/** Each so many strings, the whole document is checked too. */
const CHECKED = 20;

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const fuzz = createFuzz(createRandom(seed));
const started = process.cpuUsage();
let length = 0;
let annotations = 0;
let wrong = 0;

for (let i = 0; i < count; i++) {
  const text = fuzz.text();
  length += text.length;
  try {
    const annotated = annotate(text, fuzz.options());
    annotations += annotated.entities.length + annotated.figures.length + annotated.events.length;
    if (i % CHECKED === 0) for (const problem of checkDocument(toDocument(annotated), text)) say(problem, text);
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error), text);
  }
}

const { user, system } = process.cpuUsage(started);
process.stdout.write(
  `${count} strings, ${length} code units, ${annotations} annotations in ${((user + system) / 1e6).toFixed(0)} s of computing: ` +
    `${wrong === 0 ? 'nothing threw, nothing broke the contract' : `${wrong} PROBLEMS`}\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;

function say(problem: string, text: string): void {
  if (++wrong <= 10) process.stdout.write(`${problem}\n  in ${JSON.stringify(text)}\n`);
}

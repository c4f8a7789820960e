import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

// Runs before each file of tests: switches off the statement that the runner names, in this thread and in what it
// starts.
const { number, reached } = JSON.parse(readFileSync('mutant.json', 'utf8')) as { number: number; reached?: string };
const state = globalThis as { $mutant?: number; $reached?: Set<number> };
state.$mutant = number;
process.env['NEWSMARK_MUTANT'] = String(number);
if (reached === undefined) delete process.env['NEWSMARK_REACHED'];
else {
  process.env['NEWSMARK_REACHED'] = reached;
  state.$reached = new Set();
  writeFileSync(reached, '');
}

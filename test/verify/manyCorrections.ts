// What 5,000 corrections in a text of 1 MB cost: reading and placing them, an edit of the text, one correction more,
// and saving.
//   npm run verify:many -- [CORRECTIONS] [LENGTH]      exits with 1 when one of them takes more than 50 ms of computing
import process from 'node:process';
import { anchorOf, annotate, type Operation, reannotate, recorrect, textStamp } from '../../src/core';
import { decide } from '../../src/core/corrections/decisions';
import { placeCorrections } from '../../src/core/corrections/placeCorrections';
import { mergeSidecars, parseSidecar, type Sidecar, serialiseSidecar } from '../../src/core/corrections/sidecar';
import { createTextMaker, readTexts } from '../bench/texts';

const MOST = 50;
const WARM = 14;
const [count = 5000, length = 1_000_000] = process.argv.slice(2).map(Number);
const text = createTextMaker(readTexts('media/corpus'), 7).paragraphs(length);
const plain = annotate(text);
const stamp = textStamp(text);
const step = Math.max(1, Math.floor(plain.entities.length / count));
const operations = plain.entities
  .filter((_, i) => i % step === 0)
  .slice(0, count)
  .map((entity, i): Operation => {
    const { id, label, confidence } = entity;
    const op = ['relabel', 'confirm', 'reject'][i % 3];
    const own = op === 'relabel' ? { label: 'ORG' as const } : {};
    const time = new Date(1.7e12 + i * 1000).toISOString();
    return {
      id: `op${i}`,
      op,
      at: anchorOf(text, entity, stamp),
      ...own,
      author: 'ana',
      time,
      answers: { id, label, confidence },
    };
  });
const sidecar: Sidecar = { head: { format: 'newsmark-corrections/1' }, operations, broken: [] };
const file = serialiseSidecar(sidecar);

let isWell = true;
/**
 * Prints the median of what each run computes, in milliseconds; runs before `WARM` are not counted. It is the time of
 * the processor, whatever else the machine is at, garbage collection in its threads included.
 */
function measure(what: string, run: (i: number) => unknown, limit = MOST): void {
  const times: number[] = [];
  for (let i = 0; i < WARM + 31; i++) {
    const before = process.cpuUsage();
    run(i);
    const { user, system } = process.cpuUsage(before);
    if (i >= WARM) times.push((user + system) / 1000);
  }
  const median = times.sort((a, b) => a - b)[15];
  isWell &&= median <= limit;
  process.stdout.write(`${what.padEnd(66)} ${median.toFixed(1)} ms\n`);
}

process.stdout.write(
  `${operations.length} corrections in ${text.length} code units, ${plain.entities.length} entities\n`,
);
measure('load: read the file, place the corrections, take them together', () =>
  decide(placeCorrections(text, parseSidecar(file).operations).placed),
);
let without = plain;
measure(
  'edit: annotate, without corrections (to compare)',
  i => {
    without = reannotate(without, { start: 20_000 * i, end: 20_000 * i, text: 'x' });
  },
  Number.POSITIVE_INFINITY,
);
let now = annotate(text, { corrections: operations });
measure('edit: annotate, with them', i => {
  now = reannotate(now, { start: 20_000 * i, end: 20_000 * i, text: 'x' });
});
let all: readonly Operation[] = operations;
measure('correct: annotate with one more', i => {
  const entity = now.entities[(i * 701) % now.entities.length];
  all = [...all, { id: `more${i}`, op: 'confirm', at: anchorOf(now.text, entity), time: '2027' }];
  now = recorrect(now, all);
});
const one = { ...sidecar, operations: operations.slice(0, 1) };
measure('save: read the file as it is by now, merge with it, write it', () =>
  serialiseSidecar(mergeSidecars(parseSidecar(file), one)),
);
process.exitCode = isWell ? 0 : 1;

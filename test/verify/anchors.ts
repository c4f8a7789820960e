// Edits invented texts outside the editor and in it, lookalike paragraphs among the edits, and counts where annotations
// by people come to stand.
//   npm run verify:anchors -- [N] [SEED]      N edit scripts (default 10,000), from SEED (default 1); exits with 1 when
// too many are wrong
import process from 'node:process';
import fc from 'fast-check';
import { type AnchorCounts, checkOutside } from '../support/checkAnchors';
import { checkInside, type EditCounts } from '../support/checkEdits';
import { newsText, step, wordSpans } from '../support/editScripts';

const [numRuns = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const counts: AnchorCounts = { once: 0, placed: 0, right: 0, wrong: [], taken: [] };
const scripts = fc.tuple(
  newsText,
  fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
  fc.array(step, { minLength: 1, maxLength: 5 }),
  fc.boolean(),
);

for (const [text, seeds, steps, stamped] of fc.sample(scripts, { numRuns, seed }))
  checkOutside(text, wordSpans(text, seeds), steps, stamped, counts);

const inside: EditCounts = { untouched: 0, kept: 0, wrong: [] };
for (const [text, seeds, steps] of fc.sample(scripts, { numRuns, seed }))
  checkInside(text, wordSpans(text, seeds), steps, inside);

const { once, placed, right, wrong, taken } = counts;
const share = (100 * right) / once;
const isKept = inside.kept === inside.untouched && inside.wrong.length === 0;
const isWell = isKept && share >= 99 && wrong.length === 0 && taken.length <= placed / 500;
process.stdout.write(
  `${numRuns} edit scripts. Of ${once} annotations whose words still stand, once, ${share.toFixed(2)} % are placed right.\n` +
    `Of ${placed} annotations with a place, ${wrong.length} stand on other words although their own are there, changed; ` +
    `${taken.length} on words like theirs, which were taken away.\n`,
);
process.stdout.write(
  `In the editor: of ${inside.untouched} annotations whose words no edit touched, ${inside.kept} stand on them; ${inside.wrong.length} stand on other words.\n`,
);
for (const each of [...inside.wrong, ...wrong, ...taken].slice(0, 40)) process.stdout.write(`${each}\n`);
process.exitCode = isWell ? 0 : 1;

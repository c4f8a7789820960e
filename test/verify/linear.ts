// Shows that annotating is linear: every regular expression of the core, and the whole engine, on hostile inputs of
// growing length.
//   npm run verify:linear -- [SEED]        exits with 1 when time for each character grows with the length
// For each expression, inputs are made of its own words and characters, repeated; the worst of them is what counts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { transformSync } from 'esbuild';
import { annotate } from '../../src/core';
import { createEngine } from '../../src/worker';
import { createRandom } from '../bench/texts';
import { createFuzz } from '../support/fuzz';

const SIZES = [1000, 2000, 4000, 8000, 16_000, 32_000];
const TRIES = 60;
/**
 * Where 32 times the input takes more than so many times 32 times as long, and so long in all, growth is not linear.
 */
const FACTOR = 5;
const LEAST_MS = 2;

const random = createRandom(Number(process.argv[2] ?? 1));
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];

interface Found {
  readonly file: string;
  readonly expression: RegExp;
}

/** The regular expressions that stand in the sources of the core. */
function expressions(folder: string): Found[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return expressions(path);
    if (!entry.name.endsWith('.ts')) return [];
    const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', charset: 'utf8' });
    return [...code.matchAll(LITERAL)].flatMap(({ groups }) =>
      groups?.['source'] === undefined
        ? []
        : [{ file: path, expression: new RegExp(groups['source'], groups['flags']) }],
    );
  });
}

/**
 * Strings and comments, which are passed over, and regular expressions, which stand where no operand can be divided.
 */
const LITERAL =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*[\s\S]*?\*\/|(?<=(?:[(,=:[!&|?{};]|=>|return)\s*)\/(?<source>(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(?<flags>[a-z]*)/g;

/** What an expression speaks of: the words in it, and characters of its classes. */
function alphabetOf({ source }: RegExp): string[] {
  const words = source.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const marks = source.replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, '').match(/[^\p{L}\p{N}\\()[\]{}|?*+^$]/gu) ?? [];
  return [...words, ...marks, 'a', 'B', '1', ' ', '\n', '.', ',', '-', 'é', '‘', '0,'];
}

/** A hostile input: a few pieces of the alphabet, again and again, between two others. */
function hostile(alphabet: readonly string[]): (length: number) => string {
  const unit = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(alphabet)).join(pick(['', '', ' ']));
  const head = pick(alphabet);
  const tail = pick(['', '!', '\n', 'x', pick(alphabet)]);
  return length => head + unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + tail;
}

/** Milliseconds to find every match of `expression` in `text`: the least of three. */
function timeOf(expression: RegExp, text: string): number {
  const all = new RegExp(expression.source, [...new Set(`${expression.flags}g`)].filter(flag => flag !== 'y').join(''));
  return least(() => {
    let matches = 0;
    for (const _ of text.matchAll(all)) matches++;
    return matches;
  });
}

function least(work: () => unknown): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

/** Whether times for `SIZES` grow faster than the sizes. Short times say nothing. */
function grows(times: readonly number[]): boolean {
  const last = times.length - 1;
  if (times[last] < LEAST_MS) return false;
  return times[last] / SIZES[last] > FACTOR * Math.max(times[0] / SIZES[0], LEAST_MS / 20 / SIZES[0]);
}

let bad = 0;
const found = expressions('src/core');
const worst: { name: string; times: readonly number[]; input: string }[] = [];
for (const { file, expression } of found) {
  const alphabet = alphabetOf(expression);
  let top: { make: (length: number) => string; ms: number } | undefined;
  for (let i = 0; i < TRIES; i++) {
    const make = hostile(alphabet);
    const ms = timeOf(expression, make(4000));
    if (top === undefined || ms > top.ms) top = { make, ms };
  }
  if (top === undefined) continue;
  const { make } = top;
  const times = SIZES.map(size => timeOf(expression, make(size)));
  worst.push({ name: `${file.replace('src/core/', '')} ${String(expression).slice(0, 70)}`, times, input: make(20) });
}
worst.sort((a, b) => b.times[b.times.length - 1] - a.times[a.times.length - 1]);
print(
  `${found.length} expressions, ${TRIES} hostile inputs each: ns a character at ${SIZES.join(', ')}; the slowest, and all that grow`,
);
worst.forEach(({ name, times, input }, i) => {
  if (grows(times)) bad++;
  if (i < 12 || grows(times))
    print(`${curve(times)}${grows(times) ? '  GROWS' : ''}  ${name}  ${JSON.stringify(input.slice(0, 24))}`);
});

const fuzz = createFuzz(random);
const documents: Record<string, (length: number) => string> = {
  'fuzzed text': length => {
    let text = '';
    while (text.length < length) text += `${fuzz.text()} `;
    return text.slice(0, length);
  },
  'one long word': length => 'a'.repeat(length),
  'one long number': length => '9'.repeat(length),
  'names on end': length => 'Kim Jong-un '.repeat(length / 12),
  'dates on end': length => '25 April 2019, '.repeat(length / 15),
  'ranges on end': length => 'between 3 and '.repeat(length / 14),
  'open quotations': length => '“he said '.repeat(length / 9),
  'lines of one word': length => 'Kim\n\n'.repeat(length / 5),
};
for (let i = 0; i < 400; i++) annotate(fuzz.text());
print('\nThe whole engine (what a text repeats is annotated once)');
for (const [name, make] of Object.entries(documents)) {
  const times = SIZES.map(size => {
    const text = make(size);
    return least(() => annotate(text).events);
  });
  if (grows(times)) bad++;
  print(`${curve(times)}${grows(times) ? '  GROWS' : ''}  ${name}`);
}
/** A word that no other number gives, capitalised: what is told of it is annotated anew. */
function name(number: number): string {
  let word = '';
  for (let rest = number + 41; rest > 0; rest = Math.floor(rest / 60)) word += SYLLABLES[rest % 60];
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const SYLLABLES = [...'bdfgklmnprst'].flatMap(consonant => [...'aeiou'].map(vowel => consonant + vowel));
const DISTINCT: Record<string, (i: number) => string> = {
  events: i =>
    `${name(i)} Berg met Olof ${name(i + 7)} in ${name(i + 3)} on ${(i % 28) + 1} May and sued the ${name(i)} party.`,
  'events of one person': i => `Ada Berg met Olof ${name(i)}, and he left for ${name(i + 9)}.`,
  organisations: i => `The University of ${name(i)} hired ${1000 + i} people.`,
  'quotations in paragraphs': i => `“The ${name(i)} plan is dead,” said Ada ${name(i + 5)}.\n\n`,
  figures: i => `Some ${i + 2} of ${3 * i + 10} ${name(i)}s paid $${i + 1}.50.`,
  'lines of links': i => `${name(i)} wins ${name(i + 2)} prize\n\n`,
};

/** Sizes of texts of distinct items, which a cache does not spare: what is quadratic in them shows late. */
const LARGE = [32_000, 128_000, 512_000];
print(`\nOpening, headlines, export and an edit, of distinct things, at ${LARGE.join(', ')}`);
for (const [what, item] of Object.entries(DISTINCT)) {
  const times: number[] = [];
  // the first one warms up
  for (const size of [LARGE[0], ...LARGE]) {
    let text = '';
    for (let i = 0; text.length < size; i++) text += `${item(i + size)} `;
    times.push(await useOf(text));
  }
  times.shift();
  const rate = (k: number): number => times[k] / LARGE[k];
  const isWorse = rate(LARGE.length - 1) > 2 * Math.max(rate(0), rate(1));
  if (isWorse) bad++;
  print(
    `${times.map((ms, k) => ((1e6 * ms) / LARGE[k]).toFixed(0).padStart(7)).join('')}${isWorse ? '  GROWS' : ''}  ${what}`,
  );
}

/** Milliseconds to open a text as the editor does, to write it down, and to type a word into its middle. */
async function useOf(text: string): Promise<number> {
  const engine = createEngine();
  const started = performance.now();
  const { annotations } = await engine.open('text', text, 1, {});
  JSON.stringify(await engine.annotate(text, {}));
  const start = text.indexOf(' ', text.length / 2);
  const update = await engine.edit('text', [{ start, end: start, text: ' again' }], 2, text.length + 6);
  await engine.edit('text', [], 3, text.length + 6);
  const ms = performance.now() - started;
  if (annotations.zones.length + update.annotations.entities.length + annotations.figures.length === 0)
    throw new Error('nothing was found');
  engine.dispose();
  return ms;
}

print(bad === 0 ? '\nTime grows with length and no faster' : `\n${bad} grow faster than their input`);
process.exitCode = bad === 0 ? 0 : 1;

/** Nanoseconds for each character at each size. */
function curve(times: readonly number[]): string {
  return times.map((ms, i) => ((1e6 * ms) / SIZES[i]).toFixed(0).padStart(7)).join('');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Reads quantulum3's cases (../shared/data/dev/figures-quantulum3.json) and counts how many of their quantities the
// engine finds with the right value and the right unit. `--errors` lists the others.
//
// A quantity is right when a figure overlaps its words and
// - its number is the same, and its error (a range counts by its middle and half its width, as quantulum3 writes it),
// and
// - its unit is the same: spelling aside ("metre", "meter"), "$" as US dollars, coins as the share of the unit that
// they are,
//   a dozen as twelve, "dimensionless" as no unit;
// - a length of time counts by the part that the case asks for ("14 days" in "2 months, 14 days"), a year or a decade
// by its
//   number.
// A case is right when all its quantities are and nothing else in it is taken for a number, money or a measure.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import type { Figure } from '../../src/core/annotations/model';
import { SHARED } from '../support/sharedData';

interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly surface: string;
  readonly uncertainty?: number | null;
}

interface Case {
  readonly req: string;
  readonly res: readonly Quantity[];
}

const FILE = join(SHARED, 'data', 'dev', 'figures-quantulum3.json');

/** Names of quantulum3's units that differ from ours by more than spelling; a number is what one of them is worth. */
const SAME_UNIT: Readonly<Record<string, readonly [unit: string | null, worth?: number]>> = {
  dimensionless: [null],
  percentage: ['%'],
  dollar: ['USD'],
  cent: ['USD', 0.01],
  penny: ['GBP', 0.01],
  dime: ['USD', 0.1],
  'pound sterling': ['GBP'],
  euro: ['EUR'],
  yen: ['JPY'],
  dozen: [null, 12],
  "baker's dozen": [null, 13],
  gross: [null, 144],
  tonne: ['metric ton'],
  'pound-mass': ['pound'],
  'degree fahrenheit': ['degree Fahrenheit'],
  'cubic centimetre': ['milliliter'],
  'count per week': ['times per week'],
};

/** Our name of a quantulum3 unit, and what one of it is in ours. */
function ourUnit(unit: string): readonly [unit: string | null, worth: number] {
  const known = SAME_UNIT[unit];
  if (known !== undefined) return [known[0], known[1] ?? 1];
  const [first, ...per] = unit.split(' per ');
  const head = SAME_UNIT[first];
  const name = [head === undefined ? first : String(head[0]), ...per].join(' per ');
  return [name.replace(/metre/g, 'meter').replace(/litre/g, 'liter'), 1];
}

function near(a: number | undefined, b: number): boolean {
  return a !== undefined && (a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
}

const LETTERS: Readonly<Record<string, string>> = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  S: 'second',
};

function isRight({ value }: Figure, { value: wanted, unit, uncertainty }: Quantity): boolean {
  const [name, worth] = ourUnit(unit);
  const { timex } = value;
  if (timex !== undefined) {
    if (name === null) return timex.value === String(wanted) || timex.value === `${Math.floor(wanted / 10)}X`;
    const [days, time = ''] = timex.value.slice(1).split('T');
    const parts = [...days.matchAll(/([\d.]+)([YMWD])/g), ...time.matchAll(/([\d.]+)([HMS])/g)];
    return (
      timex.value.startsWith('P') && parts.some(([, n, letter]) => near(Number(n), wanted) && LETTERS[letter] === name)
    );
  }
  if ((value.per === undefined ? value.unit : `${value.unit ?? value.counted} per ${value.per}`) !== name) return false;
  if (value.lower === undefined || value.upper === undefined)
    return near(value.number, wanted * worth) && (value.uncertainty ?? 0) === (uncertainty ?? 0);
  return (
    near((value.lower + value.upper) / 2, wanted * worth) &&
    near((value.upper - value.lower) / 2, (uncertainty ?? 0) * worth)
  );
}

if (readCases() === null) process.stdout.write(`skipped: there is no ${FILE} on this machine\n`);
else {
  let right = 0;
  let found = 0;
  let all = 0;
  let whole = 0;
  const errors: string[] = [];
  const cases = readCases() ?? [];
  for (const { req, res } of cases) {
    const { figures } = toDocument(annotate(req, { id: 'case', date: null }));
    const touched = new Set<string>();
    let at = 0;
    let good = 0;
    for (const quantity of res) {
      all++;
      const start = Math.max(0, req.indexOf(quantity.surface, at));
      const end = start + quantity.surface.length;
      at = end;
      const hits = figures.filter(f => f.start < end && start < f.end);
      for (const hit of hits) touched.add(hit.id);
      if (hits.length > 0) found++;
      if (hits.some(hit => isRight(hit, quantity))) good++;
      else {
        const said = hits.map(({ text, value }) => `"${text}" ${JSON.stringify(value)}`).join('; ');
        errors.push(`"${quantity.surface}" is ${quantity.value} ${quantity.unit}: ${said === '' ? 'not found' : said}`);
      }
    }
    right += good;
    const others = figures.filter(f => !touched.has(f.id) && !/^(?:DATE|TIME|ORDINAL)$/.test(f.label));
    for (const { text } of others) errors.push(`"${text}" is nothing to quantulum3, in "${req}"`);
    if (good === res.length && others.length === 0) whole++;
  }
  const share = (n: number, of: number): string => `${n} of ${of} (${((100 * n) / of).toFixed(1)} %)`;
  process.stdout.write(`quantities found ${share(found, all)}, value and unit right ${share(right, all)}\n`);
  process.stdout.write(`cases wholly right ${share(whole, cases.length)}\n`);
  if (process.argv.includes('--errors')) for (const error of errors) process.stdout.write(`  ${error}\n`);
}

function readCases(): readonly Case[] | null {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Case[];
  } catch {
    return null;
  }
}

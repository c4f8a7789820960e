import { tableRows } from '../../text/table';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import homographTable from './homographs.tsv';

/** What says that a noun with another meaning is the money or the measure. */
interface Evidence {
  readonly least: number;
  readonly after: ReadonlySet<string>;
  readonly before: ReadonlySet<string> | undefined;
  readonly near: RegExp | undefined;
  readonly never: ReadonlySet<string>;
}

let rows: ReadonlyMap<string, Evidence> | undefined;

function homographs(): ReadonlyMap<string, Evidence> {
  rows ??= new Map(
    tableRows(homographTable).map(([word, least, after, before, near, never]) => [
      word,
      {
        least: least ? Number(least) : Number.POSITIVE_INFINITY,
        after: new Set((after ?? '').split('|').filter(w => w !== '')),
        before: before ? AMOUNT_CUES.forms(before) : undefined,
        near: near ? new RegExp(`\\b(?:${near})\\b`, 'i') : undefined,
        never: new Set((never ?? '').split('|').filter(w => w !== '')),
      },
    ]),
  );
  return rows;
}

/** Units whose singular before a plural is another noun's first part. */
const SINGULAR = AMOUNT_CUES.forms('singularUnit');

/** How many words before a noun are looked at. */
const BEFORE = 6;
/** More than a person or a side wins. */
const MANY = 100;
/** How many characters of a block are looked at. */
const STORY = 2000;

/**
 * Whether the noun at token `noun`, up to token `end`, is the money or the measure that its table says. Most are; those
 * of the table of homographs only where something says so.
 */
export function isMeant(view: TokenView, noun: number, end: number, number: NumberReading): boolean {
  // "two foot bridges", in words and without a hyphen
  const tied = view.isDash(noun - 1) && view.glued(noun - 1);
  if (!number.digits && !tied && number.value > 1 && SINGULAR.has(view.word(noun)) && /[a-z]{3}s$/.test(view.word(end)))
    return false;
  const evidence = homographs().get(view.word(noun));
  if (evidence === undefined || end > noun + 1) return true;
  const next = view.word(end);
  const told = evidence.near?.test(view.text.slice(0, STORY)) === true;
  // "won" beside Korea is money, but for the small counts of what is won
  if (told && number.value >= MANY) return true;
  if (evidence.never.has(next)) return false;
  if (view.isDash(noun - 1) && view.glued(noun - 1)) return true;
  if (number.value >= evidence.least || evidence.after.has(next)) return true;
  if (evidence.after.has('0') && view.isDigits(end)) return true;
  for (let i = noun - 1; i >= noun - BEFORE; i--) if (evidence.before?.has(view.word(i))) return true;
  return told;
}

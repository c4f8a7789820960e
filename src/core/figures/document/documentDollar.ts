import type { Block } from '../../blocks/block';
import { tableRows } from '../../text/table';
import currencyTable from '../words/currencies.tsv';
import placeTable from './dollarPlaces.tsv';
import type { LocalFigure } from './localFigure';

/** The dollar that a bare "$" means, where it is not the American one, and how that is told. */
export interface OtherDollar {
  readonly code: string;
  readonly evidence: string;
}

/** What the figures of a block tell of the document's dollar. */
export interface BlockDollars {
  /** Whether it has a bare "$". */
  readonly bare: boolean;
  /** The dollar that it names in words; null where it names none. */
  readonly named: string | null;
  /** Whether it tells dollars apart: by a sign such as "A$", or as American or several dollars in words. */
  readonly apart: boolean;
  readonly block: Block | undefined;
  /** How often the block names the countries of each dollar, once that was asked. */
  places: ReadonlyMap<string, number> | undefined;
}

/** How often a story must name a country of dollars, and no American place, to be set there. */
const SET_THERE = 2;

/** What the figures of a block tell of the document's dollar. */
export function dollarsOf(figures: readonly LocalFigure[], block: Block | undefined): BlockDollars {
  let bare = false;
  let named: string | null = null;
  let apart = false;
  for (const { label, value, assumedCurrency, start, end } of figures) {
    if (label !== 'MONEY' || value.unit === null) continue;
    bare ||= assumedCurrency === true;
    if (assumedCurrency === true || !isDollar(value.unit)) continue;
    const signed = block?.text.slice(start, end).includes('$') ?? false;
    apart ||= signed || value.unit === 'USD' || (named !== null && named !== value.unit);
    named = value.unit;
  }
  return { bare, named, apart, block, places: undefined };
}

/**
 * The dollar of a document: the one it names in words ("Australian dollars"); or, where it names none, that of the
 * country in which the story is set. Beside "A$5" or "US$5" a bare sign is American. Null where it is, or where the
 * document has no bare dollars.
 */
export function documentDollar(blocks: readonly BlockDollars[]): OtherDollar | null {
  let bare = false;
  let named: string | null = null;
  for (const own of blocks) {
    bare ||= own.bare;
    if (own.apart || (named !== null && own.named !== null && named !== own.named)) return null;
    named ??= own.named;
  }
  if (!bare) return null;
  if (named !== null) return { code: named, evidence: 'the dollar that the text names' };
  return settingOf(blocks);
}

function settingOf(blocks: readonly BlockDollars[]): OtherDollar | null {
  const counts = new Map<string, number>();
  for (const own of blocks) {
    own.places ??= own.block === undefined ? NONE : countPlaces(own.block);
    if (own.places === NONE) continue;
    for (const [code, count] of own.places) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  const [[code, count] = ['USD', 0], ...others] = [...counts].sort((a, b) => b[1] - a[1]);
  if (code === 'USD' || count < SET_THERE || counts.has('USD') || others.some(([, n]) => n === count)) return null;
  return { code, evidence: 'the dollar of the country that the story is set in' };
}

const NONE: ReadonlyMap<string, number> = new Map();

function countPlaces({ tokens }: Block): ReadonlyMap<string, number> {
  const words = dollarPlaces();
  let counts: Map<string, number> | undefined;
  for (const { text } of tokens) {
    const code = words.get(text);
    if (code === undefined) continue;
    counts ??= new Map();
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts ?? NONE;
}

let dollars: ReadonlySet<string> | undefined;

/** Whether a currency is a dollar, as its names in the table of currencies say. */
function isDollar(unit: string): boolean {
  dollars ??= new Set(
    tableRows(currencyTable)
      .filter(([form]) => /\bdollars?$/i.test(form))
      .map(([, code]) => code),
  );
  return dollars.has(unit);
}

let table: ReadonlyMap<string, string> | undefined;

/** Codes by the words of the table, as they stand there and, but for "us", in lower case. */
function dollarPlaces(): ReadonlyMap<string, string> {
  if (table === undefined) {
    const read = new Map<string, string>();
    for (const [word, code] of tableRows(placeTable)) {
      read.set(word, code);
      if (word !== 'US') read.set(word.toLowerCase(), code);
    }
    table = read;
  }
  return table;
}

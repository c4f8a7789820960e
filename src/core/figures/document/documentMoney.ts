import type { Block } from '../../blocks/block';
import { type SharedMoney, sharedMoney } from '../words/sharedMoney';
import type { TokenView } from '../words/tokenView';
import type { LocalFigure } from './localFigure';

/** How many tokens before and after an amount a country is looked for, that of its own sentence first. */
const BEFORE = 40;
const AFTER = 14;

/**
 * The shared money that an amount of the tokens `start..end` is in ("5,000 kr", "¥300", "pesos"), and the code of the
 * country that its block names beside it; null where the block names none. Undefined for money of one country and for a
 * currency that is named whole.
 */
export function sharedMoneyAt(
  view: TokenView,
  start: number,
  end: number,
): { readonly name: string; readonly code: string | null } | undefined {
  for (let i = start; i < end; i++) {
    const money = sharedMoney(view.word(i));
    if (money === undefined || isNamedWhole(view, i)) continue;
    return { name: view.word(i), code: placeBeside(view, money, start, end) };
  }
  return undefined;
}

/** Whether a word before a currency's noun says whose it is: "Swiss francs". */
function isNamedWhole(view: TokenView, i: number): boolean {
  const { currencies } = view.tables;
  const whole = [i - 2, i - 1].some(at => (currencies.match(view.lower, at)?.length ?? 0) > i - at);
  return whole || (currencies.match(view.lower, i)?.length ?? 1) > 1;
}

function placeBeside(view: TokenView, money: SharedMoney, start: number, end: number): string | null {
  const code = (i: number): string | undefined =>
    view.capital(i) || view.register === 'caseless' ? money.places.get(view.raw[i]) : undefined;
  const ends = (i: number): boolean => /^[.;!?]$/.test(view.word(i));
  let first = start - 1;
  while (first > Math.max(0, start - BEFORE) && !ends(first)) first--;
  let last = end;
  while (last < Math.min(view.length, end + AFTER) && !ends(last)) last++;
  // its own sentence, nearest first, then those before
  for (let i = start - 1; i >= first; i--) if (code(i) !== undefined) return code(i) ?? null;
  for (let i = end; i < last; i++) if (code(i) !== undefined) return code(i) ?? null;
  for (let i = first - 1; i >= Math.max(0, start - BEFORE); i--) if (code(i) !== undefined) return code(i) ?? null;
  return null;
}

/** What the countries that a document names tell of its shared money, by the word that it stands under. */
export type DocumentMoney = ReadonlyMap<string, string | null>;

const NONE: DocumentMoney = new Map();

/** The currencies of a document's shared money that no block settles: those of the country that it names most often. */
export function documentMoney(
  locals: readonly (readonly LocalFigure[])[],
  blocks: readonly (Block | undefined)[],
): DocumentMoney {
  const names = new Set<string>();
  for (const own of locals) for (const { sharedMoney: name } of own) if (name !== undefined) names.add(name);
  if (names.size === 0) return NONE;
  return new Map([...names].map(name => [name, settingOf(name, blocks)]));
}

function settingOf(name: string, blocks: readonly (Block | undefined)[]): string | null {
  const money = sharedMoney(name);
  if (money === undefined) return null;
  const counts = new Map<string, number>();
  for (const block of blocks) {
    if (block === undefined) continue;
    for (const code of placesIn(block, money)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first === undefined || first[1] === second?.[1] ? money.unknown : first[0];
}

const named = new WeakMap<SharedMoney, WeakMap<Block, readonly string[]>>();
const NO_PLACES: readonly string[] = [];

/** The codes of the countries of a shared money, as often as a block names them; kept with the block. */
function placesIn(block: Block, money: SharedMoney): readonly string[] {
  let known = named.get(money);
  if (known === undefined) {
    known = new WeakMap();
    named.set(money, known);
  }
  let codes = known.get(block);
  if (codes === undefined) {
    const found = block.tokens.flatMap(({ text }) => money.places.get(text) ?? NO_PLACES);
    codes = found.length === 0 ? NO_PLACES : found;
    known.set(block, codes);
  }
  return codes;
}

export function isSameMoney(a: DocumentMoney, b: DocumentMoney): boolean {
  return a.size === b.size && [...a].every(([name, code]) => b.get(name) === code);
}

import type { Span } from '../text/span';

/**
 * Ids that an annotation keeps: made of its words and of the words beside it, not of its place, so that they are the
 * same in every session and on every machine, and an edit changes none but those of what it touches. An id is a letter
 * and a number below 2^24; where two annotations would have one, the later in the text has the next number that is
 * free.
 */
export interface StableIds {
  readonly ids: readonly string[];
  readonly numbers: Int32Array;
  /** What each number was made of: numbers of one key follow each other. */
  readonly keys: Int32Array;
}

const BITS = 24;
const MASK = (1 << BITS) - 1;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** How far from a span its key looks, in code units. */
export const KEY_REACH = 40;

/** Which code units are letters or digits, as far as keys care: everything beyond ASCII counts as a letter. */
function isWord(unit: number): boolean {
  return unit > 0x7f
    ? unit !== 0xa0 && (unit < 0x2000 || unit > 0x206f)
    : (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}

/**
 * The key of a span: its words, with `back` words before it and `ahead` words behind it in its line, no further than
 * `KEY_REACH`, and not before `floor`.
 */
export function keyOf(text: string, { start, end }: Span, back: number, ahead: number, floor = 0): number {
  let hash = SEED;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isWord(unit)) hash = Math.imul(hash ^ unit, PRIME);
  }
  let left = back;
  const first = Math.max(floor, start - KEY_REACH);
  for (let i = start - 1; i >= first && left > 0; i--) {
    const unit = text.charCodeAt(i);
    if (isBreak(unit)) break;
    if (!isWord(unit)) continue;
    hash = Math.imul(hash ^ unit ^ 0x100, PRIME);
    if (i === first || !isWord(text.charCodeAt(i - 1))) left--;
  }
  left = ahead;
  const last = Math.min(text.length, end + KEY_REACH);
  for (let i = end; i < last && left > 0; i++) {
    const unit = text.charCodeAt(i);
    if (isBreak(unit)) break;
    if (!isWord(unit)) continue;
    hash = Math.imul(hash ^ unit ^ 0x200, PRIME);
    if (i + 1 === last || !isWord(text.charCodeAt(i + 1))) left--;
  }
  return (hash ^ (hash >>> BITS)) & MASK;
}

/** The key of a name. */
export function keyOfName(name: string): number {
  return keyOf(name, { start: 0, end: name.length }, 0, 0);
}

/**
 * Ids for keys. `given` are ids that some have already, by their index: nobody else gets those. `before` are ids of
 * another version, of which the strings are used again.
 */
export function stableIds(
  prefix: 'T' | 'C' | 'E',
  keys: Int32Array,
  given?: ReadonlyMap<number, string>,
  before?: StableIds,
): StableIds {
  const taken = new NumberSet(keys.length);
  const numbers = new Int32Array(keys.length);
  const fixed = new Map<number, number>();
  for (const [i, id] of given ?? []) {
    const number = id.startsWith(prefix) && /^\d{1,8}$/.test(id.slice(1)) ? Number(id.slice(1)) & MASK : keys[i];
    fixed.set(i, taken.next(number));
  }
  const ids = new Array<string>(keys.length);
  const shift = before === undefined ? 0 : before.numbers.length - keys.length;
  for (let i = 0; i < keys.length; i++) {
    const number = fixed.get(i) ?? taken.next(keys[i]);
    numbers[i] = number;
    if (before?.numbers[i] === number) ids[i] = before.ids[i];
    else if (before?.numbers[i + shift] === number) ids[i] = before.ids[i + shift];
    else ids[i] = `${prefix}${number}`;
  }
  return { ids, numbers, keys };
}

/**
 * Numbers that are taken, in a table of open addresses: a set of objects would cost an edit in a long text several
 * times as much.
 */
class NumberSet {
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(size: number) {
    let slots = 16;
    while (slots < 2 * size) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#mask = slots - 1;
  }

  /** Takes the first number from `number` on that is free. */
  next(number: number): number {
    let free = number;
    while (!this.#take(free)) free = (free + 1) & MASK;
    return free;
  }

  #take(number: number): boolean {
    // an empty slot is 0
    const value = number + 1;
    for (let at = Math.imul(number, 0x9e3779b1) & this.#mask; ; at = (at + 1) & this.#mask) {
      if (this.#slots[at] === value) return false;
      if (this.#slots[at] === 0) {
        this.#slots[at] = value;
        return true;
      }
    }
  }
}

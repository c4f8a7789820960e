import type { Block } from '../../blocks/block';
import type { Register } from '../../text/register';
import type { Token } from '../../tokens/token';
import type { FigureTables, WordRoles } from './figureTables';
import { ANY_SIGHT, COUNT_SIGHT, Sight, sightBefore } from './firstSight';
import { type FigureWord, type KnownWords, NO_WORD } from './knownWords';
import type { NumberReading } from './numberReading';

/**
 * The tokens of a block as the figure grammar reads them: lower-cased, with what the tables say of each word looked up
 * once.
 */
export class TokenView {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly raw: readonly string[];
  readonly text: string;
  readonly register: Register;
  readonly length: number;
  readonly tables: FigureTables;
  /** Whether the text has lost its signs with its capitals: hardly a point, comma, currency or percent sign is left. */
  readonly stripped: boolean;
  /** The number that was read last, which several readings in turn begin with. */
  lastNumber: { readonly at: number; readonly reading: NumberReading | null } = { at: -1, reading: null };
  private readonly words: readonly FigureWord[];

  constructor(
    readonly block: Block,
    known: KnownWords,
  ) {
    const { tokens } = block;
    const { length } = tokens;
    this.tokens = tokens;
    this.text = block.text;
    this.register = block.register;
    this.length = length;
    this.tables = known.tables;
    this.stripped = block.register === 'caseless' && isStripped(block.text);
    const raw: string[] = new Array(length);
    const lower: string[] = new Array(length);
    const words: FigureWord[] = new Array(length);
    for (let i = 0; i < length; i++) {
      const token = tokens[i];
      const word = known.wordOf(token);
      words[i] = word;
      raw[i] = token.text;
      lower[i] = word.lower;
    }
    this.raw = raw;
    this.lower = lower;
    this.words = words;
  }

  private at(i: number): FigureWord {
    return i >= 0 && i < this.length ? this.words[i] : NO_WORD;
  }

  /** The lower-cased form of a token, or "" outside the block. */
  word(i: number): string {
    return this.at(i).lower;
  }

  /** The value of a number word in one role, or undefined. */
  number(i: number, role: string): number | undefined {
    return this.at(i).roles?.number[role];
  }

  /** The value of a time word in one role, or undefined. */
  time(i: number, role: string): string | undefined {
    return this.at(i).roles?.time[role];
  }

  /** The readings that can begin at a token, as bits of `Sight`: those that are missing need not be tried. */
  sight(i: number): number {
    const { sight } = this.at(i);
    return (sight & (Sight.article | Sight.turn)) === 0 ? sight : sightBefore(sight, this.at(i + 1).sight);
  }

  /** Whether a number or a date before a token can go on with it. */
  follows(i: number): boolean {
    return (this.at(i).sight & Sight.follows) !== 0 || this.isTail(i);
  }

  /** Whether a token is a word glued to digits before it ("25bps", "20usd"). */
  isTail(i: number): boolean {
    return this.isDigits(i - 1) && this.glued(i - 1) && this.tokens[i]?.kind === 'word';
  }

  /** Whether a token is ASCII digits and nothing else. */
  isInteger(i: number): boolean {
    return this.at(i).integer;
  }

  /** Whether a token is a number of one word or of ASCII digits, and nothing follows that could belong to it. */
  isBare(i: number): boolean {
    const { integer, roles, sight } = this.at(i);
    if (this.follows(i + 1) || (this.at(i + 2).sight & Sight.units) !== 0) return false;
    return integer
      ? (sight & (Sight.holiday | Sight.clock)) === 0
      : roles?.counts === true && (sight & ~COUNT_SIGHT) === 0;
  }

  /** The first token from `i` on that a figure can begin at by its word; `length` when there is none. */
  nextStart(i: number): number {
    const { words, length } = this;
    let at = i;
    while (at < length && ((words[at].sight & ANY_SIGHT) === 0 || !this.starts(at))) at++;
    return at;
  }

  /** Whether a figure can begin at a token: words such as "the" begin one only where a number or a time is near. */
  starts(i: number): boolean {
    const token = this.tokens[i];
    switch (token.kind) {
      case 'number':
        return true;
      case 'link':
        return false;
      case 'punctuation':
        if (!this.tellsWithin(i, 1) || !MARKS.has(token.text)) return false;
        // the point of ".5" rather than a sentence's
        return token.text !== '.' || (this.glued(i) && !this.glued(i - 1));
      default: {
        const { roles } = this.words[i];
        if (roles === undefined) return token.kind === 'symbol' ? MARKS.has(token.text) : this.isGlued(i);
        return roles.starts && (roles.tells || this.leads(i, roles));
      }
    }
  }

  private isGlued(i: number): boolean {
    return (this.words[i].sight & Sight.glued) !== 0 && endsInDigit(this.raw[i]);
  }

  /** Whether a word that is no number and no time begins a figure here, by what follows it. */
  private leads(i: number, roles: WordRoles): boolean {
    const { holidays, modifiers, currencyMarks, dollarPrefixes } = this.tables;
    if (roles.alone && holidays.match(this.lower, i) !== null) return true;
    if (!this.tellsWithin(i, LEAD)) return false;
    // "in" begins "in excess of" and no more
    const sight = this.words[i].sight & ANY_SIGHT;
    if ((roles.general && sight !== Sight.modifier) || modifiers.match(this.lower, i) !== null) return true;
    const marked = currencyMarks.has(this.raw[i]) || this.register === 'caseless' || dollarPrefixes.has(this.lower[i]);
    return marked && this.tellsWithin(i, 2);
  }

  /** Whether a number, a sign, a word of numbers or times or the end of the block is among the next `reach` tokens. */
  private tellsWithin(i: number, reach: number): boolean {
    for (let at = i + 1; at <= i + reach; at++) if (at >= this.length || this.words[at].tells) return true;
    return false;
  }

  /** Whether a token is a word of times and none of numbers: a weekday, a month, "today". */
  isNamed(i: number): boolean {
    const { roles } = this.at(i);
    return roles?.counts === false && roles.tells;
  }

  isDigits(i: number): boolean {
    return i >= 0 && i < this.length && this.tokens[i].kind === 'number';
  }

  /** Whether no space stands between a token and the next. */
  glued(i: number): boolean {
    return i >= 0 && i + 1 < this.length && this.tokens[i].end === this.tokens[i + 1].start;
  }

  isDash(i: number): boolean {
    return (this.at(i).sight & Sight.dash) !== 0;
  }

  /** Whether the text or a clause ends before a token: at a mark of punctuation, or after the last token. */
  endsClause(i: number): boolean {
    const w = this.word(i);
    return w === '' || CLAUSE_MARKS.has(w);
  }

  /** Whether a token begins with a capital letter, in text that has capitals. */
  capital(i: number): boolean {
    if (i < 0 || i >= this.length || this.register !== 'standard') return false;
    const c = this.raw[i].charAt(0);
    return c !== c.toLowerCase();
  }
}

/** The most tokens from the first word of a figure to its number ("as many as an estimated 50"). */
const LEAD = 6;

const CLAUSE_MARKS: ReadonlySet<string> = new Set([',', '.', ';', ':', '!', '?', ')']);

/** Characters to each sign in text that still counts as stripped of them. */
const STRIPPED_LENGTH = 400;

function isStripped(text: string): boolean {
  return (text.match(/[.,;:!?$€£%]/g)?.length ?? 0) <= text.length / STRIPPED_LENGTH;
}

/** Whether a word ends in digits, as "USD115" does, or in digits and a scale, as "GHS22billion" does. */
function endsInDigit(word: string): boolean {
  const c = word.charCodeAt(word.length - 1);
  if (c >= 48 && c <= 57) return true;
  // a scale ends in one of these
  if (c !== 0x6e && c !== 0x6d && c !== 0x62 && c !== 0x6b) return false;
  return DIGIT.test(word) && /^\p{L}{1,4}\d{1,12}\p{L}{1,8}$/u.test(word);
}

const DIGIT = /\d/;

/** Marks other than words that a figure can begin with; dashes as a sign. */
const MARKS = new Set([
  "'",
  '’',
  '‘',
  '.',
  '-',
  '−',
  '½',
  '¼',
  '¾',
  '⅓',
  '⅔',
  '⅛',
  '⅜',
  '⅝',
  '⅞',
  '⅕',
  '⅖',
  '⅗',
  '⅘',
  '⅙',
  '⅚',
  '<',
  '>',
  '%',
]);

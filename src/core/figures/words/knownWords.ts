import type { Token } from '../../tokens/token';
import type { FigureTables, WordRoles } from './figureTables';
import { ENDING_MARKS, FOLLOWERS, NUMBER_ROLE_SIGHT, Sight, TIME_ROLE_SIGHT, WORD_SIGHT } from './firstSight';

/** All that the grammar knows of a word by itself. */
export interface FigureWord {
  /** Lower-cased, its apostrophe straight. */
  readonly lower: string;
  readonly roles: WordRoles | undefined;
  /** The readings that can begin with it: bits of `Sight`. */
  readonly sight: number;
  /** Whether it is a number, a sign, or a word of numbers or times. */
  readonly tells: boolean;
  /** ASCII digits and nothing else. */
  readonly integer: boolean;
}

/** Stands for the token before the first and after the last. */
export const NO_WORD: FigureWord = { lower: '', roles: undefined, sight: 0, tells: false, integer: false };

/**
 * How many words of a text are kept, and how long they may be: longer ones are rare, and hold on to the text they were
 * cut from.
 */
const KEPT = 20_000;
const KEPT_LENGTH = 12;

/** The words of texts, each looked up in the tables once. */
export class KnownWords {
  private readonly words = new Map<string, FigureWord>();
  private readonly numbers = new Map<string, FigureWord>();
  private readonly marks = new Map<string, FigureWord>();

  constructor(readonly tables: FigureTables) {}

  /** What the grammar knows of the word that a token is. */
  wordOf(token: Token): FigureWord {
    const { text, kind } = token;
    const kept = kind === 'number' ? this.numbers : kind === 'punctuation' ? this.marks : this.words;
    const found = kept.get(text);
    if (found !== undefined) return found;
    const made =
      kind === 'number' ? this.numberOf(text) : kind === 'punctuation' ? this.markOf(text) : this.make(token);
    if (text.length <= KEPT_LENGTH) {
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, made);
    }
    return made;
  }

  private numberOf(text: string): FigureWord {
    const holiday = this.tables.holidays.begins(text) ? Sight.holiday : 0;
    // "0430" can be a time of day whatever follows
    const clock = /^0\d{3}$/.test(text) ? Sight.clock : 0;
    const sight = Sight.digits | Sight.follows | holiday | clock;
    return { lower: text, roles: undefined, sight, tells: true, integer: /^[0-9]+$/.test(text) };
  }

  private markOf(text: string): FigureWord {
    const lower = text === '’' ? "'" : text;
    const sight = this.namedSight(lower, text) | (ENDING_MARKS.has(text) ? 0 : Sight.follows);
    return { lower, roles: undefined, sight, tells: false, integer: false };
  }

  private make({ text, kind }: Token): FigureWord {
    const lower = text.includes('’') ? text.toLowerCase().replace('’', "'") : text.toLowerCase();
    const roles = this.tables.words.get(lower);
    let sight = this.namedSight(lower, text);
    if (roles !== undefined) {
      for (const role of Object.keys(roles.number)) sight |= NUMBER_ROLE_SIGHT.get(role) ?? 0;
      for (const role of Object.keys(roles.time)) sight |= TIME_ROLE_SIGHT.get(role) ?? 0;
      if (roles.alone) sight |= Sight.holiday;
      sight |= Sight.follows;
    }
    if (/\d/.test(text)) sight |= Sight.glued | Sight.quarter | Sight.yearWord | Sight.follows;
    if (kind === 'symbol' || FOLLOWERS.has(lower) || this.isMeasure(text, lower)) sight |= Sight.follows;
    return { lower, roles, sight, tells: kind === 'symbol' || roles?.tells === true, integer: false };
  }

  /** What a word or a sign begins by the grammar's own words and by the tables of modifiers and currencies. */
  private namedSight(lower: string, text: string): number {
    const { modifiers, currencyMarks, lowerMarks, strippedMarks, dollarPrefixes } = this.tables;
    const currency =
      currencyMarks.has(text) || lowerMarks.has(text) || strippedMarks.has(lower) || dollarPrefixes.has(lower);
    return (
      (WORD_SIGHT.get(lower) ?? 0) |
      (modifiers.begins(lower) ? Sight.modifier : 0) |
      (currency ? Sight.currency | Sight.follows : 0)
    );
  }

  /** Whether a unit, a currency or a time zone can begin with a word. */
  private isMeasure(text: string, lower: string): boolean {
    const { units, unitSymbols, currencies, currencyMarks, percents, zones } = this.tables;
    return (
      units.begins(lower) ||
      currencies.begins(lower) ||
      unitSymbols.begins(text) ||
      unitSymbols.begins(lower) ||
      percents.begins(text) ||
      zones.has(lower) ||
      // "5 MEUR"
      (text.startsWith('M') && currencyMarks.has(text.slice(1)))
    );
  }
}

import type { Block, Register } from '../text/block';
import type { Token } from '../tokens/token';
import type { Lexicon, WordRoles } from './lexicon';

/** The tokens of a block as the figure grammar reads them: lower-cased, with the roles of each word looked up once. */
export class TokenView {
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly raw: readonly string[];
  readonly text: string;
  readonly register: Register;
  readonly length: number;
  private readonly roles: readonly (WordRoles | undefined)[];

  constructor(
    readonly block: Block,
    readonly lexicon: Lexicon,
  ) {
    this.tokens = block.tokens;
    this.text = block.text;
    this.register = block.register;
    this.length = block.tokens.length;
    const raw: string[] = [];
    const lower: string[] = [];
    const roles: (WordRoles | undefined)[] = [];
    for (const token of block.tokens) {
      const form =
        token.kind === 'punctuation' && token.text === '’' ? "'" : token.text.toLowerCase().replace('’', "'");
      raw.push(token.text);
      lower.push(form);
      roles.push(token.kind === 'number' || token.kind === 'punctuation' ? undefined : lexicon.words.get(form));
    }
    this.raw = raw;
    this.lower = lower;
    this.roles = roles;
  }

  /** The lower-cased form of a token, or "" outside the block. */
  word(i: number): string {
    return i >= 0 && i < this.length ? this.lower[i] : '';
  }

  /** The value of a number word in one role, or undefined. */
  number(i: number, role: string): number | undefined {
    return this.roles[i]?.number[role];
  }

  /** The value of a time word in one role, or undefined. */
  time(i: number, role: string): string | undefined {
    return this.roles[i]?.time[role];
  }

  /** Whether a figure can begin at a token. */
  starts(i: number): boolean {
    const token = this.tokens[i];
    if (token.kind === 'number') return true;
    if (token.kind === 'link') return false;
    return this.roles[i]?.starts === true || MARKS.has(token.text);
  }

  isDigits(i: number): boolean {
    return i >= 0 && i < this.length && this.tokens[i].kind === 'number';
  }

  /** Whether no space stands between a token and the next. */
  glued(i: number): boolean {
    return i >= 0 && i + 1 < this.length && this.tokens[i].end === this.tokens[i + 1].start;
  }

  isDash(i: number): boolean {
    const w = this.word(i);
    return w === '-' || w === '–' || w === '—' || w === '‑' || w === '‐' || w === '−';
  }

  /** Whether a token begins with a capital letter, in text that has capitals. */
  capital(i: number): boolean {
    if (i < 0 || i >= this.length || this.register !== 'standard') return false;
    const c = this.raw[i].charAt(0);
    return c !== c.toLowerCase();
  }
}

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

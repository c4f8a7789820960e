import { readWordLists } from '../english/wordLists';
import { tableRows } from '../text/table';
import abbreviationTable from './abbreviations.tsv';
import borderTable from './borderWords.tsv';
import openerTable from './openers.tsv';

/** What the point after an abbreviation may be: see `abbreviations.tsv`. */
export type AbbreviationKind = 'title' | 'number' | 'closing';

interface Abbreviation {
  readonly kind: AbbreviationKind;
  /** Whether the letters are also an ordinary word ("Mass", "no"). */
  readonly word: boolean;
}

const KINDS: readonly string[] = ['title', 'number', 'closing'] satisfies AbbreviationKind[];

const CASED = new Map<string, Abbreviation>();
const CASELESS = new Map<string, Abbreviation>();
for (const [form, kind, word] of tableRows(abbreviationTable)) {
  if (!isKind(kind)) continue;
  const entry = { kind, word: word === 'y' };
  CASED.set(form, entry);
  if (!entry.word || kind === 'number') CASELESS.set(form.toLowerCase(), entry);
}

const OPENERS = new Map<string, string>();
for (const [word, strength] of tableRows(openerTable)) OPENERS.set(word, strength);

/** Words by which tokens and sentences are cut. */
export const BORDER_WORDS = readWordLists(borderTable);

/** What may stand after the apostrophe of a clitic, in small letters and in capitals. */
export const CLITICS: ReadonlySet<string> = new Set(
  [...BORDER_WORDS.forms('clitic')].flatMap(clitic => [clitic, clitic.toUpperCase()]),
);

/**
 * The abbreviation that `word` is when a point follows it; without capitals, ordinary words that look the same are left
 * out.
 */
export function abbreviationOf(word: string, cased: boolean): Abbreviation | undefined {
  return cased ? CASED.get(word) : CASELESS.get(word.toLowerCase());
}

/** Whether sentences often open with `word`: 'strong' also where no capital tells, 'weak' only with one. */
export function openerOf(word: string): 'strong' | 'weak' | undefined {
  const strength = OPENERS.get(word.toLowerCase());
  return strength === 'strong' || strength === 'weak' ? strength : undefined;
}

function isKind(kind: string): kind is AbbreviationKind {
  return KINDS.includes(kind);
}

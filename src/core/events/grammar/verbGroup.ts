import { CLASS } from '../../english/classes/wordClasses';
import type { BlockGrammar } from './sentenceGrammar';

/** A verb with its auxiliaries, adverbs and particles on the left. Token indices of the block. */
export interface VerbGroup {
  readonly first: number;
  readonly verb: number;
  readonly passive: boolean;
  /** After "to". */
  readonly infinitive: boolean;
  readonly negated: boolean;
  /** The first modal, in lower case: "will", "may", "would"; "going to" and "set to" are not modals. */
  readonly modal: string | null;
  readonly perfect: boolean;
  readonly progressive: boolean;
}

const BE: ReadonlySet<string> = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  "'m",
  'get',
  'got',
  'gets',
]);
const HAVE: ReadonlySet<string> = new Set(['have', 'has', 'had', 'having', "'ve", "'d"]);
const MODALS: ReadonlySet<string> = new Set([
  'will',
  'would',
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  'shall',
  "'ll",
  'ought',
  'wo',
  'won',
  'ca',
  'wouldn',
  'couldn',
  'shouldn',
  'cannot',
]);
const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  "n't",
  "'t",
  'never',
  'neither',
  'nor',
  'no',
  'hardly',
  'barely',
  'scarcely',
]);
const NEGATED_STEMS: ReadonlySet<string> = new Set([
  'don',
  'doesn',
  'didn',
  'isn',
  'aren',
  'wasn',
  'weren',
  'hasn',
  'haven',
  'hadn',
  'won',
  'wouldn',
  'couldn',
  'shouldn',
  'cannot',
  'ain',
]);
const MOST_BEFORE = 8;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/** The first token of the verb that ends at `verb`: that of "re" in "re-elected", where the tables know the whole word. */
export function compoundStart(g: BlockGrammar, verb: number): number {
  if (g.lower[verb - 1] !== '-' || verb < 2) return verb;
  return g.tables.lexicon.verbs.has(`${g.lower[verb - 2]}-${g.lower[verb]}`) ? verb - 2 : verb;
}

/** The group of the verb at token `verb`, whose form can be used as `use` says (letters of `VerbForm`). */
export function readVerbGroup(g: BlockGrammar, verb: number, use: string): VerbGroup {
  const start = compoundStart(g, verb);
  let first = start;
  let negated = false;
  let modal: string | null = null;
  let infinitive = false;
  let nearestAux: string | null = null;
  let perfect = false;
  let progressive = false;
  let be = false;
  for (let i = start - 1; i >= 0 && i >= start - MOST_BEFORE; i--) {
    const word = g.lower[i];
    const tag = g.classes[i];
    if (NEGATIONS.has(word) || (word === 't' && NEGATED_STEMS.has(g.lower[i - 1] ?? ''))) {
      if (word === 'no' && tag === CLASS.DET) break;
      negated = true;
    } else if (NEGATED_STEMS.has(word) && tag !== CLASS.PROPN) {
      negated = true;
      if (word === 'won' || word === 'cannot' || MODALS.has(word)) modal = word === 'won' ? 'will' : word;
    } else if (MODALS.has(word) && (tag === CLASS.AUX || tag === CLASS.VERB)) modal = word === "'ll" ? 'will' : word;
    else if (tag === CLASS.AUX || BE.has(word) || (HAVE.has(word) && tag === CLASS.VERB && use.includes('n'))) {
      if (word === "'s" && tag === CLASS.PART) break;
      nearestAux ??= word;
      if (BE.has(word)) be = true;
      if (HAVE.has(word)) perfect = true;
    } else if (tag === CLASS.PART && word === 'to') {
      infinitive = true;
      first = i;
      break;
    } else if (tag !== CLASS.ADV) break;
    first = i;
  }
  while (first < start && g.classes[first] === CLASS.ADV && !isNegation(g.lower[first])) first++;
  const passive = nearestAux !== null && BE.has(nearestAux) && use.includes('n');
  if (be && use.includes('g')) progressive = true;
  return { first, verb, passive, infinitive, negated, modal, perfect, progressive };
}

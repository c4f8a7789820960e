import { CLASS } from '../../english/classes/wordClasses';
import type { BlockGrammar } from './blockGrammar';
import { BE, HAVE, MODALS, NEGATED_STEMS, NEGATIONS } from './functionWords';

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

const MOST_BEFORE = 8;

export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}

/**
 * The first token of the verb that ends at `verb`: that of "re" in "re-elected", where the tables know the whole word.
 */
export function compoundStart(g: BlockGrammar, verb: number): number {
  if (g.lower[verb - 1] !== '-' || verb < 2) return verb;
  return g.tables.lexicon.verbs.has(`${g.lower[verb - 2]}-${g.lower[verb]}`) ? verb - 2 : verb;
}

/** What the words before a verb add to it, as far as they have been read. */
interface Before {
  negated: boolean;
  modal: string | null;
  infinitive: boolean;
  /** The auxiliary next to the verb. */
  nearest: string | null;
  perfect: boolean;
  be: boolean;
}

/** The group of the verb at token `verb`, whose form can be used as `use` says (letters of `VerbForm`). */
export function readVerbGroup(g: BlockGrammar, verb: number, use: string): VerbGroup {
  const start = compoundStart(g, verb);
  let first = start;
  const before: Before = {
    negated: false,
    modal: null,
    infinitive: false,
    nearest: null,
    perfect: false,
    be: false,
  };
  while (first > 0 && first > start - MOST_BEFORE && !before.infinitive && takeWord(g, first - 1, use, before)) first--;
  // "decided not to charge"
  if (before.infinitive && first > 0 && NEGATIONS.has(g.lower[first - 1]) && g.classes[first - 1] !== CLASS.DET) {
    before.negated = true;
    first--;
  }
  while (first < start && g.classes[first] === CLASS.ADV && !isNegation(g.lower[first])) first++;
  const { infinitive, negated, modal, perfect, nearest } = before;
  const passive = nearest !== null && BE.has(nearest) && use.includes('n');
  return { first, verb, passive, infinitive, negated, modal, perfect, progressive: before.be && use.includes('g') };
}

/** Reads token `i` as a part of the verb group behind it; false where it is none. */
function takeWord(g: BlockGrammar, i: number, use: string, before: Before): boolean {
  const word = g.lower[i];
  const tag = g.classes[i];
  if (NEGATIONS.has(word) || (word === 't' && NEGATED_STEMS.has(g.lower[i - 1] ?? ''))) {
    // "no longer sells"
    if (word === 'no' && tag === CLASS.DET && g.lower[i + 1] !== 'longer') return false;
    before.negated = true;
    return true;
  }
  if (NEGATED_STEMS.has(word) && tag !== CLASS.PROPN) {
    before.negated = true;
    if (MODALS.has(word)) before.modal = wholeModal(word);
    return true;
  }
  if (MODALS.has(word) && (tag === CLASS.AUX || tag === CLASS.VERB)) {
    before.modal = wholeModal(word);
    return true;
  }
  if (tag === CLASS.AUX || BE.has(word) || (HAVE.has(word) && tag === CLASS.VERB && use.includes('n')))
    return takeAuxiliary(word, tag, before);
  // "pleaded guilty to | killing" has no infinitive
  if (tag === CLASS.PART && word === 'to' && use !== 'g') {
    before.infinitive = true;
    return true;
  }
  // "have more than | doubled"
  if (word === 'than' || g.lower[i + 1] === 'than') return /^(?:more|less)$/.test(g.lower[word === 'than' ? i - 1 : i]);
  return tag === CLASS.ADV;
}

function takeAuxiliary(word: string, tag: number, before: Before): boolean {
  if (word === "'s" && tag === CLASS.PART) return false;
  before.nearest ??= word;
  if (BE.has(word)) before.be = true;
  if (HAVE.has(word)) before.perfect = true;
  return true;
}

/** "will" of "'ll", "won" and "wo". */
function wholeModal(word: string): string {
  return word === "'ll" || word === 'won' ? 'will' : word;
}

import type { LocalFigureSpan } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { RELATIVE } from './functionWords';

/** A noun phrase without its prepositional phrases: tokens `first..last`, half-open, and its head. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

interface PhraseInput {
  readonly classes: Uint8Array;
  readonly lower: readonly string[];
  readonly mentionAt: Int32Array;
  readonly figureAt: Int32Array;
  readonly figures: readonly LocalFigureSpan[];
}

/** Reads the noun phrases of tokens `from..to`, in order, into `out`. */
export function readPhrases(input: PhraseInput, from: number, to: number, out: NounPhrase[]): void {
  let i = from;
  while (i < to) {
    if (!startsPhrase(input, i, to)) {
      i++;
      continue;
    }
    const first = i;
    let head = i;
    i++;
    if (input.classes[first] === CLASS.PRON) {
      out.push({ first, last: i, head: first });
      continue;
    }
    if (isNominal(input.classes[first])) head = first;
    while (i < to && continuesPhrase(input, i, to)) {
      if (isNominal(input.classes[i])) head = i;
      i++;
    }
    // "an offensive", "the injured", "the company's chief": the adjective stands for its noun
    if (!isNominal(input.classes[head]) || endsInPossessed(input, i - 1)) head = i - 1;
    out.push({ first, last: i, head });
  }
}

function startsPhrase({ classes, lower, figureAt }: PhraseInput, i: number, to: number): boolean {
  const tag = classes[i];
  if (tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM || tag === CLASS.DET) return true;
  // "at least 43 people": the figure begins with its preposition
  if (figureAt[i] >= 0 && (tag !== CLASS.ADP || (figureAt[i] !== figureAt[i - 1] && figureAt[i] === figureAt[i + 1])))
    return true;
  if (tag === CLASS.PRON) return !RELATIVE.has(lower[i]);
  // an adjective starts one only when a noun follows soon
  if (tag === CLASS.ADJ) {
    let j = i + 1;
    while (j < to && j < i + 4 && (classes[j] === CLASS.ADJ || lower[j] === '-')) j++;
    return j < to && isNominal(classes[j]);
  }
  return false;
}

function continuesPhrase(input: PhraseInput, i: number, to: number): boolean {
  const { classes, lower } = input;
  const tag = classes[i];
  const figure = continuesFigure(input, i);
  if (figure !== undefined) return figure;
  if (tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM) return classes[i - 1] !== CLASS.PRON;
  if (tag === CLASS.ADJ) return true;
  if (tag === CLASS.PART) return lower[i] === "'s" || lower[i] === "'" || lower[i] === 's';
  if (lower[i] === 's' && (classes[i - 1] === CLASS.PROPN || classes[i - 1] === CLASS.NOUN)) return true;
  // "Redwing Inc. acquired": inside a sentence a full stop is an abbreviation's
  if (lower[i] === '.') return i + 1 < to && isNominal(classes[i - 1]) && isWord(lower[i + 1]);
  if (lower[i] === '-' && i + 1 < to) return classes[i + 1] !== CLASS.PUNCT;
  if (lower[i - 1] === '-' && classes[i] !== CLASS.PUNCT) return true;
  return tag === CLASS.VERB && i + 1 < to && isParticipleBeforeNoun(input, i);
}

/** Whether an adjective at token `i` is all that somebody's noun phrase has for its noun. */
function endsInPossessed({ classes, lower }: PhraseInput, i: number): boolean {
  return classes[i] === CLASS.ADJ && lower[i - 1] === "'s";
}

function isWord(lower: string): boolean {
  return /^[\p{L}\d,]/u.test(lower);
}

/**
 * Whether token `i` goes on with the phrase, where that is a matter of names and figures; undefined where it is not.
 */
function continuesFigure(
  { classes, lower, mentionAt, figureAt, figures }: PhraseInput,
  i: number,
): boolean | undefined {
  const tag = classes[i];
  if (mentionAt[i] >= 0 && mentionAt[i] === mentionAt[i - 1]) return true;
  if (figureAt[i] >= 0 && figureAt[i] === figureAt[i - 1]) return true;
  // "to the summit | more than 10,000 labourers": what approximates a number begins a phrase
  if (figureAt[i] >= 0 && isNominal(classes[i - 1]) && (tag === CLASS.ADJ || tag === CLASS.ADV)) return false;
  // "fined Skyhop 4 million euros": two objects
  if (figureAt[i] >= 0 && mentionAt[i - 1] >= 0) return false;
  if (figureAt[i] >= 0 && isTime(figures[figureAt[i]])) return lower[i - 1] === "'s";
  if (figureAt[i - 1] >= 0 && isTime(figures[figureAt[i - 1]])) return lower[i] === "'s" || tag === CLASS.NOUN;
  return undefined;
}

/** "his newly appointed envoy": a participle between determiner and noun. */
function isParticipleBeforeNoun({ classes, lower }: PhraseInput, i: number): boolean {
  if (!/(?:ed|ing|en)$/.test(lower[i])) return false;
  const before = classes[i - 1];
  const determined = before === CLASS.DET || before === CLASS.ADJ || before === CLASS.NUM || lower[i - 1] === "'s";
  return determined && (classes[i + 1] === CLASS.NOUN || lower[i + 1] === '-');
}

function isTime(figure: LocalFigureSpan): boolean {
  return figure.label === 'DATE' || figure.label === 'TIME';
}

/** Whether a word of this class may head a noun phrase. */
export function isNominal(tag: number): boolean {
  return tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM;
}

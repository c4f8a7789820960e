import type { Figure, NewsmarkDocument } from '../annotations/model';
import { engineLabel } from '../annotations/model';
import { sentencesOf } from '../formats/sentencesOf';
import type { Span } from '../text/span';
import { CORPUS_WORDS } from './corpusWords';
import type { FigureDigest } from './documentDigest';
import { stem } from './stem';

const GRAMMAR = CORPUS_WORDS.forms('grammar');
const PAST = CORPUS_WORDS.forms('past');
const PEOPLE = CORPUS_WORDS.forms('people counted');

/** Figures that count something, and so can disagree. */
const COMPARED: ReadonlySet<string> = new Set(['CARDINAL', 'MONEY', 'PERCENT', 'QUANTITY']);

/** A clock time that is read as a count: "7.41 pm". */
const HALF_OF_DAY = /^[ap]m$/;

/** Least number that is compared: small ones are of too many things. */
const LEAST = 3;

/** The figures of a document that others may contradict, in the order of the text. */
export function digestFigures(
  document: NewsmarkDocument,
  text: string,
  clusterOf: (mention: string) => number | undefined,
  inStory: (span: Span) => boolean,
): readonly FigureDigest[] {
  const figures = document.figures.filter(
    figure => COMPARED.has(engineLabel(figure)) && isCount(figure) && inStory(figure),
  );
  const found: FigureDigest[] = [];
  let next = 0;
  let before: readonly string[] = [];
  for (const sentence of sentencesOf(text)) {
    if (next >= figures.length) break;
    const words = sentence.tokens.map(({ start, end }) => text.slice(start, end));
    while (next < figures.length && figures[next].start < sentence.end) {
      const figure = figures[next++];
      const names = namesIn(document, sentence, clusterOf);
      found.push(digestFigure(figure, { words, before, names, at: wordAt(sentence.tokens, figure) }));
    }
    before = words;
  }
  return found;
}

function isCount({ value: { number, lower, upper } }: Figure): boolean {
  return Math.max(number ?? 0, lower ?? 0, upper ?? 0) >= LEAST;
}

function wordAt(tokens: readonly Span[], { start }: Span): number {
  const at = tokens.findIndex(token => token.end > start);
  return at < 0 ? tokens.length : at;
}

function namesIn(
  { entities }: NewsmarkDocument,
  sentence: Span,
  clusterOf: (mention: string) => number | undefined,
): readonly number[] {
  const names = new Set<number>();
  for (const { id, start } of entities) {
    if (start < sentence.start || start >= sentence.end) continue;
    const cluster = clusterOf(id);
    if (cluster !== undefined) names.add(cluster);
  }
  return [...names];
}

interface Surroundings {
  /** The words of the figure's sentence, and of the one before. */
  readonly words: readonly string[];
  readonly before: readonly string[];
  readonly names: readonly number[];
  /** Which word of its sentence begins it. */
  readonly at: number;
}

function digestFigure(figure: Figure, { words, before, names, at }: Surroundings): FigureDigest {
  const { id, start, end, text, value } = figure;
  const lower = words.map(word => word.toLowerCase());
  const counted =
    value.counted === null ? countedBefore(lower, before, at) : value.counted.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const stems = HALF_OF_DAY.test(counted[0] ?? '')
    ? []
    : counted.filter(word => word !== '' && !GRAMMAR.has(word)).map(stem);
  const around = new Set(lower.filter(word => /^\p{L}/u.test(word) && !GRAMMAR.has(word)).map(stem));
  for (const each of stems) around.delete(each);
  return {
    id,
    start,
    end,
    label: engineLabel(figure),
    text,
    value,
    counted: stems,
    around,
    names,
    isPast: lower.some(word => PAST.has(word)),
  };
}

/**
 * What a figure counts that stands without it: "of them" and "numbered" mean the people last spoken of. Empty where
 * that is not told.
 */
function countedBefore(words: readonly string[], before: readonly string[], at: number): readonly string[] {
  const ofThem = words[at + 1] === 'of' && words[at + 2] === 'them';
  const behind = words.slice(at, at + 6).join(' ');
  if (!ofThem && !/ of them\b/.test(behind)) {
    return words.slice(0, at).includes('numbered') ? peopleOf(words.slice(0, at)) : [];
  }
  return peopleOf(before.map(word => word.toLowerCase()));
}

/** The last people that some words name, with the two words before: "north korean migrant laborers". */
function peopleOf(words: readonly string[]): readonly string[] {
  for (let i = words.length - 1; i >= 0; i--) if (PEOPLE.has(words[i])) return words.slice(Math.max(0, i - 3), i + 1);
  return [];
}

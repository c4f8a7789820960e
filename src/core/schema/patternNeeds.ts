import { tableRows } from '../text/table';
import contractedTable from './contracted.tsv';
import type { PatternPart } from './patternLibrary';

/** One of these words or tags must be in a sentence. */
interface Clause {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/** What a sentence must hold for a pattern to be tried on it. */
export type Needs = readonly Clause[];

let contracted: ReadonlySet<string> | undefined;

/**
 * What a sentence cannot do without if it is to match. `isOwn` knows the tags that labels stand for: of others nothing
 * is known before the library reads the sentence.
 */
export function needsOf(parts: readonly PatternPart[], isOwn: (tag: string) => boolean): Needs {
  contracted ??= new Set(tableRows(contractedTable).map(([word]) => word));
  return parts.flatMap(part => clauseOf(part, isOwn) ?? []);
}

function clauseOf(part: PatternPart, isOwn: (tag: string) => boolean): Clause | undefined {
  const { word, tag, optional, negative, operator, choices = [], fastOr } = part;
  if (optional || negative) return undefined;
  if (word !== undefined) return isPlain(word) ? { words: [word], tags: [] } : undefined;
  if (tag !== undefined) return isOwn(tag) ? { words: [], tags: [tag] } : undefined;
  if (operator !== 'or') return undefined;
  const words = fastOr === undefined ? [] : [...fastOr];
  if (!words.every(isPlain)) return undefined;
  const tags: string[] = [];
  for (const choice of choices) {
    const clause = choice.map(each => clauseOf(each, isOwn)).find(each => each !== undefined);
    if (clause === undefined) return undefined;
    words.push(...clause.words);
    tags.push(...clause.tags);
  }
  return words.length + tags.length === 0 ? undefined : { words, tags };
}

/** Whether a look at the letters of a sentence finds a word of a pattern. */
function isPlain(word: string): boolean {
  return /^[a-z0-9]+$/.test(word) && contracted?.has(word) !== true;
}

/** The words of a sentence as patterns write them: in small letters, without accents. */
export function plainWords(sentence: string): ReadonlySet<string> {
  const plain = sentence
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu));
}

export function areMet(needs: Needs, words: ReadonlySet<string>, tags: ReadonlySet<string>): boolean {
  return needs.every(clause => clause.words.some(word => words.has(word)) || clause.tags.some(tag => tags.has(tag)));
}

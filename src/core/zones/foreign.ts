import type { Zone } from '../annotations/model';
import type { Block, PlacedBlock } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import { tableRows } from '../text/table';
import { openerOf } from '../tokens/sentenceWords';
import boilerplateTable from './boilerplate.tsv';
import foreignTable from './foreign.tsv';
import { AGENCIES, CITIES, ROLES } from './furnitureWords';
import { PhraseTable } from './phrases';
import { isFunctionWord, type Topic, topicsOf, type Vocabulary } from './vocabulary';
import { wordsOf } from './words';

/** Most words of foreign headlines after an opener such as "top stories", and before a date line. */
const WIDEST = 90;

/** What a border gains where the word after it is one that opens sentences, in nats. */
const STRONG = 1.4;
const WEAK = 0.7;

/** Evidence from which a stretch counts as another article's, in nats. */
const FIRM = 1.5;

/** Fewest tokens outside a stretch for the document to have a vocabulary of its own. */
const LEAST_REST = 150;

/** Most words of a note on the author at the end of a document. */
const NOTE = 40;

const BOILERPLATE = new PhraseTable(
  tableRows(boilerplateTable).map(([kind, phrase]): [string, string] => [phrase, kind]),
);

/** A document word by word, over all its blocks. */
interface Words {
  readonly placed: PlacedBlock;
  readonly at: number;
}

/**
 * Furniture inside text without capitals and marks, where no line tells it: headlines of other articles after "top
 * stories" and the like or before the date line; the date line; a note on the author at the end.
 *
 * What belongs to another article is told by lexical cohesion (after Hearst, TextTiling, 1997): its content words are
 * foreign to the rest of the document, and it ends where the document's own words come back. Where that is not plain,
 * only the opener itself is marked.
 */
export function foreignZones(placed: readonly PlacedBlock[], vocabulary: Vocabulary): Zone[] {
  const zones: Zone[] = [];
  placed.forEach((block, index) => {
    if (block.block.register !== 'caseless') return;
    for (const mark of marksOf(block.block)) zones.push(...zonesOfMark(placed, vocabulary, index, mark));
  });
  const note = authorNote(placed);
  if (note) zones.push(note);
  return withoutOverlaps(zones);
}

/** The zones that an opener or a date line in the block at `index` tells of. */
function zonesOfMark(
  placed: readonly PlacedBlock[],
  vocabulary: Vocabulary,
  index: number,
  { first, last, kind }: Mark,
): Zone[] {
  const block = placed[index];
  const [from, to] = [
    { placed: block, at: first },
    { placed: block, at: last - 1 },
  ];
  if (kind === 'dateline') {
    const before = index < 2 ? foreignBefore(placed, vocabulary, index, first) : undefined;
    return [...(before ? [before] : []), zoneOf('dateline', from, to)];
  }
  if (kind === 'line') return [zoneOf('promo', from, to)];
  const end = foreignAfter(placed, vocabulary, index, last);
  return end === undefined && !isBare(block.block, first) ? [] : [zoneOf('promo', from, end ?? to)];
}

interface Mark {
  readonly first: number;
  readonly last: number;
  readonly kind: 'story' | 'line' | 'dateline';
}

const knownMarks = new WeakMap<Block, readonly Mark[]>();

/** Openers of boilerplate, and date lines ("tokyo ap when …"), of a block. Kept with the block. */
function marksOf(block: Block): readonly Mark[] {
  let marks = knownMarks.get(block);
  if (marks === undefined) {
    marks = findMarks(block);
    knownMarks.set(block, marks);
  }
  return marks;
}

function findMarks(block: Block): Mark[] {
  const words = wordsOf(block);
  const marks: Mark[] = [];
  for (let at = 0; at < words.length; at++) {
    const opener = BOILERPLATE.find(words, at);
    if (opener && !isObject(words[at - 1])) {
      marks.push({ first: at, last: opener.end, kind: opener.value === 'story' ? 'story' : 'line' });
      at = opener.end - 1;
      continue;
    }
    const city = CITIES.find(words, at);
    const agency = city && AGENCIES.find(words, city.end, m => m.value);
    if (!agency || !opensText(words[agency.end]) || isObject(words[at - 1]) || SAYING.has(words[at - 1] ?? ''))
      continue;
    marks.push({ first: at, last: agency.end, kind: 'dateline' });
    at = agency.end - 1;
  }
  return marks;
}

const WORDS = readWordLists(foreignTable);
const SAYING = WORDS.forms('saying');
const IN_CLAUSE = WORDS.forms('inClause');
const AFTER_AGENCY = WORDS.forms('afterAgency');

/** A word after which a phrase is part of a clause: "one of the top stories", "in moscow reuters". */
function isObject(before: string | undefined): boolean {
  return before !== undefined && IN_CLAUSE.has(before);
}

/** Whether an article may begin with this word after its date line. */
function opensText(word: string | undefined): boolean {
  return word !== undefined && !AFTER_AGENCY.has(word);
}

/** Whether an opener stands without a word of a clause before it. */
function isBare(block: Block, at: number): boolean {
  return at === 0 || !isFunctionWord(wordsOf(block)[at - 1]);
}

/**
 * Where the headlines of other articles after an opener end, or undefined when their words are not plainly foreign. The
 * words of the headlines themselves do not count as the document's, so each guess of the end asks again, until it
 * stays.
 */
function foreignAfter(
  placed: readonly PlacedBlock[],
  vocabulary: Vocabulary,
  index: number,
  last: number,
): Words | undefined {
  const stretch = walk(placed, index, last, WIDEST);
  let end: number | undefined = stretch.length - 1;
  for (let guess = 0; guess < 4; guess++) {
    const evidence = evidenceOutside(vocabulary, stretch.slice(0, end + 1));
    const next: number | undefined = evidence && foreignEnd(stretch, evidence);
    if (next === undefined) return undefined;
    if (next === end) break;
    end = next;
  }
  return stretch[end];
}

/** The index at which the evidence for another article, summed word by word, is greatest, and an opener may follow. */
function foreignEnd(stretch: readonly Words[], evidence: (topic: Topic) => number): number | undefined {
  let sum = 0;
  let best = FIRM;
  let end: number | undefined;
  for (let k = 0; k < stretch.length; k++) {
    const { placed, at } = stretch[k];
    sum += evidence(topicsOf(placed.block)[at]);
    const next = stretch[k + 1];
    const opener = next === undefined ? undefined : openerOf(wordsOf(next.placed.block)[next.at]);
    const here = sum + (opener === 'strong' ? STRONG : opener === 'weak' ? WEAK : 0);
    if (here > best) {
      best = here;
      end = k;
    }
    if (sum < best - 12) break;
  }
  return end;
}

/** What stands before the first date line of a document, when its words are foreign to the rest. */
function foreignBefore(
  placed: readonly PlacedBlock[],
  vocabulary: Vocabulary,
  index: number,
  first: number,
): Zone | undefined {
  const stretch: Words[] = [];
  for (let i = 0; i <= index; i++) {
    const to = i === index ? first : placed[i].block.tokens.length;
    for (let at = 0; at < to; at++) stretch.push({ placed: placed[i], at });
  }
  if (stretch.length === 0 || stretch.length > WIDEST) return undefined;
  const evidence = evidenceOutside(vocabulary, stretch);
  if (!evidence) return undefined;
  let sum = 0;
  for (const { placed: p, at } of stretch) sum += evidence(topicsOf(p.block)[at]);
  if (sum < FIRM) return undefined;
  return zoneOf('promo', stretch[0], stretch[stretch.length - 1]);
}

/** The next `most` words from a place on, over block borders. */
function walk(placed: readonly PlacedBlock[], index: number, from: number, most: number): Words[] {
  const words: Words[] = [];
  for (let i = index, at = from; i < placed.length && words.length < most; i++, at = 0) {
    const { block } = placed[i];
    if (block.register !== 'caseless') break;
    for (; at < block.tokens.length && words.length < most; at++) words.push({ placed: placed[i], at });
  }
  return words;
}

/**
 * How much a word speaks for a headline of another article rather than for this one, in nats, the words of `stretch`
 * not counted as the document's; undefined when the document outside is too short to tell.
 *
 * The log-likelihood ratio of two unigram models, measured on Wikinews headlines put beside other articles: headlines
 * have half as many function words (26 of 100 words against 52), and 93 of 100 of their content words are unknown to
 * the other article, of which 54 of 100 content words, less in a longer one, stand only once, and 18 twice.
 */
function evidenceOutside(vocabulary: Vocabulary, stretch: readonly Words[]): ((topic: Topic) => number) | undefined {
  const rest = vocabulary.tokens - stretch.length;
  if (rest < LEAST_REST) return undefined;
  const own = new Map<string, number>();
  for (const { placed, at } of stretch) {
    const { key } = topicsOf(placed.block)[at];
    own.set(key, (own.get(key) ?? 0) + 1);
  }
  const once = Math.min(0.7, 0.54 * (536 / rest) ** 0.25);
  const unknown = Math.log(0.74 / 0.48) + Math.log(0.93 / once);
  const knownOnce = Math.log(0.74 / 0.48) + Math.log(0.04 / 0.18);
  const known = Math.log(0.74 / 0.48) + Math.log(0.03 / (0.82 - once));
  const empty = Math.log(0.26 / 0.52);
  return ({ key, content }) => {
    if (!content) return empty;
    const times = vocabulary.times(key) - (own.get(key) ?? 0);
    return times <= 0 ? unknown : times === 1 ? knownOnce : known;
  };
}

/**
 * "talmadge has been the ap s pyongyang bureau chief", "ruiz reported from lima": the note on the author that ends a
 * document.
 */
function authorNote(placed: readonly PlacedBlock[]): Zone | undefined {
  const end = placed.at(-1);
  if (end === undefined || end.block.register !== 'caseless') return undefined;
  const words = wordsOf(end.block);
  for (let at = Math.max(1, words.length - NOTE); at + 3 < words.length; at++) {
    const verb = words[at] === 'is' || (words[at] === 'has' && words[at + 1] === 'been');
    if (!verb) continue;
    const from = words[at] === 'is' ? at + 1 : at + 2;
    if (!/^(?:a|an|the)$/.test(words[from] ?? '') || isFunctionWord(words[at - 1])) continue;
    const rest = words.slice(from + 1, from + 9);
    const agency = rest.some((_, k) => AGENCIES.find(words, from + 1 + k) !== undefined);
    const role = rest.some(w => ROLES.has(w));
    if (agency && role) return zoneOf('byline', { placed: end, at: at - 1 }, { placed: end, at: words.length - 1 });
  }
  return undefined;
}

function zoneOf(kind: Zone['kind'], first: Words, last: Words): Zone {
  return {
    kind,
    start: first.placed.start + first.placed.block.tokens[first.at].start,
    end: last.placed.start + last.placed.block.tokens[last.at].end,
  };
}

function withoutOverlaps(zones: readonly Zone[]): Zone[] {
  const kept: Zone[] = [];
  for (const zone of zones.toSorted((a, b) => a.start - b.start)) {
    if (zone.start >= (kept.at(-1)?.end ?? 0)) kept.push(zone);
  }
  return kept;
}

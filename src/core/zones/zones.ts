import type { Last, LocalZone } from '../annotations/annotator';
import type { Zone } from '../annotations/model';
import type { Block, PlacedBlock } from '../blocks/block';
import { bySpan, overlaps, shift } from '../text/span';
import { type DatelinePrefix, datelinePrefix } from './dateline';
import { foreignZones } from './foreign';
import { isAuthorNote, isHeading, isHeadline, isPlaceLine, notedAuthor } from './headings';
import { joinQuotations } from './joinQuotations';
import { creditTail, type FurnitureKind, lineKind } from './lineKind';
import { type BlockQuotations, blockQuotations } from './quotations';
import { furnitureRegions } from './regions';
import { Repetitions } from './repeated';
import { entryTime, turnSpeaker } from './turns';
import { Vocabulary } from './vocabulary';
import { endsInStop, wordsOf } from './words';

/**
 * A date line that only its place at the head of the article can tell ("Nairobi — ") stands in one of its first
 * paragraphs.
 */
const HEAD = 3;

/** Most lines between the headline and the first paragraph that can be sub-headings. */
const MOST_DECKS = 2;

/** A paragraph around a sub-heading is at least this long, in tokens, or ends in a stop. */
const LONG = 20;

/** What one block tells about zones, kept with it. */
interface BlockZones {
  readonly line: FurnitureKind | undefined;
  readonly prefix: DatelinePrefix | undefined;
  readonly tail: number | undefined;
  readonly heading: boolean;
  readonly quotations: BlockQuotations;
  /** Whether it begins as a turn of a conversation or as an entry of a live report does: the document decides. */
  readonly turn: Pick<Zone, 'kind' | 'speaker' | 'time'> | undefined;
  readonly zones: readonly LocalZone[];
}

const known = new WeakMap<Block, BlockZones>();

function blockZones(block: Block): BlockZones {
  let found = known.get(block);
  if (found === undefined) {
    found = findBlockZones(block);
    known.set(block, found);
  }
  return found;
}

function findBlockZones(block: Block): BlockZones {
  const line = lineKind(block);
  const nothing = { zones: [], unclosed: undefined, holds: false, strayClose: undefined, opensQuoted: false };
  const quotations = line === undefined ? blockQuotations(block) : nothing;
  const prefix = line === undefined ? datelinePrefix(block) : undefined;
  const tail = line === undefined ? creditTail(block) : undefined;
  const heading = line === undefined && tail === undefined && isHeading(block);
  const zones: LocalZone[] = [];
  if (line !== undefined) zones.push({ kind: line, start: 0, end: block.text.length });
  if (prefix) zones.push({ kind: 'dateline', start: 0, end: block.tokens[prefix.end - 1].end });
  if (heading) zones.push({ kind: 'subheading', start: 0, end: block.text.length });
  zones.push(...quotations.zones);
  if (tail !== undefined) zones.push({ kind: 'credit', start: block.tokens[tail].start, end: block.text.length });
  const turn = line === undefined ? turnOf(block) : undefined;
  if (turn) zones.push({ ...turn, start: 0, end: block.text.length });
  return { line, prefix, tail, heading, quotations, turn, zones: zones.sort(bySpan) };
}

function turnOf(block: Block): BlockZones['turn'] {
  const speaker = turnSpeaker(block);
  if (speaker !== undefined) return { kind: 'turn', speaker };
  const time = entryTime(block);
  return time === undefined ? undefined : { kind: 'entry', time };
}

/**
 * What one block by itself tells of its zones: byline, date line, credit and promo lines, a date line at its head, a
 * credit at its end, quotations with their speakers, and, as `subheading`, a line that could be a heading (the document
 * decides). Offsets are relative to the block. Never throws.
 */
export function localZones(block: Block): readonly LocalZone[] {
  return blockZones(block).zones;
}

/** A paragraph of the document: its blocks, what its first and its last one tell, and the zone that all of it is. */
interface Paragraph {
  readonly blocks: readonly PlacedBlock[];
  readonly head: BlockZones;
  last: BlockZones;
  kind: Zone['kind'] | undefined;
}

/** The zones of a document, with the vocabulary and the wordings that tell some of them. */
export interface FoundZones {
  readonly zones: readonly Zone[];
  readonly vocabulary: Vocabulary;
  readonly repetitions: Repetitions;
}

/** The zones of the last version of a document, and its blocks. */
export type LastZones = Last<FoundZones> & { readonly blocks: readonly PlacedBlock[] };

/** The zones of a document; see `findZones`. */
export function documentZones(placed: readonly PlacedBlock[]): readonly Zone[] {
  return findZones(placed).zones;
}

/**
 * The zones of a document, sorted by start; offsets are the document's. Furniture lines, headline, sub-headings and
 * repeated paragraphs are whole lines; a date line may be the head of its paragraph and a credit its end; quotations,
 * and furniture in text without line breaks, lie inside paragraphs. A quotation that runs over blocks gives a zone in
 * each paragraph.
 *
 * Cheap: all that is found in a block alone is kept with the block.
 */
export function findZones(placed: readonly PlacedBlock[], last?: LastZones): FoundZones {
  const known = placed.map(p => blockZones(p.block));
  const paragraphs = paragraphsOf(placed, known);
  markRegions(paragraphs);
  markPlaceLine(paragraphs);
  const several = severalTurns(paragraphs);
  markHeadline(paragraphs, several);
  markSubheadings(paragraphs, several);
  markAuthorNotes(paragraphs);
  const repetitions = last?.result.repetitions ?? new Repetitions();
  const repeated = repetitions.find(paragraphs.map(p => (p.kind === undefined ? p.blocks : NO_BLOCKS)));
  for (const index of repeated) paragraphs[index].kind = 'repeated';
  const zones: Zone[] = [];
  const labelled = paragraphs.filter(p => p.head.prefix?.colon).length > 1;
  let body = 0;
  for (const { blocks, kind, head, last: end } of paragraphs) {
    const first = blocks[0];
    const final = blocks[blocks.length - 1];
    if (kind !== undefined) zones.push({ kind, start: first.start, end: final.end });
    if (kind !== undefined) continue;
    body++;
    const { prefix } = head;
    if (prefix && (prefix.firm || body <= HEAD) && !(prefix.colon && labelled)) {
      zones.push({ kind: 'dateline', start: first.start, end: first.start + first.block.tokens[prefix.end - 1].end });
    }
    const { tail } = end;
    if (tail !== undefined) {
      zones.push({ kind: 'credit', start: final.start + final.block.tokens[tail].start, end: final.end });
    }
  }
  const vocabulary = new Vocabulary(placed, last && { ...last, vocabulary: last.result.vocabulary });
  zones.push(...outside(foreignZones(placed, vocabulary), zones.toSorted(bySpan)));
  const furniture = zones.filter(z => z.kind !== 'headline' && z.kind !== 'subheading').sort(bySpan);
  for (const p of paragraphs) if (p.kind === undefined && isCaption(p)) zones.push(zoneOfAll(p, { kind: 'caption' }));
  zones.push(...turns(paragraphs, several));
  const quotations = joinQuotations(placed, i => known[i].quotations);
  zones.push(...outside(quotations, furniture));
  return { zones: zones.sort(bySpan), vocabulary, repetitions };
}

const NO_BLOCKS: readonly PlacedBlock[] = [];

function zoneOfAll({ blocks }: Paragraph, zone: Pick<Zone, 'kind' | 'speaker' | 'time'>): Zone {
  return { ...zone, start: blocks[0].start, end: blocks[blocks.length - 1].end };
}

type TurnKinds = ReadonlySet<Zone['kind'] | undefined>;

/** Which of turns of a conversation and entries of a live report the document has several of: one alone is none. */
function severalTurns(paragraphs: readonly Paragraph[]): TurnKinds {
  const kinds = paragraphs.filter(p => p.kind === undefined && p.head.turn !== undefined).map(p => p.head.turn?.kind);
  return new Set(kinds.filter((kind, i) => kinds.indexOf(kind) !== i));
}

function isTurn({ kind, head: { turn } }: Paragraph, turns: TurnKinds): boolean {
  return kind === undefined && turn !== undefined && turns.has(turn.kind);
}

function turns(paragraphs: readonly Paragraph[], several: TurnKinds): Zone[] {
  return paragraphs.flatMap(p => {
    const { turn } = p.head;
    if (turn === undefined || !isTurn(p, several)) return [];
    const { start } = p.blocks[0];
    return [zoneOfAll(p, turn.speaker === undefined ? turn : { ...turn, speaker: shift(turn.speaker, start) })];
  });
}

function paragraphsOf(placed: readonly PlacedBlock[], known: readonly BlockZones[]): Paragraph[] {
  const paragraphs: (Paragraph & { readonly blocks: PlacedBlock[] })[] = [];
  let at = -1;
  for (let i = 0; i < placed.length; i++) {
    const block = placed[i];
    if (block.paragraph !== at) {
      paragraphs.push({ blocks: [block], head: known[i], last: known[i], kind: known[i].line });
      at = block.paragraph;
    } else {
      const paragraph = paragraphs[paragraphs.length - 1];
      paragraph.blocks.push(block);
      paragraph.last = known[i];
    }
  }
  return paragraphs;
}

/** Menus, lists of links, comments and the foot of a page. */
function markRegions(paragraphs: readonly Paragraph[]): void {
  const lines = paragraphs.map(({ blocks, kind }) =>
    blocks.length > 1 ? undefined : { block: blocks[0].block, known: kind !== undefined },
  );
  for (const i of furnitureRegions(lines)) paragraphs[i].kind ??= 'promo';
}

/** The place above the text of a press release. */
function markPlaceLine(paragraphs: readonly Paragraph[]): void {
  const at = paragraphs.findIndex(p => p.kind === undefined && p.blocks.length === 1 && isPlaceLine(p.blocks[0].block));
  if (at < 0 || at > HEAD) return;
  const next = nextBody(paragraphs, at);
  if (next !== undefined && isLong(next) && !next.head.heading) paragraphs[at].kind = 'dateline';
}

/** The first line that is no furniture, when it has no final stop and an article follows it; then its decks. */
function markHeadline(paragraphs: readonly Paragraph[], turns: TurnKinds): void {
  const at = paragraphs.findIndex(p => p.kind === undefined);
  const headline = paragraphs[at];
  if (headline === undefined || headline.blocks.length > 1 || isTurn(headline, turns)) return;
  const next = nextBody(paragraphs, at);
  if (next === undefined || !isHeadline(headline.blocks[0].block, next.blocks[0].block)) return;
  headline.kind = 'headline';
  let decks = 0;
  for (let i = at + 1; i < Math.min(paragraphs.length, at + 2 + 2 * MOST_DECKS); i++) {
    const p = paragraphs[i];
    if (p.kind !== undefined) continue;
    if (isTurn(p, turns) || !isHeadingParagraph(p) || decks === MOST_DECKS || nextBody(paragraphs, i) === undefined)
      break;
    p.kind = 'subheading';
    decks++;
  }
}

/** Lines that could be headings are sub-headings where longer paragraphs stand before and after. */
function markSubheadings(paragraphs: readonly Paragraph[], turns: TurnKinds): void {
  let before: Paragraph | undefined;
  paragraphs.forEach((p, index) => {
    if (p.kind === undefined && !isTurn(p, turns) && isHeadingParagraph(p)) {
      const after = nextBody(paragraphs, index);
      if (before && after && isLong(before) && isLong(after) && nextShown(paragraphs, index) === after)
        p.kind = 'subheading';
    }
    if (p.kind === undefined) before = p;
  });
}

function markAuthorNotes(paragraphs: readonly Paragraph[]): void {
  let body = 0;
  for (let i = paragraphs.length - 1; i > 0 && body < 2; i--) {
    const p = paragraphs[i];
    if (p.kind !== undefined) continue;
    body++;
    if (p.blocks.length > 1) continue;
    const name = notedAuthor(p.blocks[0].block);
    if (isAuthorNote(p.blocks[0].block) || (name !== undefined && !isTold(paragraphs, i, name))) p.kind = 'byline';
  }
}

/** Whether a paragraph of the story before the one at `index` has the last word of a name. */
function isTold(paragraphs: readonly Paragraph[], index: number, name: readonly string[]): boolean {
  const last = name[name.length - 1];
  return paragraphs.some(
    (p, i) =>
      i < index && p.kind !== 'byline' && p.kind !== 'credit' && p.blocks.some(b => wordsOf(b.block).includes(last)),
  );
}

/** Most tokens of a caption before its credit. */
const CAPTION = 40;

/**
 * Whether a paragraph with a credit at its end is the caption of a picture as a whole: a sentence or two in the
 * present.
 */
function isCaption({ blocks, last: { tail } }: Paragraph): boolean {
  if (blocks.length > 1 || tail === undefined || tail > CAPTION) return false;
  const { sentences } = blocks[0].block;
  return sentences.filter(s => s.first < tail).length <= 2;
}

/** The next paragraph that is no furniture; looks a few lines ahead. */
function nextBody(paragraphs: readonly Paragraph[], index: number): Paragraph | undefined {
  for (let i = index + 1; i < Math.min(paragraphs.length, index + 12); i++) {
    if (paragraphs[i].kind === undefined) return paragraphs[i];
  }
  return undefined;
}

function nextShown(paragraphs: readonly Paragraph[], index: number): Paragraph | undefined {
  for (let i = index + 1; i < Math.min(paragraphs.length, index + 4); i++) {
    const { kind } = paragraphs[i];
    if (kind !== 'credit' && kind !== 'promo') return paragraphs[i];
  }
  return undefined;
}

function isHeadingParagraph(p: Paragraph): boolean {
  return p.blocks.length === 1 && p.head.heading;
}

function isLong(p: Paragraph): boolean {
  const last = p.blocks[p.blocks.length - 1].block;
  return !isHeadingParagraph(p) && (last.tokens.length >= LONG || endsInStop(last.text));
}

/** The zones that touch none of `others`; both lists are sorted and hold no overlaps. */
function outside(zones: readonly Zone[], others: readonly Zone[]): Zone[] {
  let at = 0;
  return zones.filter(zone => {
    while (at < others.length && others[at].end <= zone.start) at++;
    return at === others.length || !overlaps(others[at], zone);
  });
}

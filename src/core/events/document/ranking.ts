import type { DocumentContext, EntityResult, EventResult } from '../../annotations/annotator';
import { readWordLists } from '../../english/wordLists';
import { firstEndingAfter } from '../../text/span';
import type { BlockPlace, Told } from '../sentence/localEvent';
import table from './ranking.tsv';
import { joinHeadline, partsOf } from './rows';
import { repetitionBonus, type Surroundings, salienceOf } from './salience';

/** The events of a document in the order of the text, once those that are one have been joined. */
export interface JoinedEvents extends Pick<EventResult, 'events' | 'sameAs'> {
  readonly told: readonly Told[];
  readonly places: readonly BlockPlace[];
}

export type Ranking = Pick<EventResult, 'salience' | 'tier' | 'partOf' | 'lead'>;

const NEEDS_OBJECT = readWordLists(table).forms('needs object');

/** Below this an event is no row, whatever room there is, and below that one it is not even background. */
const NEWS = 0.52;
const BACKGROUND = 0.48;
/** A verb that leads to others, or a state, is background only when much speaks for it. */
const MINOR = 0.66;

/** How many rows a text of so many words has at the most: 5 of 20 words, 9 of 500, 11 of 1,000. */
function mostRows(words: number): number {
  return Math.round(4 + 0.22 * Math.sqrt(words));
}

/**
 * Says of each event how much of news it is in its document. Linear in the events and their arguments, but for one sort
 * of the rows.
 */
export function rankEvents(joined: JoinedEvents, document: DocumentContext, entities: EntityResult): Ranking {
  const { told, sameAs } = joined;
  const partOf = partsOf(joined);
  const salience = saliences(joined, document, entities);
  const headed = joinHeadline(partOf, joined, document.blocks, salience);
  const rowOf = rowsOf(sameAs, partOf);
  const worth = worthOfRows(salience, sameAs, rowOf);
  const rows: number[] = [];
  for (let i = 0; i < told.length; i++)
    if (rowOf[i] === i && worth[i] >= NEWS && !isCarrier(told[i]) && !saysTooLittle(told[i])) rows.push(i);
  const lead = leadOf(joined, rows, worth, headed);
  rows.sort((a, b) => (b === lead ? 1 : 0) - (a === lead ? 1 : 0) || worth[b] - worth[a] || a - b);
  const news = new Set(rows.slice(0, mostRows(wordsOf(document))));
  const tier: EventResult['tier'][number][] = [];
  for (let i = 0; i < told.length; i++) {
    const row = rowOf[i];
    const own = row === i ? worth[i] : salience[i];
    if (row === lead && i === lead) tier.push('lead');
    else if (news.has(i) || (news.has(row) && sameAs[i] >= 0)) tier.push('news');
    else tier.push(isBackground(told[i], own) ? 'background' : 'minor');
    salience[i] = Math.round(100 * Math.min(1, Math.max(0, own))) / 100;
  }
  return { salience, tier, partOf, lead };
}

/** How much of news each telling is by itself, whatever others tell. */
function saliences(joined: JoinedEvents, document: DocumentContext, entities: EntityResult): Float64Array {
  const { events, told, places } = joined;
  const surroundings = surroundingsOf(joined, document, entities);
  const quotations = document.zones.filter(z => z.kind === 'quotation');
  const salience = new Float64Array(events.length);
  for (let i = 0; i < salience.length; i++) {
    const start = places[i].start + told[i].local.trigger.start;
    const quotation = quotations[firstEndingAfter(quotations, start)];
    const quoted = quotation !== undefined && quotation.start <= start;
    salience[i] = salienceOf(events[i], told[i], places[i], quoted, surroundings);
  }
  return salience;
}

/**
 * The row that each event stands in: its own, that of the event which it tells again, or that of the one which it is
 * part of.
 */
function rowsOf(sameAs: EventResult['sameAs'], partOf: Ranking['partOf']): Int32Array {
  const headOf = (i: number): number => (sameAs[i] >= 0 ? sameAs[i] : i);
  const rows = new Int32Array(sameAs.length);
  for (let i = 0; i < rows.length; i++) {
    const head = headOf(i);
    rows[i] = headOf(partOf[head] >= 0 ? partOf[head] : head);
  }
  return rows;
}

/** A row is worth what the best of its tellings and parts is worth, and more where an event is told several times. */
function worthOfRows(salience: Float64Array, sameAs: EventResult['sameAs'], rowOf: Int32Array): Float64Array {
  const worth = Float64Array.from(salience);
  const times = new Int32Array(salience.length).fill(1);
  for (let i = 0; i < salience.length; i++) {
    const row = rowOf[i];
    worth[row] = Math.max(worth[row], salience[i]);
    if (sameAs[i] >= 0) times[sameAs[i]]++;
  }
  for (let i = 0; i < worth.length; i++) if (times[i] > 1) worth[i] += repetitionBonus(times[i]);
  return worth;
}

/** "The court sets": whether a verb that says nothing without its object has lost it, outside a headline. */
function saysTooLittle({ inHeadline, local: { telling, lemma } }: Told): boolean {
  if (inHeadline || telling?.verb == null || telling.passive) return false;
  return telling.rest.length === 0 && NEEDS_OBJECT.has(lemma);
}

/** Whether an event tells only that somebody says what is told beside it. */
function isCarrier({ local }: Told): boolean {
  return local.standing.reports;
}

function isBackground(told: Told, worth: number): boolean {
  if (isCarrier(told)) return false;
  return worth >= (told.local.type.rank === 'news' ? BACKGROUND : MINOR);
}

function wordsOf({ blocks }: DocumentContext): number {
  let tokens = 0;
  for (const { block } of blocks) tokens += block.tokens.length;
  return 0.87 * tokens;
}

function surroundingsOf(
  { told, places }: JoinedEvents,
  document: DocumentContext,
  entities: EntityResult,
): Surroundings {
  const first = told.findIndex(t => !t.inHeadline);
  const opening = places[Math.max(0, first)]?.block ?? 0;
  const topics = new Set<number>();
  for (let i = 0; i < told.length && places[i].block <= opening; i++) {
    for (const index of told[i].company) topics.add(entities.mentions[places[i].mention + index].cluster);
  }
  return { entities, opening, blocks: document.blocks.length - opening, topics };
}

/**
 * The row that is the news of a document: what its headline tells, else what its first paragraph does, else what is
 * worth most. In each, a main clause before others.
 */
function leadOf({ told, places }: JoinedEvents, rows: readonly number[], worth: Float64Array, headed: number): number {
  const first = rows.find(i => !told[i].inHeadline);
  const opening = first === undefined ? -1 : places[first].block;
  let lead = -1;
  let best = Number.NEGATIVE_INFINITY;
  for (const i of rows) {
    const stands = told[i].inHeadline || i === headed ? 4 : places[i].block === opening ? 2 : 0;
    const clause = told[i].local.standing.clause;
    const score = stands + (clause === 'main' || clause === 'content' ? 0.15 : 0) + worth[i];
    if (score > best) {
      best = score;
      lead = i;
    }
  }
  return lead;
}

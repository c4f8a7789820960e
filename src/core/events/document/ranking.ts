import type { DocumentContext, EntityResult, EventResult, ResolvedEvent, Telling } from '../../annotations/annotator';
import { readWordLists } from '../../english/wordLists';
import { firstEndingAfter, type Span } from '../../text/span';
import { isAnybody } from '../../zones/turns';
import type { BlockPlace, ClauseKind, Told } from '../sentence/localEvent';
import { objectOf } from './objectOf';
import table from './ranking.tsv';
import { joinHeadline, partsOf } from './rows';
import { repetitionBonus, type Surroundings, salienceOf } from './salience';

/** The events of a document in the order of the text, once those that are one have been joined. */
export interface JoinedEvents extends Pick<EventResult, 'events' | 'sameAs'> {
  readonly told: readonly Told[];
  readonly places: readonly BlockPlace[];
}

export type Ranking = Pick<EventResult, 'salience' | 'tier' | 'partOf' | 'lead'>;

/** Types of which nothing that happened is too little to be background: deaths, attacks, arrests. */
const GRAVE = readWordLists(table).forms('grave');

/** Below this an event is a row only where there is much room, and below that one it is not even background. */
const NEWS = 0.4;
/** Below this a main clause is no row, whatever room there is; and the part of the room that such rows may fill. */
const SPARE = 0.24;
const ROOM = 0.7;
/** Within how many code units from "told" somebody is named and nothing is told. */
const TOLD = 28;
/** What a plain state has to be worth. */
const PLAIN = 0.42;
/** Most rows of a text too short for such rows. */
const SHORT = 6;
const BACKGROUND = 0.53;
/** What no main clause tells is a row only when this much speaks for it. */
const BY_THE_WAY = 0.52;
/** A verb that leads to others, or a state, is background only when much speaks for it. */
const MINOR = 0.66;
const NEVER = Number.POSITIVE_INFINITY;
/** What it gains that somebody says what no other row tells. */
const SAYS_SO = 0.4;
/** With fewer rows than this, also those are listed whose words stand in another. */
const FEW = 5;
/** What a main clause, or what somebody says, has before others of its paragraph when the lead is chosen. */
const FOR_ITS_OWN_SAKE = 0.35;
/** What an event loses that is told in a question of somebody without a name. */
const ASKED = 0.3;
/** What a row loses for each better one of its paragraph, so that rows tell of the whole text. */
const CROWDED = 0.05;

/** How many rows a text of so many words has at the most: 5 of 20 words, 7 of 100, 9 of 300 to 500, 15 of 1,000. */
function mostRows(words: number): number {
  return Math.round(Math.min(9, 4 + 0.3 * Math.sqrt(words)) + Math.max(0, words - 500) / 80);
}

/**
 * Says of each event how much of news it is in its document. Linear in the events and their arguments, but for sorting
 * the rows.
 */
export function rankEvents(joined: JoinedEvents, document: DocumentContext, entities: EntityResult): Ranking {
  const { told, sameAs } = joined;
  const partOf = partsOf(joined);
  const salience = saliences(joined, document, entities);
  const headed = joinHeadline(partOf, joined, document.blocks, salience);
  const rowOf = rowsOf(sameAs, partOf);
  const worth = worthOfRows(salience, sameAs, rowOf);
  for (let i = 0; i < told.length; i++) if (isCarrier(told[i])) worth[i] += SAYS_SO;
  const led = new Set(partOf.filter((whole, i) => whole > i && told[i].local.pos === 'v'));
  let rows: number[] = [];
  for (let i = 0; i < told.length; i++)
    if (rowOf[i] === i && worth[i] >= leastWorth(joined, i, led.has(i), document.text)) rows.push(i);
  rows = withoutCarriers(joined, rows, worth);
  const lead = leadOf(joined, rows, worth, headed);
  const news = new Set(chosenRows(joined, rows, worth, lead, mostRows(wordsOf(document)), document.text));
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

/** What an event has to be worth to be a row. */
function leastWorth({ told, events, places }: JoinedEvents, i: number, isLed: boolean, text: string): number {
  const { local, inHeadline } = told[i];
  const { telling, standing, pos } = local;
  const carries = standing.reports;
  if ((carries || local.type.rank === 'said') && (telling?.rest.length ?? 0) === 0) return NEVER;
  // "told the paper", and not what
  if (carries && local.lemma === 'tell' && telling?.rest.length === 1 && telling.rest[0].end < TOLD) return NEVER;
  // "hardest-hit states", "before departing" in a headline
  if (inHeadline && !carries) return isMisread(told[i]) || isOfNobodyAtAll(told[i]) ? NEVER : NEWS;
  if (telling === undefined || standing.asks || !isKnown(telling, events[i])) return NEVER;
  if (telling.verb === null && pos !== 'a') return BY_THE_WAY;
  // "we may leave", of nobody knows whom
  if (standing.personal && standing.clause !== 'main') return NEVER;
  if (!telling.whole || standing.unreal || isOfNobody(events[i], places[i], text)) return NEVER;
  // "said there is no sign of …" has all of it; "my name is Ada"
  if (told[i].local.plain && (standing.clause !== 'main' || isOfSpeaker(telling, places[i], events[i], text)))
    return NEVER;
  if (told[i].local.plain) return PLAIN;
  return leastOfClause(standing.clause, isLed, events[i]);
}

/** Whether a verb in the active voice has no subject. */
function isOfNobodyAtAll({ local: { telling, pos } }: Told): boolean {
  return pos === 'v' && telling?.verb != null && telling.subjects.length === 0 && !telling.passive;
}

/** Whether somebody says it of whom only a pronoun tells. */
function isOfNobody({ source, sourceText }: ResolvedEvent, { start }: BlockPlace, text: string): boolean {
  if (source !== null || sourceText === undefined) return false;
  return /^(?:s?he|it|they)$/i.test(text.slice(start + sourceText.start, start + sourceText.end));
}

/** Whether a subject begins with whose it is, who speaks or is spoken to. */
function isOfSpeaker(
  { subjects, quote }: Telling,
  { start }: BlockPlace,
  { trigger }: ResolvedEvent,
  text: string,
): boolean {
  const [first] = subjects;
  if (first === undefined || quote !== undefined) return false;
  return /^(?:my|our|your)\b/i.test(text.slice(start + trigger.start + first.start));
}

/** The same of a verb whose clause is whole. */
function leastOfClause(clause: ClauseKind, isLed: boolean, { source, sourceText }: ResolvedEvent): number {
  if (clause === 'main') return SPARE;
  // what somebody says; "did not find that …" is told by its verb only
  if (clause === 'content') return source !== null || sourceText !== undefined ? NEWS : NEVER;
  // "refused to leave": never without what frames it
  if (clause === 'infinitive') return isLed ? NEWS : NEVER;
  return BY_THE_WAY;
}

/** The rows without those that only say who says what a row of its own tells. */
function withoutCarriers({ told, places }: JoinedEvents, rows: readonly number[], worth: Float64Array): number[] {
  const starts = new Map<number, number[]>();
  for (const i of rows) {
    // "declared the outbreak an emergency" is more than an outbreak
    if (isCarrier(told[i]) || isNoun(told[i]) || worth[i] < NEWS) continue;
    const known = starts.get(places[i].block);
    if (known === undefined) starts.set(places[i].block, [told[i].local.trigger.start]);
    else known.push(told[i].local.trigger.start);
  }
  return rows.filter(i => {
    if (!isCarrier(told[i])) return true;
    const { trigger, telling } = told[i].local;
    const said = (telling?.rest ?? []).map(r => ({ start: trigger.start + r.start, end: trigger.start + r.end }));
    return !(starts.get(places[i].block) ?? []).some(at => said.some(s => s.start <= at && at < s.end));
  });
}

/** Whether the event knows who the pronouns of its clause are. */
function isKnown(
  { pronouns, quote }: Telling,
  { arguments: args, trigger, source, sourceText }: ResolvedEvent,
): boolean {
  if (quote !== undefined && (source !== null || sourceText !== undefined)) return true;
  return pronouns.every(({ start }) => args.some(a => a.via !== undefined && a.via.start === start + trigger.start));
}

/**
 * The rows that are listed: the lead, then by worth, less for each better one of the same paragraph; none that another
 * row tells in its own words, or whose words hold such a one.
 */
function chosenRows(
  { told, places }: JoinedEvents,
  rows: readonly number[],
  worth: Float64Array,
  lead: number,
  most: number,
  text: string,
): readonly number[] {
  const byWorth = [...rows].sort((a, b) => (b === lead ? 1 : 0) - (a === lead ? 1 : 0) || worth[b] - worth[a] || a - b);
  const inParagraph = new Map<number, number>();
  const value = new Map<number, number>();
  for (const i of byWorth) {
    const before = inParagraph.get(places[i].paragraph) ?? 0;
    inParagraph.set(places[i].paragraph, before + 1);
    value.set(i, i === lead ? Number.POSITIVE_INFINITY : worth[i] - CROWDED * before);
  }
  const chosen: number[] = [];
  const inOthers: number[] = [];
  const spans = new Map<number, Span[]>();
  const deeds = new Set<string>();
  for (const i of byWorth.sort((a, b) => (value.get(b) ?? 0) - (value.get(a) ?? 0) || a - b)) {
    if (chosen.length === most) break;
    if (worth[i] < NEWS && (most <= SHORT || chosen.length >= ROOM * most)) continue;
    const known = spans.get(places[i].block) ?? [];
    const own = spanOfRow(told[i]);
    const { trigger } = told[i].local;
    const deed = deedOf(told[i], places[i], text);
    const isTold = known.some(s => holds(s, trigger) || holds(own, { start: s.start, end: s.start }));
    if (isTold || (i !== lead && (deeds.has(deed) || isByTheWay(told[i])))) {
      if (!deeds.has(deed)) inOthers.push(i);
      continue;
    }
    if (deed !== '') deeds.add(deed);
    known.push(own);
    spans.set(places[i].block, known);
    chosen.push(i);
  }
  return chosen.length >= FEW ? chosen : [...chosen, ...inOthers.slice(0, FEW - chosen.length)];
}

const BY_THE_WAY_OF: ReadonlySet<ClauseKind> = new Set(['relative', 'gerund', 'aside']);

/** A bare noun, or what a relative clause or a participle tells: a row only where there are few. */
function isByTheWay(told: Told): boolean {
  return isNoun(told) || BY_THE_WAY_OF.has(told.local.standing.clause);
}

function isNoun({ local: { telling, pos } }: Told): boolean {
  return telling?.verb === null && pos === 'n';
}

/** Who does what to what, in the words of the text, where a verb with a subject tells it; else empty. */
function deedOf(told: Told, place: BlockPlace, text: string): string {
  const { telling, trigger, lemma, standing } = told.local;
  if (telling?.verb == null || telling.subjects.length === 0 || standing.reports) return '';
  const by = place.start + trigger.start;
  const who = telling.subjects.map(s => text.slice(by + s.start, by + s.end).toLowerCase());
  const object = objectOf(told, place, text);
  return `${lemma} ${who.join(', ')} ${object[object.length - 1] ?? ''}`;
}

/** From the trigger of a row to the end of its words, counted from the start of its block. */
function spanOfRow({ local: { trigger, telling } }: Told): Span {
  const last = telling?.rest[telling.rest.length - 1];
  return { start: trigger.start, end: Math.max(trigger.end, trigger.start + (last?.end ?? 0)) };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** How much of news each telling is by itself, whatever others tell. */
function saliences(joined: JoinedEvents, document: DocumentContext, entities: EntityResult): Float64Array {
  const { events, told, places } = joined;
  const surroundings = surroundingsOf(joined, document, entities);
  const quotations = document.zones.filter(z => z.kind === 'quotation');
  const questions = document.zones.filter(z => z.kind === 'turn' && isAnybody(z.speaker?.text ?? '-'));
  const salience = new Float64Array(events.length);
  for (let i = 0; i < salience.length; i++) {
    const start = places[i].start + told[i].local.trigger.start;
    const quotation = quotations[firstEndingAfter(quotations, start)];
    const quoted = quotation !== undefined && quotation.start <= start;
    const asked = questions[firstEndingAfter(questions, start)]?.start ?? Number.POSITIVE_INFINITY;
    salience[i] = salienceOf(events[i], told[i], places[i], quoted, surroundings) - (asked <= start ? ASKED : 0);
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

/** Whether an event tells only that somebody says what is told beside it. */
function isCarrier({ local }: Told): boolean {
  return local.standing.reports;
}

/** Whether a verb has a subject with which it makes no clause: "killed by a mob | lynch". */
function isMisread({ local: { telling } }: Told): boolean {
  return telling?.verb != null && telling.subjects.length > 0 && !telling.whole;
}

function isBackground(told: Told, worth: number): boolean {
  if (isCarrier(told) || isMisread(told)) return false;
  const { type, modality, polarity } = told.local;
  if (GRAVE.has(type.name) && modality === 'asserted' && polarity === 'positive') return true;
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
function leadOf(
  { told, places, sameAs }: JoinedEvents,
  rows: readonly number[],
  worth: Float64Array,
  headed: number,
): number {
  const again = new Set(sameAs);
  const first = rows.find(i => !told[i].inHeadline);
  const opening = first === undefined ? -1 : places[first].block;
  let lead = -1;
  let best = Number.NEGATIVE_INFINITY;
  for (const i of rows) {
    const { telling, pos } = told[i].local;
    const named = telling?.verb === null && pos === 'n' && i !== headed;
    const inHeadline = told[i].inHeadline ? (!named ? 4 : again.has(i) ? 3 : 0) : 0;
    const stands = i === headed ? 4 : Math.max(inHeadline, places[i].block === opening ? 2 : 0);
    const clause = told[i].local.standing.clause;
    const score = stands + (clause === 'main' || clause === 'content' ? FOR_ITS_OWN_SAKE : 0) + worth[i];
    if (score > best) {
      best = score;
      lead = i;
    }
  }
  return lead;
}

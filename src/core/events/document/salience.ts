import type { EntityResult, ResolvedEvent } from '../../annotations/annotator';
import { mentionAt } from '../../annotations/eventPlace';
import { readWordLists } from '../../english/wordLists';
import { tableRows } from '../../text/table';
import type { EventType } from '../lexicon/ontology';
import type { BlockPlace, ClauseKind, Told } from '../sentence/localEvent';
import rankingTable from './ranking.tsv';
import table from './salience.tsv';

const WEIGHTS = new Map(tableRows(table).map(([feature, weight]) => [feature, Number(weight)]));

/** The weight of a feature. @throws where the table has no such feature: a mistake in code, not in data */
function weightOf(feature: string): number {
  const weight = WEIGHTS.get(feature);
  if (weight === undefined) throw new Error(`no weight is named "${feature}"`);
  return weight;
}

const CLAUSES: Readonly<Record<ClauseKind, number>> = {
  main: weightOf('clause main'),
  content: weightOf('clause content'),
  gerund: weightOf('clause gerund'),
  infinitive: weightOf('clause infinitive'),
  subject: weightOf('clause subject'),
  object: weightOf('clause object'),
  relative: weightOf('clause relative'),
  aside: weightOf('clause aside'),
  noun: weightOf('clause noun'),
};
const RANKS = { news: weightOf('rank news'), said: weightOf('rank said'), minor: weightOf('rank minor') };
const MODALITIES = {
  asserted: 0,
  future: 0,
  hypothetical: weightOf('possible'),
  requested: weightOf('called for'),
};
const [NAMED, UNNAMED, SECOND, AMOUNT, NOBODY] = [
  'named party',
  'unnamed party',
  'second party',
  'amount',
  'no party',
].map(weightOf);
const COUNT = weightOf('count');
const [NO_SUBJECT, HABIT, NOTHING_ELSE, SPEAKS, PLAIN_STATE] = [
  'no subject',
  'habit',
  'nothing else',
  'speaks',
  'plain state',
].map(weightOf);
const MINOR_OF_NOBODY = weightOf('minor of nobody');
const [TIME, PLACE, DENIED, REPORTS, PERSONAL] = ['time', 'place', 'denied', 'reports', 'personal'].map(weightOf);
const [OPENING, EARLY, FIRST, HEADLINE, OVERLAP] = ['opening', 'early', 'first sentence', 'headline', 'overlap'].map(
  weightOf,
);
const [QUOTED, REPEATED, MOST_REPEATED] = ['quoted', 'repeated', 'most repeated'].map(weightOf);

/** What of a document weighs on the salience of each of its events. */
export interface Surroundings {
  readonly entities: EntityResult;
  /** The first block that tells anything under the headline, and how many blocks there are from it on. */
  readonly opening: number;
  readonly blocks: number;
  /** The clusters that the headline and the first paragraph name. */
  readonly topics: ReadonlySet<number>;
}

/** How much of news an event is by itself, not counting how often it is told; may lie outside 0 to 1. */
export function salienceOf(
  event: ResolvedEvent,
  told: Told,
  place: BlockPlace,
  quoted: boolean,
  { entities, opening, blocks, topics }: Surroundings,
): number {
  const { standing, type } = told.local;
  const behind = Math.max(0, place.block - opening);
  let sum = CLAUSES[standing.clause] + RANKS[type.rank] + MODALITIES[event.modality];
  // a state that is a trigger at all tells news
  if (told.local.plain) sum += PLAIN_STATE;
  else if (told.local.lemma !== 'be' && told.local.lemma !== 'have')
    sum += WEIGHTS.get(`family ${familyOf(type)}`) ?? 0;
  sum += partiesOf(event, place, entities, topics);
  const speaks = told.local.telling?.quote !== undefined && (event.source !== null || event.sourceText !== undefined);
  const isNamed = told.local.plain && told.company.length > 0;
  if (type.rank !== 'news' && !speaks && !isNamed && !isAnchored(event) && told.local.telling?.counts !== true)
    sum += MINOR_OF_NOBODY;
  if (event.time !== null) sum += TIME;
  if (event.place !== null) sum += PLACE;
  if (event.polarity === 'negative') sum += DENIED;
  if (standing.reports) sum += REPORTS;
  if (speaks) sum += SPEAKS;
  else if (standing.personal) sum += PERSONAL;
  if (standing.subjectless) sum += NO_SUBJECT;
  const counts = told.local.telling?.counts === true;
  if (counts) sum += COUNT;
  else if (!speaks && !isAnswer(event, told) && isHabit(event, told)) sum += HABIT;
  if (isBare(told)) sum += NOTHING_ELSE;
  if (standing.opens) sum += FIRST;
  if (told.inHeadline) sum += HEADLINE;
  if (behind === 0) sum += OPENING;
  if (quoted) sum += QUOTED;
  return sum + EARLY * (1 - behind / Math.max(1, blocks));
}

/** Families of verbs that tell little of themselves: "police arrived", "the talks continued". */
const LITTLE = readWordLists(rankingTable).forms('tells little');

/** Whether somebody tells it in a main clause of his own. */
function isAnswer({ source }: ResolvedEvent, { local: { standing } }: Told): boolean {
  return source !== null && standing.clause === 'main' && !standing.reports;
}

function familyOf({ name }: EventType): string {
  return name.slice(0, name.indexOf('.'));
}

/** Whether a verb stands alone with its subject, and tells little so. */
function isBare({ local: { telling, type, pos } }: Told): boolean {
  if (pos !== 'v' || telling?.verb == null || telling.passive || telling.rest.length > 0) return false;
  return telling.particle === '' && LITTLE.has(familyOf(type));
}

/** Whether an event is told in the plain present outside the headline, with no date of its own. */
function isHabit({ modality, time }: ResolvedEvent, { inHeadline, local }: Told): boolean {
  return local.tense === 'present' && local.pos === 'v' && modality === 'asserted' && time === null && !inHeadline;
}

/** Whether an event has somebody by name, an amount, a date or a place. */
function isAnchored({ time, place, arguments: args }: ResolvedEvent): boolean {
  return time !== null || place !== null || args.some(a => a.target !== undefined);
}

function partiesOf(
  event: ResolvedEvent,
  place: BlockPlace,
  { mentions }: EntityResult,
  topics: ReadonlySet<number>,
): number {
  let named = 0;
  let others = 0;
  let amounts = 0;
  let known = 0;
  for (const { target } of event.arguments) {
    if (target === undefined) others++;
    else if (target.kind === 'figure') amounts++;
    else {
      named++;
      if (topics.has(mentions[mentionAt(place, target.index)].cluster)) known++;
    }
  }
  const parties = named + others;
  if (parties + amounts === 0) return NOBODY;
  const first = named > 0 ? NAMED : others > 0 ? UNNAMED : 0;
  return first + (parties > 1 ? SECOND : 0) + (amounts > 0 ? AMOUNT : 0) + (named > 0 ? (OVERLAP * known) / named : 0);
}

/** What an event gains that a document tells `times` times. */
export function repetitionBonus(times: number): number {
  return Math.min(MOST_REPEATED, REPEATED * Math.log2(times));
}

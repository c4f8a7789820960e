import { eventStatus } from '../annotations/eventStatus';
import type { EventAnnotation } from '../annotations/model';
import { dayWords } from '../figures/describe/dayWords';
import { firstEndingAfter, type Span } from '../text/span';
import type { DocumentIndex } from './documentIndex';
import { sentencesOf } from './sentencesOf';

/** A row of the outline of a document, as `newsmark outline` writes it; absent things are null or empty. */
export interface StoryRow {
  /** The id of its event. */
  readonly event: string;
  readonly headline: string;
  readonly lead: boolean;
  /** "planned", "denied": how sure the text is of it. */
  readonly status: readonly string[];
  readonly when: string | null;
  readonly where: string | null;
  /** Who says so. */
  readonly source: string | null;
}

/** What a document tells, each event once: the news, and what else there is. */
export interface Story {
  readonly rows: readonly StoryRow[];
  readonly background: readonly StoryRow[];
}

/** Longest headline that is cut out of a text, in UTF-16 code units. */
const MOST = 150;

/**
 * The outline of a document of which only its annotations are known: each event is told by the sentence that tells it,
 * each sentence once, and the news first where it tells background too.
 */
export function storyOf(index: DocumentIndex, text: string): Story {
  const told = index.document.events.filter(
    ({ tier, sameAs, partOf }) => tier !== 'minor' && !index.event(sameAs) && !index.event(partOf),
  );
  const sentences: readonly Span[] = told.length === 0 ? [] : [...sentencesOf(text)];
  const row = (event: EventAnnotation): StoryRow => ({
    event: event.id,
    headline: sentenceWords(event.trigger, text, sentences),
    lead: event.lead === true,
    status: eventStatus(event),
    when: timeWords(event, index),
    where: index.filler(event.place)?.name ?? null,
    source: index.sourceOf(event)?.name ?? null,
  });
  const once = (rows: readonly StoryRow[]): readonly StoryRow[] => {
    const first = new Map([...rows].reverse().map(each => [each.headline, each]));
    return rows.filter(each => first.get(each.headline) === each);
  };
  const isNews = ({ tier }: EventAnnotation): boolean => tier === 'lead' || tier === 'news';
  const rows = once([...told.filter(isNews), ...told.filter(event => !isNews(event))].map(row));
  const news = new Set(told.filter(isNews).map(({ id }) => id));
  return { rows: rows.filter(each => news.has(each.event)), background: rows.filter(each => !news.has(each.event)) };
}

/** The sentence around a span, or its part around it, cut at white space. */
function sentenceWords(trigger: Span, text: string, sentences: readonly Span[]): string {
  const sentence = sentences[firstEndingAfter(sentences, trigger.start)];
  if (sentence === undefined || sentence.start > trigger.start) return text.slice(trigger.start, trigger.end);
  if (sentence.end - sentence.start <= MOST) return text.slice(sentence.start, sentence.end);
  const from = Math.max(sentence.start, Math.min(trigger.start - MOST / 3, sentence.end - MOST));
  const to = Math.min(sentence.end, from + MOST);
  const words = text.slice(from, to);
  const first = from === sentence.start ? words : `…${words.replace(/^\S*\s+/, '')}`;
  return to === sentence.end ? first : `${first.replace(/\s+\S*$/, '')}…`;
}

function timeWords({ time }: EventAnnotation, index: DocumentIndex): string | null {
  const figure = index.figure(time);
  if (figure === undefined) return null;
  const { timex } = figure.value;
  return (timex?.mod === undefined ? dayWords(timex?.value ?? '') : undefined) ?? figure.text;
}

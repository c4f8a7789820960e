import { dayWords, type EventAnnotation, type EventArgument, type Interval, intervalOf } from '../../core';
import type { AnnotationIndex } from './annotationIndex';

export { type EventStatus, eventStatus } from '../../core';

/** The canonical name of the thing that an id stands for, or the words of a figure. */
export function nameOf(index: AnnotationIndex, id: string): string | undefined {
  const entity = index.entity(id);
  if (entity) return index.cluster(entity.cluster)?.name ?? entity.text;
  return index.figure(id)?.text;
}

/** What fills a role: the name of the thing, or where nobody and nothing is named, the words of the text. */
export function argumentWords({ target, span, via }: EventArgument, index: AnnotationIndex): string | undefined {
  return target === undefined ? span.text : (nameOf(index, target) ?? via?.text);
}

/** An event as a headline: "Kim Jong-un meets Vladimir Putin". */
export function eventWords(event: EventAnnotation, index: AnnotationIndex): string {
  return index.annotations.headlines[event.id] ?? event.trigger.text;
}

/** Where it happened. */
export function eventPlace(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  return event.place === null ? undefined : nameOf(index, event.place);
}

/** When it happened: a day of the calendar where it is one, else the words of the text. */
export function eventTime(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  const figure = index.figure(event.time);
  if (!figure) return undefined;
  const { timex } = figure.value;
  const words = timex === undefined ? undefined : dayWords(timex.value);
  const part = PART_WORDS[timex?.mod ?? ''];
  return words === undefined || (timex?.mod !== undefined && part === undefined)
    ? figure.text
    : `${part ?? ''}${words}`;
}

/**
 * How a part of a day, a month or a year is told; an event with another modifier ("about 2010") is told in the words of
 * the text.
 */
const PART_WORDS: Readonly<Record<string, string>> = { START: 'start of ', MID: 'middle of ', END: 'end of ' };

/** The days of an event; undefined for one without a time in the calendar. */
export function eventDays(event: EventAnnotation, index: AnnotationIndex): Interval | undefined {
  const timex = index.figure(event.time)?.value.timex;
  return timex === undefined ? undefined : intervalOf(timex.value, timex.mod);
}

const PRONOUN = /^(?:he|she|it|they|we|I)$/i;

/** Who says so, where somebody else than the text does. */
export function eventSource(event: EventAnnotation, index: AnnotationIndex): string | undefined {
  const { source, sourceText } = event;
  const mention = index.entity(source);
  // "Russian authorities" say more than "Russian"
  if (sourceText && mention && sourceText.start <= mention.start && mention.end <= sourceText.end)
    return sourceText.text;
  const named = source === null ? undefined : nameOf(index, source);
  const words = sourceText?.text;
  // nobody knows who "they" are
  return named ?? (words === undefined || PRONOUN.test(words) ? undefined : words);
}

/**
 * Whether an event is the news of its text, or told in a row of it. The rest (what was said, habits, a lone word) is
 * background, which an outline leaves out at first and which is not marked.
 */
export function isNews({ tier }: EventAnnotation): boolean {
  return tier === 'lead' || tier === 'news';
}

import type { EventAnnotation, NewsmarkDocument } from '../annotations/model';
import { newsVerbs } from '../english/verbs';
import { eventTables } from '../events/lexicon/eventTables';
import { wordFamily } from '../events/lexicon/wordFamilies';
import { type Interval, intervalOf } from '../text/interval';
import { pushTo } from '../text/lists';
import type { EventDigest } from './documentDigest';
import { OPENING } from './opening';
import { stem } from './stem';

/** The events of a document, each chain of mentions as one, in the order of their first mentions. */
export function digestEvents(
  document: NewsmarkDocument,
  clusterOf: (mention: string) => number | undefined,
): readonly EventDigest[] {
  const chains = new Map<string, EventAnnotation[]>();
  for (const event of document.events) {
    const first = event.sameAs ?? event.id;
    pushTo(chains, first, event);
  }
  const daysOf = daysByFigure(document);
  return [...chains.values()].map(chain => digestChain(chain, daysOf, clusterOf));
}

function daysByFigure({ figures }: NewsmarkDocument): ReadonlyMap<string, Interval> {
  const days = new Map<string, Interval>();
  for (const { id, value } of figures) {
    const interval = value.timex === undefined ? undefined : intervalOf(value.timex.value, value.timex.mod);
    if (interval !== undefined) days.set(id, interval);
  }
  return days;
}

function digestChain(
  chain: readonly EventAnnotation[],
  daysOf: ReadonlyMap<string, Interval>,
  clusterOf: (mention: string) => number | undefined,
): EventDigest {
  const participants = new Set<number>();
  let days: Interval | null = null;
  let place: number | null = null;
  for (const { arguments: filled, time, place: where } of chain) {
    for (const { target } of filled) {
      const cluster = target === undefined ? undefined : clusterOf(target);
      if (cluster !== undefined) participants.add(cluster);
    }
    days ??= (time === null ? undefined : daysOf.get(time)) ?? null;
    place ??= (where === null ? undefined : clusterOf(where)) ?? null;
  }
  const [first] = chain;
  return {
    type: first.type,
    word: wordOf(first.trigger.text),
    label: first.trigger.text,
    participants: [...participants].sort((a, b) => a - b),
    days,
    place,
    negative: first.polarity === 'negative',
    plain: eventTables().types.get(first.type)?.rank !== 'news',
    opens: chain.some(({ trigger }) => trigger.start < OPENING),
    mentions: chain.map(({ id, trigger: { start, end } }) => ({ id, start, end })),
  };
}

/** The stem of the word that an event goes by, words that news uses for the same event being one. */
function wordOf(trigger: string): string {
  const words = trigger.toLowerCase().split(/\s+/);
  // "shot down", "opened fire": the verb tells, where there is one
  const word = words.find(each => newsVerbs().get(each) !== undefined) ?? words[words.length - 1];
  const lemma = newsVerbs().lemma(word) ?? word;
  const family = wordFamily(lemma);
  return stem(family === lemma ? wordFamily(word.replace(/s$/, '')) : family);
}

import { joinEntities } from './corpusEntities';
import { type JoinedEvent, joinEvents } from './corpusEvents';
import { countConflicts } from './countConflicts';
import type { DocumentDigest } from './documentDigest';
import type { Corpus, CorpusConflict, CorpusEntity, CorpusEvent } from './model';
import { storiesOf } from './stories';

/**
 * What documents tell together: the things and events that they share, and figures that do not agree. The ids of
 * documents should differ. Time grows with the number of documents and with how much they share.
 */
export function buildCorpus(digests: readonly DocumentDigest[]): Corpus {
  const stories = storiesOf(digests);
  const joined = joinEntities(digests, stories);
  const entities = joined.entities.map(({ names }, i): CorpusEntity => {
    const forms = names.map(({ document, name }) => digests[document].names[name]);
    const name = nameOfAll(forms.map(form => form.name));
    return {
      id: `N${i + 1}`,
      label: most(forms.map(form => form.label)),
      name,
      aliases: [...new Set(forms.flatMap(form => form.aliases))].filter(alias => alias !== name),
      mentions: names.flatMap(({ document, name: at }) =>
        digests[document].names[at].mentions.map(mention => ({ document: digests[document].id, ...mention })),
      ),
    };
  });
  const events = joinEvents(digests, stories, joined).map((event, i) => eventOf(event, `V${i + 1}`, digests, entities));
  return {
    format: 'newsmark-corpus/1',
    documents: digests.map(({ id, date }) => ({ id, date })),
    entities,
    events,
    conflicts: [...countConflicts(digests, stories, joined), ...digests.flatMap(ownConflicts)].map((conflict, i) => ({
      id: `X${i + 1}`,
      ...conflict,
    })),
  };
}

function ownConflicts({ id, conflicts }: DocumentDigest): readonly Omit<CorpusConflict, 'id'>[] {
  return conflicts.map(({ figures, ...conflict }) => ({
    ...conflict,
    figures: figures.map(figure => ({ document: id, ...figure })),
  }));
}

function eventOf(
  { parts, participants, days, place }: JoinedEvent,
  id: string,
  digests: readonly DocumentDigest[],
  entities: readonly CorpusEntity[],
): CorpusEvent {
  return {
    id,
    type: most(parts.map(({ event }) => event.type)),
    label: most(parts.map(({ event }) => event.label)),
    date: days === null ? null : days[0] === days[1] ? days[0] : days.join('/'),
    place: place === null ? null : entities[place].name,
    participants: [...participants].map(party => entities[party].id),
    mentions: parts.flatMap(({ document, event }) =>
      event.mentions.map(mention => ({ document: digests[document].id, ...mention })),
    ),
  };
}

/** The most frequent of some values, the first of those. */
function most(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = values[0] ?? '';
  for (const [value, count] of counts) if (count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** The name that a thing goes by: the most frequent one that is written with capitals, where one is. */
function nameOfAll(names: readonly string[]): string {
  const cased = names.filter(name => name !== name.toLowerCase());
  return most(cased.length > 0 ? cased : names);
}

import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { eventStatus, nameOf } from '../../app/queries/eventFacts';
import { listedRows } from '../../app/queries/outline';
import type { EventAnnotation } from '../../core';
import { eventNoun, participantIcon, STATUS_ICONS } from './eventWords';
import type { Translate } from './translate';

/** What may be said of an event besides that it happened; `happened` where nothing of it is said. */
export const STATUSES = ['happened', 'planned', 'possible', 'attempted', 'called for', 'denied', 'reported'] as const;
export type EventStatus = (typeof STATUSES)[number];

/**
 * Which events a person asked for: of one of the types, and with one of the participants, and in one of the states; an
 * empty set asks for nothing. Participants are the names of clusters.
 */
export interface EventFilter {
  readonly types: ReadonlySet<string>;
  readonly participants: ReadonlySet<string>;
  readonly statuses: ReadonlySet<EventStatus>;
}

export const NO_FILTER: EventFilter = { types: new Set(), participants: new Set(), statuses: new Set() };

/** One thing to tick, with how many events of the document it has. */
export interface FilterChoice {
  readonly kind: keyof EventFilter;
  /** What goes into the filter's set. */
  readonly value: string;
  readonly label: string;
  readonly icon: string | undefined;
  readonly count: number;
}

export function isFiltering({ types, participants, statuses }: EventFilter): boolean {
  return types.size + participants.size + statuses.size > 0;
}

/** Whether an event is one of those asked for. */
export function passes(event: EventAnnotation, filter: EventFilter, index: AnnotationIndex): boolean {
  if (filter.types.size > 0 && !filter.types.has(event.type)) return false;
  if (filter.statuses.size > 0 && !statusesOf(event).some(status => filter.statuses.has(status))) return false;
  return filter.participants.size === 0 || participantsOf(event, index).some(name => filter.participants.has(name));
}

/**
 * What there is to ask for among the events that the outline lists: kinds, then participants, then states; the most
 * frequent first.
 */
export function filterChoices(index: AnnotationIndex, background: boolean, t: Translate): readonly FilterChoice[] {
  const found = new Map<string, { -readonly [Key in keyof FilterChoice]: FilterChoice[Key] }>();
  const count = (kind: keyof EventFilter, value: string, label: string, icon: string | undefined): void => {
    const known = found.get(`${kind}:${value}`);
    if (known === undefined) found.set(`${kind}:${value}`, { kind, value, label, icon, count: 1 });
    else known.count++;
  };
  for (const { event } of listedRows(index, background)) {
    const noun = eventNoun(event, index);
    const kinds = index.annotations.kinds[event.type];
    count('types', event.type, noun.slice(0, 1).toUpperCase() + noun.slice(1), kinds?.icon);
    for (const { target } of event.arguments) {
      const name = nameOfEntity(index, target);
      if (name !== undefined && participantsOf(event, index).includes(name))
        count('participants', name, name, participantIcon(index, target ?? null));
    }
    for (const status of statusesOf(event)) count('statuses', status, statusWords(status, t), STATUS_ICONS[status]);
  }
  const order: readonly (keyof EventFilter)[] = ['types', 'participants', 'statuses'];
  return [...found.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.count - a.count);
}

/** The filter that ticked choices make. */
export function filterOf(choices: readonly FilterChoice[]): EventFilter {
  const values = (kind: keyof EventFilter): string[] => choices.filter(c => c.kind === kind).map(c => c.value);
  const statuses = values('statuses');
  return {
    types: new Set(values('types')),
    participants: new Set(values('participants')),
    statuses: new Set(STATUSES.filter(status => statuses.includes(status))),
  };
}

/** "Meeting, Kim Jong-un": what is asked for, in words. */
export function filterWords(filter: EventFilter, index: AnnotationIndex | undefined, t: Translate): string {
  const types = [...filter.types].map(
    type => index?.annotations.kinds[type]?.noun ?? type.slice(type.indexOf('.') + 1),
  );
  const statuses = [...filter.statuses].map(status => statusWords(status, t));
  return [...types, ...filter.participants, ...statuses].join(', ');
}

function nameOfEntity(index: AnnotationIndex, id: string | undefined): string | undefined {
  return id !== undefined && index.entity(id) ? nameOf(index, id) : undefined;
}

/** The names that take part in an event, each once. */
function participantsOf(event: EventAnnotation, index: AnnotationIndex): readonly string[] {
  const names = new Set<string>();
  for (const { target } of event.arguments) {
    const name = nameOfEntity(index, target);
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

function statusesOf(event: EventAnnotation): readonly EventStatus[] {
  const statuses: EventStatus[] = [...eventStatus(event)];
  if (statuses.length === 0) statuses.push('happened');
  if (event.source !== null || event.sourceText !== undefined) statuses.push('reported');
  return statuses;
}

function statusWords(status: EventStatus, t: Translate): string {
  switch (status) {
    case 'happened':
      return t('Told as a fact');
    case 'planned':
      return t('Planned');
    case 'possible':
      return t('Possible');
    case 'attempted':
      return t('Attempted');
    case 'called for':
      return t('Called for');
    case 'denied':
      return t('Denied');
    case 'reported':
      return t('Reported by somebody');
  }
}

import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { eventDays, nameOf } from '../../app/queries/eventFacts';
import { listedRows, type OutlineRow } from '../../app/queries/outline';
import type { EventAnnotation } from '../../core';
import { type EventFilter, isFiltering, NO_FILTER, passes } from './eventFilter';
import { circumstanceWords, eventCircumstances, eventIcon, eventNoun, participantIcon, roleName } from './eventWords';
import { spokenEvent } from './hoverCard';
import { inContext, shortenMiddle } from './markdown';
import type { Row } from './row';
import type { Translate } from './translate';

/** How the outline lists events: in the order of the text, or grouped. */
export const EVENT_ORDERS = ['text', 'date', 'type', 'participant'] as const;
export type EventOrder = (typeof EVENT_ORDERS)[number];

export interface EventRowOptions {
  readonly order: EventOrder;
  /** Whether background is listed as well. */
  readonly background: boolean;
  /** What a person asked for; everything where it is left out. */
  readonly filter?: EventFilter;
}

/**
 * The outline of events: in the order of the text, or under their days, kinds or participants. A later telling of an
 * event is a child of the first.
 */
export function eventRows(
  index: AnnotationIndex,
  text: string,
  { order, background, filter = NO_FILTER }: EventRowOptions,
  t: Translate,
): readonly Row[] {
  const listed = listedRows(index, background);
  const first = isFiltering(filter) ? listed.filter(({ event }) => passes(event, filter, index)) : listed;
  const used = new Map<string, number>();
  const idOf = ({ event, headline }: OutlineRow): string => {
    const name = `event:${event.type}:${headline}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return `${name}:${count}`;
  };
  const row = (outlined: OutlineRow): Row => eventRow(outlined, idOf(outlined), index, text, t);
  if (order === 'text') return first.map(row);
  return grouped(first, outlined => groupsOf(outlined, order, index, t), row, t);
}

/** Longest label of a row: what a side bar of usual width shows beside its icon. */
const LABEL = 52;

function eventRow(row: OutlineRow, id: string, index: AnnotationIndex, text: string, t: Translate): Row {
  const { event, again, parts, lead } = row;
  const spoken = spokenEvent(event, index, t);
  return {
    id,
    label: shortenMiddle(row.headline, LABEL),
    description: circumstanceWords(row, t).join(' · '),
    tooltip: () =>
      [...(lead ? [t('The lead of this text')] : []), spoken, inContext(text, event.trigger, 120)].join('\n\n'),
    icon: lead ? 'star-full' : eventIcon(event, index),
    color: lead ? 'newsmark.trigger' : undefined,
    spoken: lead ? t('The lead: {0}', spoken) : spoken,
    span: event.trigger,
    marks: [event.id],
    context: 'event',
    children: [
      ...roleRows(row, id, index, text, t),
      ...parts.map((e, i) => laterRow(e, `${id}/part:${i}`, 'link', index, text, t)),
      ...again.map((e, i) => laterRow(e, `${id}/again:${i}`, 'history', index, text, t)),
    ],
  };
}

function roleRows(
  { event, where, when, source, arguments: args }: OutlineRow,
  parent: string,
  index: AnnotationIndex,
  text: string,
  t: Translate,
): readonly Row[] {
  type Fills = Exclude<Row['fills'], undefined>;
  const row = (fills: Fills, name: string, target: string | null, icon: string, n: number): Row => {
    const mark = index.mark(target);
    const role = fills.slot === 'role' ? roleName(fills.role) : slotName(fills.slot, t);
    return {
      id: `${parent}/${n}`,
      label: name,
      fills,
      description: role,
      tooltip: mark ? () => inContext(text, mark, 100) : undefined,
      icon,
      spoken: `${role}: ${name}`,
      span: mark ? { start: mark.start, end: mark.end } : undefined,
      marks: target === null ? [] : [target],
      context: 'role',
      children: [],
    };
  };
  const rows: Row[] = [];
  for (const { role, text: name, target } of args) {
    rows.push(row({ event: event.id, slot: 'role', role }, name, target, participantIcon(index, target), rows.length));
  }
  if (where !== null && !args.some(a => a.target === event.place)) {
    rows.push(row({ event: event.id, slot: 'place' }, where, event.place, 'location', rows.length));
  }
  if (when !== null && !args.some(a => a.target === event.time)) {
    rows.push(row({ event: event.id, slot: 'time' }, when, event.time, 'calendar', rows.length));
  }
  if (source !== null) rows.push(row({ event: event.id, slot: 'source' }, source, event.source, 'quote', rows.length));
  return rows;
}

function slotName(slot: 'time' | 'place' | 'source', t: Translate): string {
  switch (slot) {
    case 'time':
      return t('time');
    case 'place':
      return t('place');
    case 'source':
      return t('source');
  }
}

/** A later telling of an event (`history`), or a part of it. */
function laterRow(
  event: EventAnnotation,
  id: string,
  icon: 'history' | 'link',
  index: AnnotationIndex,
  text: string,
  t: Translate,
): Row {
  const circumstances = eventCircumstances(event, index, t);
  return {
    id,
    label: inContext(text, event.trigger, 30),
    description: [icon === 'history' ? t('again') : eventNoun(event, index), ...circumstances].join(' · '),
    tooltip: () => inContext(text, event.trigger, 120),
    icon,
    spoken: icon === 'history' ? t('Told again: {0}', spokenEvent(event, index, t)) : spokenEvent(event, index, t),
    span: event.trigger,
    marks: [event.id],
    context: 'event',
    children: [],
  };
}

/**
 * A heading over events. Groups are listed by `rank`, then by how many events they hold, then in the order of the text.
 */
interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: string | undefined;
  readonly rank: string;
}

/** Where an event is listed: under its day, its kind, or everybody who takes part. */
function groupsOf(
  { event, when }: OutlineRow,
  order: Exclude<EventOrder, 'text'>,
  index: AnnotationIndex,
  t: Translate,
): readonly Group[] {
  if (order === 'date') {
    const days = eventDays(event, index);
    if (days === undefined || when === null)
      return [{ key: 'day:', label: t('Without a date'), icon: undefined, rank: '~' }];
    const rank = days.join('/');
    return [{ key: `day:${rank}`, label: when, icon: 'calendar', rank }];
  }
  if (order === 'type') {
    const noun = eventNoun(event, index);
    const label = noun.slice(0, 1).toUpperCase() + noun.slice(1);
    return [{ key: `type:${event.type}`, label, icon: index.annotations.kinds[event.type]?.icon, rank: '' }];
  }
  const names = new Map<string, string>();
  for (const { target } of event.arguments) {
    if (target === undefined) continue;
    const name = index.entity(target) && nameOf(index, target);
    if (name !== undefined) names.set(name, participantIcon(index, target));
  }
  if (names.size === 0) return [{ key: 'who:', label: t('Nobody named'), icon: undefined, rank: '~' }];
  return [...names].map(([name, icon]) => ({ key: `who:${name}`, label: name, icon, rank: '' }));
}

function grouped(
  events: readonly OutlineRow[],
  groups: (event: OutlineRow) => readonly Group[],
  row: (event: OutlineRow) => Row,
  t: Translate,
): readonly Row[] {
  const lists = new Map<string, { readonly group: Group; readonly of: OutlineRow[] }>();
  for (const event of events) {
    for (const group of groups(event)) {
      const list = lists.get(group.key);
      if (list) list.of.push(event);
      else lists.set(group.key, { group, of: [event] });
    }
  }
  return [...lists.values()]
    .sort((a, b) => compare(a.group.rank, b.group.rank) || b.of.length - a.of.length)
    .map(
      ({ group: { key, label, icon }, of }): Row => ({
        id: key,
        label,
        description: String(of.length),
        icon,
        spoken: of.length === 1 ? t('{0}, one event', label) : t('{0}, {1} events', label, of.length),
        marks: [],
        context: 'group',
        children: of.map(row),
        expanded: true,
      }),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

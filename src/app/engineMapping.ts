import { type EventAnnotation, type EventArgument, mapSpan, type QuotedSpan, type TextEdit, type Zone } from '../core';
import type { Annotations } from './engine';

/**
 * The annotations after `edit`, until the engine has looked at the new text: what the edit does not touch moves with
 * its words, what it touches is left out. Zones are whole lines, so they grow and shrink with an edit inside them.
 */
export function mapAnnotations(annotations: Annotations, edit: TextEdit): Annotations {
  const entities = mapAll(annotations.entities, edit);
  const figures = mapAll(annotations.figures, edit);
  const gone = new Set<string>();
  note(annotations.entities, entities, gone);
  note(annotations.figures, figures, gone);
  const events: EventAnnotation[] = [];
  for (const event of annotations.events) {
    const mapped = mapEvent(event, edit, gone);
    if (mapped) events.push(mapped);
  }
  return {
    ...annotations,
    entities,
    figures,
    events,
    clusters: gone.size
      ? annotations.clusters.map(c => ({ ...c, mentions: c.mentions.filter(id => !gone.has(id)) }))
      : annotations.clusters,
    zones: annotations.zones.map(zone => mapZone(zone, edit)).filter(zone => zone.end > zone.start),
  };
}

function mapAll<T extends QuotedSpan>(spans: readonly T[], edit: TextEdit): readonly T[] {
  const mapped: T[] = [];
  for (const span of spans) {
    const moved = mapSpan(span, edit);
    if (moved) mapped.push(moved);
  }
  return mapped;
}

function note(
  before: readonly { readonly id: string }[],
  after: readonly { readonly id: string }[],
  gone: Set<string>,
): void {
  if (before.length === after.length) return;
  const kept = new Set(after.map(a => a.id));
  for (const { id } of before) if (!kept.has(id)) gone.add(id);
}

function mapEvent(event: EventAnnotation, edit: TextEdit, gone: ReadonlySet<string>): EventAnnotation | undefined {
  const trigger = mapSpan(event.trigger, edit);
  if (!trigger) return undefined;
  const args = event.arguments.flatMap(argument => mapArgument(argument, edit, gone));
  const { sourceText, ...rest } = event;
  const movedSource = sourceText && mapSpan(sourceText, edit);
  const kept = (id: string | null): string | null => (id !== null && gone.has(id) ? null : id);
  return {
    ...rest,
    trigger,
    arguments: args,
    time: kept(event.time),
    place: kept(event.place),
    source: kept(event.source),
    ...(movedSource ? { sourceText: movedSource } : {}),
  };
}

function mapArgument(argument: EventArgument, edit: TextEdit, gone: ReadonlySet<string>): readonly EventArgument[] {
  if (argument.span !== undefined) {
    const span = mapSpan(argument.span, edit);
    return span ? [{ ...argument, span }] : [];
  }
  if (gone.has(argument.target)) return [];
  const { via, ...named } = argument;
  const moved = via && mapSpan(via, edit);
  return [moved ? { ...named, via: moved } : named];
}

function mapZone(zone: Zone, edit: TextEdit): Zone {
  const by = edit.text.length - (edit.end - edit.start);
  const move = (offset: number): number => {
    if (offset <= edit.start) return offset;
    return offset >= edit.end ? offset + by : edit.start + edit.text.length;
  };
  const { speaker, ...rest } = zone;
  const moved = speaker && mapSpan(speaker, edit);
  return { ...rest, start: move(zone.start), end: move(zone.end), ...(moved ? { speaker: moved } : {}) };
}

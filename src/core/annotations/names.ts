import type { Zone } from './model';

/**
 * The code units `start..end` of a text as a string of its own. What outlives a version of a text must not be a slice
 * of it, since engines keep the whole text for the sake of a slice of it.
 */
export function ownWords(text: string, start: number, end: number): string {
  return ` ${text.slice(start, end)}`.slice(1);
}

/** A speaker in the document's own characters: in a block, line breaks are spaces. */
export function quoteSpeaker(text: string, zone: Zone): Zone {
  if (zone.speaker === undefined || text.startsWith(zone.speaker.text, zone.speaker.start)) return zone;
  const { start, end } = zone.speaker;
  return { ...zone, speaker: { start, end, text: text.slice(start, end) } };
}

import type { QuotedSpan } from '../annotations/model';
import type { Block } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import table from './turns.tsv';

const WORDS = readWordLists(table);
const LABELS = WORDS.forms('label');
const ANYBODY = WORDS.forms('anybody');

/** Whether the words before a turn name nobody: "Q", "Interviewer". */
export function isAnybody(name: string): boolean {
  return name.length < 2 || ANYBODY.has(name.toLowerCase());
}

/** "Eze: I left in March", "Q: Why?", "MODERATOR: Thank you": a few words, then a colon, then what is said. */
const TURN =
  /^((?:\p{Lu}[\p{L}.’'-]{0,24})(?: (?:\p{Lu}[\p{L}.’'-]{0,24}|de|van|von|al|bin)){0,3})\s?:\s+(?=["“‘(]?[\p{L}\p{N}…])/u;
/** "16.06 A flight crashed", "9:05am: …", "10.30 GMT …". */
const ENTRY =
  /^([01]?\d|2[0-3])[.:]([0-5]\d)\s?(am|pm|a\.m\.|p\.m\.)?(?:\s?(?:\p{Lu}{2,4}T|UTC))?\s?[:–—-]?\s+(?=["“‘(]?[\p{Lu}\p{N}])/iu;

/** Who speaks in a paragraph that is a turn of a conversation, as its first words say; offsets are the block's. */
export function turnSpeaker({ text, opens, register }: Block): QuotedSpan | undefined {
  if (!opens || register === 'caseless') return undefined;
  const name = TURN.exec(text)?.[1];
  if (name === undefined || LABELS.has(name.toLowerCase().replace(/’/g, "'"))) return undefined;
  return { start: 0, end: name.length, text: name };
}

/** The time with which an entry of a live report begins, as HH:MM of a day of 24 hours. */
export function entryTime({ text, opens }: Block): string | undefined {
  const match = opens ? ENTRY.exec(text) : null;
  if (match === null) return undefined;
  const [, hour, minutes, half] = match;
  const hours = (Number(hour) % (half === undefined ? 24 : 12)) + (half !== undefined && /^p/i.test(half) ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minutes}`;
}

import type { EventAnnotation } from '../core/annotations/model';
import type { EventHeadline } from './engine';

/** Longest clause that stands for an event without participants, in UTF-16 code units. */
const LONGEST = 48;

/**
 * The headline of an event in a list. Where nobody takes part, the trigger alone says too little ("Made"): the words that follow it
 * stand for it ("Made the climb").
 */
export function listedHeadline(
  event: EventAnnotation,
  { line, noun, rank }: EventHeadline,
  text: string,
): EventHeadline {
  return { line: event.arguments.length === 0 ? clauseFrom(event.trigger.start, text) || line : line, noun, rank };
}

/** The words from `start` to the end of their clause, or as many as a list has room for. */
function clauseFrom(start: number, text: string): string {
  const [clause = ''] = /^[^.!?;:()"“”«»\r\n]{0,80}/.exec(text.slice(start, start + 80)) ?? [];
  const words = clause
    .replace(/\p{Cs}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const short = words.length <= LONGEST ? words : `${words.slice(0, LONGEST).replace(/[\s,]+\S*$/, '')}…`;
  const plain = short.replace(/[\s,–—-]+$/u, '');
  return plain.charAt(0).toLocaleUpperCase('en') + plain.slice(1);
}

import type { Figure, NewsmarkDocument } from '../annotations/model';
import { engineLabel } from '../annotations/model';
import { parseIsoDay, weekdayOf } from '../text/calendar';
import { CORPUS_WORDS } from './corpusWords';
import type { MentionDigest, SelfConflict } from './documentDigest';

const WEEKDAYS = [...CORPUS_WORDS.forms('weekdays')];
const PEOPLE = CORPUS_WORDS.forms('people counted');
const RISES = CORPUS_WORDS.forms('rises');
const FALLS = CORPUS_WORDS.forms('falls');

/** How far a change in percent may be off beside what rounding explains, in points. */
const SLACK = 0.6;

/** Longest stretch between the figures of one change, in UTF-16 code units. */
const NEAR = 60;

/** What in the figures of a document cannot hold, whatever else is true. */
export function selfConflicts({ figures }: NewsmarkDocument, text: string): readonly SelfConflict[] {
  return figures.flatMap((figure, i) => [
    ...wrongWeekday(figure),
    ...tooLargeShare(figure, text),
    ...tooLargePart(figure, figures[i + 1], text),
    ...wrongChange(figure, figures[i + 1], figures[i + 2], text),
  ]);
}

const digest = ({ id, start, end }: Figure): MentionDigest => ({ id, start, end });

/** A date with its year and another weekday than that day had. */
function wrongWeekday(figure: Figure): readonly SelfConflict[] {
  const value = figure.value.timex?.value.slice(0, 10) ?? '';
  const day = parseIsoDay(value);
  if (day === null || !figure.text.includes(value.slice(0, 4))) return [];
  const told = WEEKDAYS.findIndex(name => new RegExp(`\\b${name}\\b`, 'i').test(figure.text));
  const real = weekdayOf(day) % 7;
  if (told < 0 || told === real) return [];
  const message = `"${figure.text}": ${value} was a ${WEEKDAYS[real]}.`;
  return [{ kind: 'weekday', message, figures: [digest(figure)] }];
}

/** More than all of some people: "120 percent of voters". */
function tooLargeShare(figure: Figure, text: string): readonly SelfConflict[] {
  const { number } = figure.value;
  if (engineLabel(figure) !== 'PERCENT' || number === undefined || number <= 100) return [];
  const behind = /^ of (?:all |the |its |their )?(\p{L}+)/u.exec(text.slice(figure.end, figure.end + NEAR));
  if (behind === null || !PEOPLE.has(behind[1].toLowerCase())) return [];
  const message = `"${figure.text}${behind[0]}": a share of people cannot be more than 100 percent.`;
  return [{ kind: 'share', message, figures: [digest(figure)] }];
}

/** More of some things than there are: "12 of the 10 members". */
function tooLargePart(figure: Figure, next: Figure | undefined, text: string): readonly SelfConflict[] {
  const [part, whole] = [figure, next].map(each =>
    each !== undefined && engineLabel(each) === 'CARDINAL' && each.value.modifier === null
      ? each.value.number
      : undefined,
  );
  if (next === undefined || part === undefined || whole === undefined || part <= whole) return [];
  if (!/^ (?:out )?of (?:the |its |their )?$/.test(text.slice(figure.end, next.start))) return [];
  const message = `"${text.slice(figure.start, next.end)}": the part is larger than the whole.`;
  return [{ kind: 'part', message, figures: [digest(figure), digest(next)] }];
}

/** A change in percent that does not fit the two amounts: "rose 12 percent to $5.6 billion from $4.8 billion". */
function wrongChange(
  share: Figure,
  now: Figure | undefined,
  before: Figure | undefined,
  text: string,
): readonly SelfConflict[] {
  if (now === undefined || before === undefined || !areChange(share, now, before, text)) return [];
  const [percent, to, from] = [share, now, before].map(({ value }) => value.number ?? 0);
  const falls = fallsBefore(text, share);
  if (falls === undefined || from <= 0 || to <= 0) return [];
  const [low, high] = changeBetween([to, now.text], [from, before.text]);
  const told = falls ? -percent : percent;
  if (told >= low - SLACK && told <= high + SLACK) return [];
  const real = Math.round(1000 * (to / from - 1)) / 10;
  const words = text.slice(share.start, before.end);
  const message = `"${words}": from ${before.text} to ${now.text} is ${real > 0 ? '+' : ''}${real} percent.`;
  return [{ kind: 'change', message, figures: [share, now, before].map(digest) }];
}

/** Whether three figures are a change in percent, "to" one amount and "from" another of the same unit. */
function areChange(share: Figure, now: Figure, before: Figure, text: string): boolean {
  if (engineLabel(share) !== 'PERCENT' || engineLabel(now) !== engineLabel(before)) return false;
  if (now.value.unit !== before.value.unit || [share, now, before].some(({ value }) => value.modifier !== null))
    return false;
  if (now.start - share.end > NEAR || before.start - now.end > NEAR) return false;
  return (
    / to $/.test(text.slice(share.end, now.start)) && /^[^.;]{0,40} from $/.test(text.slice(now.end, before.start))
  );
}

/** Whether what stands before a share says that something fell; undefined where it does not say either. */
function fallsBefore(text: string, { start }: Figure): boolean | undefined {
  const words = text
    .slice(Math.max(0, start - NEAR), start)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  for (const word of words.reverse().slice(0, 3)) {
    if (FALLS.has(word)) return true;
    if (RISES.has(word)) return false;
  }
  return undefined;
}

type Told = readonly [number: number, text: string];

/** The least and the largest change in percent that two amounts allow, since both are rounded. */
function changeBetween([to, toText]: Told, [from, fromText]: Told): readonly [number, number] {
  const [a, b] = [halfUnit(to, toText), halfUnit(from, fromText)];
  return [100 * ((to - a) / (from + b) - 1), 100 * ((to + a) / (from - b) - 1)];
}

/** Half of the last place that an amount is told to: 0.05 million of "5.6 million". */
function halfUnit(number: number, text: string): number {
  const digits = /\d[\d,]*(?:\.(\d+))?/.exec(text);
  if (digits === null) return 0;
  const shown = Number(digits[0].replaceAll(',', ''));
  const scale = shown === 0 ? 1 : Math.abs(number) / shown;
  return 0.5 * scale * 10 ** -(digits[1]?.length ?? 0);
}

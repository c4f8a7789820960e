import type { Zone } from '../../annotations/model';
import type { PlacedBlock } from '../../blocks/block';
import { dayNumber, daysInMonth, isoDay } from '../../text/calendar';
import { firstEndingAfter } from '../../text/span';
import type { When } from '../times/timeExpression';
import type { LocalFigure } from './localFigure';

/** A line that dates a document stands near its beginning or is one of few. */
const MOST_ZONES = 12;

/**
 * The day a document was published, YYYY-MM-DD, as its byline or date line says ("Jane Doe | April 25, 2019, 06:59
 * PM"). Null when no such line gives day, month and year: it is never guessed from the running text, and a date line
 * without a year ("MOSCOW, April 25 (Reuters) -") takes its year only from another such line.
 *
 * `figures[i]` are the figures of `blocks[i]`; `zones` are sorted by start.
 */
export function findDocumentDate(
  _text: string,
  zones: readonly Zone[],
  blocks: readonly PlacedBlock[],
  figures: readonly (readonly LocalFigure[])[],
): string | null {
  let looked = 0;
  let yearless: DateWhen | null = null;
  let year: number | null = null;
  for (const zone of zones) {
    if (zone.kind !== 'byline' && zone.kind !== 'dateline') continue;
    if (++looked > MOST_ZONES) break;
    for (const when of datesWithin(zone, blocks, figures)) {
      if (isDay(when)) {
        if (when.year !== undefined) return isoDay(dayNumber(when.year, when.month ?? 0, when.day ?? 0));
        yearless ??= when;
      }
      year ??= when.year ?? null;
    }
  }
  return yearless === null || year === null ? null : isoDay(dayNumber(year, yearless.month ?? 0, yearless.day ?? 0));
}

type DateWhen = Extract<When, { kind: 'date' }>;

/** The dates whose figures lie in a zone, in the order of the text. */
function datesWithin(
  zone: Zone,
  blocks: readonly PlacedBlock[],
  figures: readonly (readonly LocalFigure[])[],
): readonly DateWhen[] {
  const dates: DateWhen[] = [];
  for (let b = firstEndingAfter(blocks, zone.start); b < blocks.length && blocks[b].start < zone.end; b++) {
    const offset = blocks[b].start;
    for (const { start, end, time } of figures[b] ?? []) {
      const within = start + offset >= zone.start && end + offset <= zone.end;
      if (within && time?.when.kind === 'date') dates.push(time.when);
    }
  }
  return dates;
}

/** Whether a date has a day and a month, and that month has such a day. */
function isDay({ year, month, day }: DateWhen): boolean {
  return month !== undefined && day !== undefined && day <= daysInMonth(year ?? 2000, month);
}

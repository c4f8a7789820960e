import type { Zone } from '../../annotations/model';
import type { PlacedBlock } from '../../blocks/block';
import { dayNumber, daysInMonth, isoDay } from '../../text/calendar';
import { firstEndingAfter } from '../../text/span';
import type { LocalFigure } from './localFigure';

/** A line that dates a document stands near its beginning or is one of few. */
const MOST_ZONES = 12;

/**
 * The day a document was published, YYYY-MM-DD, as its byline or date line says ("Jane Doe | April 25, 2019, 06:59 PM").
 * Null when no such line gives day, month and year: it is never guessed from the running text, and a date line without a
 * year ("MOSCOW, April 25 (Reuters) -") takes its year only from another such line.
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
  let yearless: { readonly month: number; readonly day: number } | null = null;
  let year: number | null = null;
  for (const zone of zones) {
    if (zone.kind !== 'byline' && zone.kind !== 'dateline') continue;
    if (++looked > MOST_ZONES) break;
    for (let b = firstEndingAfter(blocks, zone.start); b < blocks.length && blocks[b].start < zone.end; b++) {
      for (const { start, end, time } of figures[b] ?? []) {
        if (start + blocks[b].start < zone.start || end + blocks[b].start > zone.end) continue;
        if (time?.when.kind !== 'date') continue;
        const { when } = time;
        if (
          when.month !== undefined &&
          when.day !== undefined &&
          when.day <= daysInMonth(when.year ?? 2000, when.month)
        ) {
          if (when.year !== undefined) return isoDay(dayNumber(when.year, when.month, when.day));
          yearless ??= { month: when.month, day: when.day };
        }
        year ??= when.year ?? null;
      }
    }
  }
  return yearless === null || year === null ? null : isoDay(dayNumber(year, yearless.month, yearless.day));
}

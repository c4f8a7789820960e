import type { Zone } from '../annotations/model';
import { createBlock } from '../text/blocks';
import { dayNumber, isoDay } from './calendar';
import { figureLexicon } from './lexicon';
import type { When } from './timeExpression';
import { parseTime } from './timeGrammar';
import { TokenView } from './tokenView';

/** A line that dates a document is short, and near its beginning or its end. */
const LONGEST_ZONE = 300;
const MOST_ZONES = 12;

/**
 * The day a document was published, YYYY-MM-DD, as its byline or date line says ("Jane Doe | April 25, 2019, 06:59 PM").
 * Null when no such line gives day, month and year: it is never guessed from the running text, and a date line without a
 * year ("MOSCOW, April 25 (Reuters) -") takes its year only from another such line.
 */
export function findDocumentDate(text: string, zones: readonly Zone[]): string | null {
  let looked = 0;
  let yearless: { readonly month: number; readonly day: number } | null = null;
  let year: number | null = null;
  for (const zone of zones) {
    if (zone.kind !== 'byline' && zone.kind !== 'dateline') continue;
    if (++looked > MOST_ZONES) break;
    for (const when of datesIn(text.slice(zone.start, Math.min(zone.end, zone.start + LONGEST_ZONE)))) {
      if (when.year !== undefined && when.month !== undefined && when.day !== undefined) {
        return isoDay(dayNumber(when.year, when.month, when.day));
      }
      if (when.year !== undefined) year ??= when.year;
      else if (when.month !== undefined && when.day !== undefined) yearless ??= { month: when.month, day: when.day };
    }
  }
  return yearless === null || year === null ? null : isoDay(dayNumber(year, yearless.month, yearless.day));
}

type DateWhen = Extract<When, { kind: 'date' }>;

function datesIn(line: string): DateWhen[] {
  const view = new TokenView(createBlock(line), figureLexicon());
  const dates: DateWhen[] = [];
  for (let i = 0; i < view.length; ) {
    const reading = view.starts(i) ? parseTime(view, i) : null;
    if (reading?.when.kind === 'date') dates.push(reading.when);
    i = reading?.end ?? i + 1;
  }
  return dates;
}

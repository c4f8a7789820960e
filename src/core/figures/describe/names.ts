import { tableRows } from '../../text/table';
import timeTable from '../words/timeWords.tsv';

/** The words of a role by their value, from 1 on, with a capital. */
function namesOf(wanted: string): readonly string[] {
  const names: string[] = [];
  for (const [word, role, value] of tableRows(timeTable))
    if (role === wanted) names[Number(value) - 1] ??= word.charAt(0).toUpperCase() + word.slice(1);
  return names;
}

/** January is the first, at 0. */
export const MONTH_NAMES = namesOf('month');
/** Monday is the first, at 0. */
export const WEEKDAY_NAMES = namesOf('weekday');

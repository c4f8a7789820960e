import { tableRows } from '../../text/table';
import edgeTable from './edgeWords.tsv';
import type { Turn } from './timeExpression';

function valuesOf(wanted: string): ReadonlyMap<string, string> {
  return new Map(tableRows(edgeTable).flatMap(([word, role, value]) => (role === wanted ? [[word, value ?? '']] : [])));
}

/** The TIMEX3 mod by the word before a period: "early", "mid". */
export const LEADS = valuesOf('lead');

/** The TIMEX3 mod by the word before "of" and a period, "" for a part that is no edge of it: "end", "rest". */
export const EDGES = valuesOf('edge');

/** Which of its kind is meant, by the word before it: the last, this one or the next. */
export const TURNS: ReadonlyMap<string, Turn> = new Map(
  [...valuesOf('turn')].map(([word, value]) => [word, Number(value) as Turn]),
);

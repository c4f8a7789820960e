import { describe, expect, test } from 'vitest';
import { eventStatus } from '../../../src/app/queries/eventFacts';
import { newsmarkPipeline } from '../../../src/core/annotators';
import { eventHeadlines } from '../../../src/core/events/headline/headline';
import { tableRows } from '../../../src/core/text/table';
import table from './clauseRows.tsv';

const pipeline = newsmarkPipeline();

/** The headline of every event of a text that an outline may list, with its status, its source and its date. */
function rowsOf(text: string): readonly string[] {
  const annotated = pipeline.annotate(text);
  const headlineOf = eventHeadlines(annotated);
  const names = new Map([...annotated.entities, ...annotated.figures].map(({ id, text: words }) => [id, words]));
  const listed = annotated.events.filter(({ tier }) => tier !== 'minor');
  return listed.map(event => {
    const source = event.sourceText?.text ?? names.get(event.source ?? '');
    const about = [
      names.get(event.time ?? ''),
      ...eventStatus(event),
      source === undefined ? undefined : `says ${source}`,
    ];
    return [headlineOf(event), ...about.filter(words => words !== undefined)].join(' · ');
  });
}

describe('a row tells what the clause of its verb tells', () => {
  test.each(tableRows(table))('%s', (sentence, told, never) => {
    const rows = rowsOf(sentence);
    if (told !== '') expect(rows).toContain(told);
    if (never) expect(rows.filter(row => new RegExp(never).test(row))).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';
import { eventHeadlines } from '../../../src/core/events/headline/headline';
import { tableRows } from '../../../src/core/text/table';
import table from './accusations.tsv';

const pipeline = newsmarkPipeline();

/** The headline of every event of a text, with its status as the outline shows it. */
function linesOf(text: string): readonly string[] {
  const annotated = pipeline.annotate(text);
  const headlineOf = eventHeadlines(annotated);
  return annotated.events.map(event => {
    const denied = event.polarity === 'negative' ? ' · denied' : '';
    const status = { asserted: '', future: ' · planned', hypothetical: ' · possible', requested: ' · called for' };
    return `${headlineOf(event)}${denied}${status[event.modality]}`;
  });
}

describe('nobody is accused whom the text does not accuse', () => {
  test.each(tableRows(table))('%s', (sentence, never, told) => {
    const lines = linesOf(sentence);
    expect(lines.filter(line => new RegExp(never).test(line))).toEqual([]);
    if (told) expect(lines.map(line => line.split(' · ')[0])).toContain(told);
  });
});

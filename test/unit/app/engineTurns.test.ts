import { expect, test } from 'vitest';
import { createLocalEngine, type EnginePipeline } from '../../../src/app/engineLocal';
import { annotate, describeFigure, eventHeadlines, reannotate, recorrect, toDocument } from '../../../src/core';

test('what is asked after a text whose schema takes long to get ready waits for it', async () => {
  const pipeline: EnginePipeline = {
    ...{ annotate, reannotate, recorrect, toDocument, eventHeadlines, describeFigure },
    prepare: tables => new Promise(resolve => setTimeout(resolve, tables === undefined ? 0 : 50)),
    eventKind: () => undefined,
    eventTypes: () => [],
    readSchema: () => ({ labels: [], attributes: [], problems: [], migrate: [] }),
    checkTables: () => [],
  };
  const engine = createLocalEngine(pipeline, () => 0);
  const opened = engine.open('a', 'Ada Lund ran.', 1, { tables: { schema: '{}' } });
  const edited = engine.edit('a', [{ start: 0, end: 3, text: 'Ida' }], 2, 13);
  expect([(await opened).version, (await edited).version]).toEqual([1, 2]);
});

import { expect, test } from 'vitest';
import { createEngine } from '../../../src/worker';

test('figures of one value are each said as their own text says how exact they are', async () => {
  const engine = createEngine();
  const text = 'The first talks took nearly two hours. The second talks took about two hours.';
  const { annotations } = await engine.open('k', text, 1, {});
  const said = annotations.figures.map(({ id }) => annotations.values[id]?.words);
  expect(said).toEqual(expect.arrayContaining(['nearly 2 hours', 'about 2 hours']));
  engine.dispose();
});

import { expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';

/** The names of who takes part in the event of a trigger. */
function partiesOf(text: string, trigger: string): readonly (string | undefined)[] {
  const { events, entities, clusters } = newsmarkPipeline().annotate(text);
  const clusterOf = new Map(entities.map(e => [e.id, e.cluster]));
  const event = events.find(e => e.trigger.text === trigger);
  return event?.arguments.map(a => clusters.find(c => c.id === clusterOf.get(a.target ?? ''))?.name) ?? [];
}

test('two countries are countries, not the persons near by', () => {
  const text =
    'Norway sent an envoy to Ghana. Ada Brun said that Omar Diallo had hoped the two countries would meet in May.';
  expect(partiesOf(text, 'meet')).toEqual(['Norway', 'Ghana']);
});

test('two leaders are persons of the story, not of a photo credit', () => {
  const text =
    'Ada Brun flew to Accra to see Omar Diallo.\n\nPhoto by Lena Voss/Getty Images\n\nThe two leaders met for an hour.';
  expect(partiesOf(text, 'met')).toEqual(expect.arrayContaining(['Ada Brun', 'Omar Diallo']));
  expect(partiesOf(text, 'met')).not.toContain('Lena Voss');
});

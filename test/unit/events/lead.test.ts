import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';

const STORY = [
  'After the failure of the Hanoi summit between Ada Brun and Omar Diallo, the Malian leader is now meeting Chinese President Lin Tao in Dalian.',
  'Diallo left for China on Monday. Diallo hopes for loans.',
  'US President Ada Brun said that she wished Diallo well.',
].join('\n\n');

/** The meeting of a story, and the names of who meets. */
function meetingOf(story: string) {
  const { events, entities, clusters } = newsmarkPipeline().annotate(story);
  const meeting = events.find(e => e.trigger.text === 'meeting');
  const clusterOf = new Map(entities.map(e => [e.id, e.cluster]));
  const who = meeting?.arguments.flatMap(a => clusters.find(c => c.id === clusterOf.get(a.target ?? ''))?.name ?? []);
  return { meeting, who };
}

describe('the lead of a story', () => {
  const { meeting, who } = meetingOf(STORY);

  test('is what the main clause tells, not what it comes after', () => {
    expect(meeting?.lead).toBe(true);
  });

  test('names a leader whom nobody else can be, though no title gives the name', () => {
    expect(who).toEqual(['Omar Diallo', 'Lin Tao']);
    expect(meeting?.arguments[0].via?.text).toBe('the Malian leader');
  });

  test('leaves a leader open where two could be meant', () => {
    expect(meetingOf(STORY.replace('US President Ada Brun', 'Ada Brun')).who).toEqual(['Malian', 'Lin Tao']);
  });
});

import { describe, expect, test } from 'vitest';
import { newsmarkPipeline } from '../../../src/core/annotators';

const STORY = [
  'After the failure of the Hanoi summit between Ada Brun and Omar Diallo, the Malian leader is now meeting Chinese President Lin Tao in Dalian.',
  'Diallo left for China on Monday. Diallo hopes for loans.',
  'US President Ada Brun said that she wished Diallo well.',
].join('\n\n');

const { events, entities, clusters } = newsmarkPipeline().annotate(STORY);
const nameOf = (id: string): string | undefined => {
  const cluster = entities.find(e => e.id === id)?.cluster;
  return clusters.find(c => c.id === cluster)?.name;
};

describe('the lead of a story', () => {
  const lead = events.find(e => e.lead);

  test('is what the main clause tells, not what it comes after', () => {
    expect(lead?.trigger.text).toBe('meeting');
    expect(lead?.type).toBe('Contact.Meet');
  });

  test('names a leader whom nobody else can be, though no title gives the name', () => {
    expect(lead?.arguments.map(a => nameOf(a.target)).sort()).toEqual(['Lin Tao', 'Omar Diallo']);
    expect(lead?.arguments.find(a => a.via !== undefined)?.via?.text).toBe('the Malian leader');
  });

  test('leaves a leader open where two could be meant', () => {
    const two = newsmarkPipeline().annotate(STORY.replace('US President Ada Brun', 'Ada Brun'));
    const meeting = two.events.find(e => e.trigger.text === 'meeting');
    expect(meeting?.arguments.some(a => a.via?.text === 'the Malian leader' && a.target === 'T2')).toBe(false);
  });
});

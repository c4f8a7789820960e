import { describe, expect, test } from 'vitest';
import { countTopics, type Topic } from '../../../src/core/events/lexicon/topics';
import type { LocalEvent } from '../../../src/core/events/sentence/localEvent';
import { TopicReadings } from '../../../src/core/events/topicReadings';

/** A block whose senses ask about `asks`, and the topics that it was read under. */
function block(...asks: readonly Topic[]): { readings: TopicReadings; read: (Topic | undefined)[] } {
  const read: (Topic | undefined)[] = [];
  const readings = new TopicReadings(countTopics([]), ({ given, asked }) => {
    read.push(given);
    for (const topic of asks) asked.add(topic);
    return [{ lemma: given ?? 'none' }] as unknown as readonly LocalEvent[];
  });
  return { readings, read };
}

describe('a block that asks about no topic', () => {
  test('is read once, whatever its document is about', () => {
    const { readings, read } = block();
    const events = readings.eventsUnder('war');
    expect(readings.eventsUnder('sport')).toBe(events);
    expect(readings.eventsUnder(undefined)).toBe(events);
    expect(read).toEqual(['war']);
  });
});

describe('a block that asks about a topic', () => {
  test('is read when it is asked for, and not before', () => {
    expect(block('sport').read).toEqual([]);
  });

  test('is read again under that topic, and under no other', () => {
    const { readings, read } = block('sport');
    const plain = readings.eventsUnder(undefined);
    expect(readings.eventsUnder('war')).toBe(plain);
    expect(readings.eventsUnder('sport')).not.toBe(plain);
    expect(read).toEqual([undefined, 'sport']);
  });

  test('does not take its events under a topic for those under none', () => {
    const { readings, read } = block('sport');
    const sport = readings.eventsUnder('sport');
    expect(readings.eventsUnder('war')).not.toBe(sport);
    expect(readings.eventsUnder('sport')).toBe(sport);
    expect(readings.eventsUnder(undefined)).toBe(readings.eventsUnder('war'));
    expect(read).toEqual(['sport', 'war']);
  });
});

import { describe, expect, test } from 'vitest';
import { listedHeadline } from '../../../src/app/engineHeadlines';
import type { EventAnnotation } from '../../../src/core/annotations/model';

const made = { line: 'Made', noun: 'thing made', rank: 'news' } as const;

function lineOf(text: string, trigger: string, participants = 0): string {
  const start = text.indexOf(trigger);
  const event: EventAnnotation = {
    id: 'E1',
    type: 'X.Y',
    plover: null,
    trigger: { start, end: start + trigger.length, text: trigger },
    arguments: Array.from({ length: participants }, (_, i) => ({ role: 'Agent', target: `T${i}` })),
    time: null,
    place: null,
    polarity: 'positive',
    modality: 'asserted',
    source: null,
  };
  return listedHeadline(event, made, text).line;
}

describe('the headline of an event in a list', () => {
  test('is that of its participants where it has some', () => {
    expect(lineOf('A tram made the climb.', 'made', 1)).toBe('Made');
  });

  test.each([
    ['It was the first time that a tram had made the climb. It rained.', 'made', 'Made the climb'],
    [
      'A fire in a cotton warehouse near the old railway yard of the town killed',
      'fire',
      'Fire in a cotton warehouse near the old railway…',
    ],
    ['They agreed, "for now".', 'agreed', 'Agreed'],
    ['storm', 'storm', 'Storm'],
    ['made\r\nnothing', 'made', 'Made'],
  ])('is its clause where nobody takes part: %s', (text, trigger, line) => {
    expect(lineOf(text, trigger)).toBe(line);
  });

  test('is never cut inside a character', () => {
    expect(lineOf(`made ${'😀'.repeat(60)}`, 'made')).not.toMatch(/\p{Cs}/u);
  });
});

import { describe, expect, test } from 'vitest';
import { listedHeadlines } from '../../../src/app/engineHeadlines';
import type { EntityMention, EventAnnotation } from '../../../src/core/annotations/model';

interface Told {
  readonly trigger: string;
  /** Words of participants as they stand in the text, with their full names; without one, words that name nobody. */
  readonly who?: readonly (readonly [words: string, name?: string])[];
  readonly polarity?: 'positive' | 'negative';
  readonly register?: 'standard' | 'caseless';
}

/** The line of an event; "told otherwise" where the text's own words do not serve. */
function lineOf(text: string, told: Told, otherwise = 'told otherwise'): string {
  const { trigger, who = [], polarity = 'positive', register = 'standard' } = told;
  const spanOf = (words: string) => {
    const start = text.indexOf(words);
    if (start < 0) throw new Error(`"${words}" is not there`);
    return { start, end: start + words.length, text: words };
  };
  const entities = who.map(
    ([words], i): EntityMention => ({
      ...spanOf(words),
      id: `T${i}`,
      label: 'PERSON',
      cluster: `C${i}`,
      confidence: 1,
      origin: 'machine',
    }),
  );
  const event: EventAnnotation = {
    id: 'E1',
    type: 'X.Y',
    plover: null,
    trigger: spanOf(trigger),
    arguments: entities.map(e => ({ role: 'Agent', target: e.id })),
    time: null,
    place: null,
    polarity,
    modality: 'asserted',
    source: null,
  };
  const clusters = who.flatMap(([, name], i) =>
    name === undefined ? [] : [{ id: `C${i}`, label: 'PERSON' as const, name, mentions: [`T${i}`] }],
  );
  const source = { text, register, entities, figures: [], clusters };
  return listedHeadlines(source, () => otherwise)(event);
}

describe('the headline of an event in a list', () => {
  test('is the text’s own clause, with the full name of who did it', () => {
    expect(
      lineOf('Ferrand will travel to Brasília, he said.', { trigger: 'travel', who: [['Ferrand', 'Lucía Ferrand']] }),
    ).toBe('Lucía Ferrand will travel to Brasília, he said');
  });

  test('leaves out what only joins the clause, and keeps a genitive', () => {
    expect(lineOf('his father Olof, who died in 2011.', { trigger: 'died', who: [['Olof', 'Olof Berg']] })).toBe(
      'Olof Berg died in 2011',
    );
    expect(lineOf('It was his second visit.', { trigger: 'visit', who: [['his', 'Olof Berg']] })).toBe(
      'Olof Berg’s second visit',
    );
  });

  test('is told otherwise where several did it together, or nobody stands near', () => {
    const both = [
      ['Ada', 'Ada Lindqvist'],
      ['Olof', 'Olof Berg'],
    ] as const;
    expect(lineOf('Ada and Olof met.', { trigger: 'met', who: both })).toBe('told otherwise');
    expect(lineOf('Ada and Olof agreed.', { trigger: 'agreed', who: both }, 'Ada and Olof agree with')).toBe(
      'Ada and Olof agree',
    );
    expect(lineOf('The talks of Ada with Olof', { trigger: 'talks', who: both })).toBe('told otherwise');
    expect(lineOf('Ada and Olof did not agree.', { trigger: 'agree', who: both, polarity: 'negative' })).toBe(
      'Olof Berg did not agree',
    );
  });

  test.each([
    ['It was the first time that a tram had made the climb. It rained.', 'made', 'Made the climb'],
    ['They agreed, "for now".', 'agreed', 'Agreed'],
    ['storm', 'storm', 'Storm'],
    ['made\r\nnothing', 'made', 'Made'],
    ['It cost 1.4 million.', 'cost', 'Cost 1.4 million'],
  ])('is the clause behind the trigger where nobody takes part: %s', (text, trigger, line) => {
    expect(lineOf(text, { trigger })).toBe(line);
  });

  test('is cut at a word, sooner in text without punctuation', () => {
    const text = 'the fire in a cotton warehouse near the old railway yard of the town killed four';
    expect(lineOf(text, { trigger: 'fire' })).toBe('Fire in a cotton warehouse near the old railway…');
    expect(lineOf(text, { trigger: 'fire', register: 'caseless' })).toBe('Fire in a cotton warehouse near the old…');
  });

  test('is never cut inside a character', () => {
    expect(lineOf(`made ${'😀'.repeat(60)}`, { trigger: 'made' })).not.toMatch(/\p{Cs}/u);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotateEntities, clusterOf, mentionsOf } from './annotateEntities';

const STORY =
  'Chancellor Angela Merkel flew to Paris on Friday. Merkel met French President Emmanuel Macron at the Elysee Palace.';

describe('the mentions of a text', () => {
  it('are found with capitals', () => {
    const found = mentionsOf(STORY);
    for (const mention of [
      'PERSON Angela Merkel',
      'GPE Paris',
      'PERSON Merkel',
      'NORP French',
      'PERSON Emmanuel Macron',
    ]) {
      expect(found).toContain(mention);
    }
  });

  it('are found without capitals and punctuation', () => {
    const found = mentionsOf(STORY.toLowerCase().replace(/[^a-z]+/g, ' '));
    for (const mention of ['PERSON angela merkel', 'GPE paris', 'NORP french', 'PERSON emmanuel macron']) {
      expect(found).toContain(mention);
    }
  });

  it('are found in a line of capitals', () => {
    expect(mentionsOf('ANGELA MERKEL ARRIVES IN PARIS FOR TALKS')).toEqual(['PERSON ANGELA MERKEL', 'GPE PARIS']);
  });

  it('hold no title, article or possessive', () => {
    const found = mentionsOf("Prime Minister Narendra Modi praised the United Nations and India's farmers.");
    expect(found).toEqual(['PERSON Narendra Modi', 'ORG United Nations', 'GPE India']);
  });

  it('are two in a pair of countries joined by a hyphen', () => {
    expect(mentionsOf('The Japan-Mongolia talks went on in Tokyo.').slice(0, 2)).toEqual(['GPE Japan', 'GPE Mongolia']);
  });

  it('tell the makers of a photograph from their agencies', () => {
    expect(mentionsOf('Photo by Maria Gonzalez/Getty Images')).toEqual(['PERSON Maria Gonzalez', 'ORG Getty Images']);
    expect(mentionsOf('Photo via City Archive of Lisbon')).toEqual(['ORG City Archive of Lisbon']);
  });

  it('do not overlap, are in order and quote the text, whatever the text', () => {
    const scraps = fc.constantFrom(
      ...['Kim', 'Jong', '-', 'un', 'AP', '(', ')', '/', 'U.S.', 'the', '’s', '\u0000', '\ud800', 'Paris', '\n'],
      ...['photo by', '10,000', 'ß', 'İ'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'binary' })), { maxLength: 40 }), parts => {
        const text = parts.join(' ');
        const { entities } = annotateEntities(text);
        entities.forEach((entity, i) => {
          expect(text.slice(entity.start, entity.end)).toBe(entity.text);
          expect(entity.end).toBeGreaterThan(entity.start);
          if (i > 0) expect(entity.start).toBeGreaterThanOrEqual(entities[i - 1].end);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the clusters of a document', () => {
  it('join full and short names, and keep relatives apart', () => {
    const text =
      'Rajiv Gandhi was the son of Indira Gandhi. Indira Gandhi was the prime minister for years. Critics of Indira Gandhi were many.';
    expect(clusterOf(text, 'Indira Gandhi')).toEqual(['Indira Gandhi', 'Indira Gandhi', 'Indira Gandhi']);
    expect(clusterOf(text, 'Rajiv Gandhi')).toEqual(['Rajiv Gandhi']);
    expect(clusterOf(STORY, 'Angela Merkel')).toEqual(['Angela Merkel', 'Merkel']);
  });

  it('join the names of one country', () => {
    const text = 'The United Kingdom left the European Union. Britain and Germany signed a treaty in Berlin.';
    expect(clusterOf(text, 'United Kingdom')).toEqual(['United Kingdom', 'Britain']);
  });

  it('say where a place is, and which other places have its name', () => {
    const { clusters } = annotateEntities('The mayor of Birmingham resigned in Birmingham on Monday.');
    const place = clusters.find(cluster => cluster.name === 'Birmingham')?.place;
    expect(place).toMatchObject({ kind: 'settlement', country: 'GB' });
    expect(place?.others?.join()).toContain('United States');
  });
});

it('takes a lone name for the capital of a country that the text names, but not for a person who is called so', () => {
  expect(mentionsOf('Uruguay and Paraguay agreed. It is half of what Asunción had offered.')).toContain('GPE Asunción');
  expect(mentionsOf('Paris Hilton visited France. Later, Paris waved.')).toContain('PERSON Paris');
});

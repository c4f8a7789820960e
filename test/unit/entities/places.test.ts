import { describe, expect, it, test } from 'vitest';
import { annotateEntities, mentionsOf } from './annotateEntities';

/** "name: code" of each cluster with a place. */
function placesOf(text: string): string[] {
  return annotateEntities(text).clusters.flatMap(({ name, place }) => (place ? [`${name}: ${place.country}`] : []));
}

describe('a place', () => {
  test.each([
    ['Fires burned in Victoria on Monday.', 'Victoria: AU-VIC'],
    ['Storms hit Saint Lucia at night.', 'Saint Lucia: LC'],
    ['Kingston was calm.', 'Kingston: JM'],
  ])('is the likeliest of its name: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  test.each([
    ['Pakistan sent troops to Hyderabad.', 'Hyderabad: PK'],
    ['Birmingham is in the United States.', 'Birmingham: US'],
    ['Snow fell in Georgia and in Florida.', 'Georgia: US-GA'],
    ['Florida and Georgia are far from Tbilisi.', 'Georgia: GE'],
    ['He flew from Melbourne, Florida, to Miami.', 'Melbourne: US'],
    ['It rained in Punjab, India, and then in Punjab again.', 'Punjab: IN-PB'],
  ])('is the one in a country that the text names: %s', (text, place) => {
    expect(placesOf(text)).toContain(place);
  });

  it('is no village because its country is named', () => {
    expect(placesOf('He left the United States for Paris.')).toContain('Paris: FR');
  });
});

it('a university is named with the town of its campus', () => {
  expect(mentionsOf('The University of California, San Diego, hired him.')).toContain(
    'ORG University of California, San Diego',
  );
  expect(mentionsOf('He left the University of Texas, Austin and Dallas behind.')).not.toContain(
    'ORG University of Texas, Austin',
  );
});

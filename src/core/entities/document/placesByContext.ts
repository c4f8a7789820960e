import type { KnownPlace, PlaceTable } from '../tables/placeTable';
import type { PlaceSense } from './placeSense';

/**
 * How many times as likely by itself the likeliest place of a name may be as the one that the text's countries speak
 * for.
 */
const LIKELIER = 15;

/** A mention of a place's name. */
interface NamedPlace {
  readonly name: { readonly key: string };
}

/**
 * The sense of each name whose likeliest place lies in a country that the text does not name, while another of its
 * places, not much less likely, lies in one that it does: "Hyderabad" in a text about Pakistan. By the keys of the
 * names.
 *
 * @param told countries that the text names in other ways, as ISO 3166-1 codes
 */
export function placesByContext(
  mentions: readonly NamedPlace[],
  places: PlaceTable,
  told: Iterable<string>,
): ReadonlyMap<string, PlaceSense> {
  const keys = new Set(mentions.map(({ name }) => name.key));
  const countries = new Set(told);
  for (const key of keys) {
    const [first] = places.find(key);
    if (first?.kind === 'country') countries.add(first.country);
  }
  const senses = new Map<string, PlaceSense>();
  if (countries.size === 0) return senses;
  for (const key of keys) {
    const readings = places.find(key);
    if (readings.length < 2 || readings[0].kind === 'country' || countries.has(countryOf(readings[0]))) continue;
    const here = readings.find(place => countries.has(countryOf(place)) && isNearlyAsLikely(place, readings[0]));
    if (here === undefined) continue;
    const country = countryOf(here);
    senses.set(key, {
      id: `${key}, ${country}`,
      readings: [here, ...readings.filter(other => other !== here)],
      reason: `the text is about ${places.countryName(country)}`,
    });
  }
  return senses;
}

function countryOf({ country }: KnownPlace): string {
  return country.slice(0, 2);
}

function isNearlyAsLikely(place: KnownPlace, first: KnownPlace): boolean {
  return place.population > 0 && place.population * LIKELIER >= first.population;
}

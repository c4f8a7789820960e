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
  const around = countriesOfRegions(keys, places);
  for (const key of keys) {
    const readings = places.find(key);
    const region = regionAmong(readings, around, keys, places);
    if (region !== undefined) senses.set(key, senseOf(key, region, readings, places));
    if (readings.length < 2 || readings[0].kind === 'country' || countries.has(countryOf(readings[0]))) continue;
    const here = readings.find(place => countries.has(countryOf(place)) && isNearlyAsLikely(place, readings[0]));
    if (here === undefined) continue;
    senses.set(key, senseOf(key, here, readings, places));
  }
  return senses;
}

function senseOf(key: string, here: KnownPlace, readings: readonly KnownPlace[], places: PlaceTable): PlaceSense {
  const country = countryOf(here);
  return {
    id: `${key}, ${country}`,
    readings: [here, ...readings.filter(other => other !== here)],
    reason: `the text is about ${places.countryName(country)}`,
  };
}

/** Countries of which the text names a region that is nothing likelier: Florida's. */
function countriesOfRegions(keys: ReadonlySet<string>, places: PlaceTable): ReadonlySet<string> {
  const found = new Set<string>();
  for (const key of keys) {
    const [first] = places.find(key);
    if (first?.kind === 'region') found.add(countryOf(first));
  }
  return found;
}

/**
 * The region that a country's name means beside another region of its kind, where more people live there than in the
 * country, and the text names no place of the country: "Georgia and Florida".
 */
function regionAmong(
  readings: readonly KnownPlace[],
  around: ReadonlySet<string>,
  keys: ReadonlySet<string>,
  places: PlaceTable,
): KnownPlace | undefined {
  if (readings[0]?.kind !== 'country') return undefined;
  const { country, population } = readings[0];
  const region = readings.find(
    place => place.kind === 'region' && place.population > population && around.has(countryOf(place)),
  );
  if (region === undefined) return undefined;
  for (const key of keys) {
    const [first] = places.find(key);
    if (first !== undefined && first !== readings[0] && countryOf(first) === country) return undefined;
  }
  return region;
}

function countryOf({ country }: KnownPlace): string {
  return country.slice(0, 2);
}

function isNearlyAsLikely(place: KnownPlace, first: KnownPlace): boolean {
  return place.population > 0 && place.population * LIKELIER >= first.population;
}

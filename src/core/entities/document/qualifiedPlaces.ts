import type { EntityLabel } from '../../annotations/model';
import { tableRows } from '../../text/table';
import { nameKey } from '../tables/nameTable';
import type { KnownPlace, PlaceTable } from '../tables/placeTable';
import abbreviationTable from '../tables/regionAbbreviations.tsv';
import type { PlaceSense } from './placeSense';
import { placesByContext } from './placesByContext';

/** What is read of a mention. Offsets in the document. */
interface Named {
  readonly start: number;
  readonly end: number;
  readonly label: EntityLabel;
  readonly name: { readonly key: string };
}

/** How far a town may lie from the middle of its region, in degrees: half of Texas. */
const REACH = 8;
/** How many times the inhabitants of another region one must have to be meant by itself. */
const FAR_SMALLER = 15;

/**
 * The mentions whose place the text itself tells, by the state or the country that stands behind it after a comma:
 * "Moscow, Idaho,", "Athens, Greece", "Macon, Ga." What a name means where it is told first, it means further on as
 * well. Mentions that mean the likeliest place of their name are left out. Linear in the mentions.
 */
export function qualifiedPlaces(
  mentions: readonly Named[],
  text: string,
  places: PlaceTable,
): ReadonlyMap<number, PlaceSense> {
  const senses = new Map<number, PlaceSense>();
  for (let i = 0; i + 1 < mentions.length; i++) {
    const town = mentions[i];
    const region = mentions[i + 1];
    if (region.start !== town.end + 2 || text[town.end] !== ',' || !isPlace(town) || !isPlace(region)) continue;
    const found = readPair(town, region, text, mentions[i + 2], places);
    if (found === undefined) continue;
    if (found.town !== undefined) senses.set(i, found.town);
    if (found.region !== undefined) senses.set(i + 1, found.region);
  }
  if (senses.size > 0) spread(senses, mentions);
  addContext(senses, mentions, places);
  return senses;
}

/** Gives the mentions that nothing else tells the sense that the countries of the text speak for. */
function addContext(senses: Map<number, PlaceSense>, mentions: readonly Named[], places: PlaceTable): void {
  const told = [...senses.values()].map(({ readings }) => readings[0].country.slice(0, 2));
  const byKey = placesByContext(mentions.filter(isPlace), places, told);
  if (byKey.size === 0) return;
  for (let i = 0; i < mentions.length; i++) {
    const sense = isPlace(mentions[i]) && !senses.has(i) ? byKey.get(mentions[i].name.key) : undefined;
    if (sense !== undefined) senses.set(i, sense);
  }
}

function isPlace({ label }: Named): boolean {
  return label === 'GPE' || label === 'LOC';
}

interface Pair {
  readonly town?: PlaceSense;
  readonly region?: PlaceSense;
}

function readPair(
  town: Named,
  region: Named,
  text: string,
  next: Named | undefined,
  places: PlaceTable,
): Pair | undefined {
  const towns = places.find(town.name.key);
  const regions = regionsOf(region.name.key, places);
  for (const around of regions) {
    const inside = towns.find(place => isWithin(place, around) && liesIn(place, around));
    if (inside === undefined) continue;
    return {
      ...(inside === towns[0] ? {} : { town: senseOf(town.name.key, inside, towns, around) }),
      ...regionSense(region.name.key, around, places),
    };
  }
  // A town that no table has, in a state that is nothing else; but no list of places: "London, Texas and Florida".
  const [around] = regions;
  if (
    regions.filter(region => !isFarSmaller(region, around)).length !== 1 ||
    around.kind !== 'region' ||
    !endsPair(text, region.end, next)
  )
    return undefined;
  if (towns.length > 0 && towns[0].kind !== 'settlement') return undefined;
  const unlisted: KnownPlace = {
    name: text.slice(town.start, town.end),
    kind: 'settlement',
    country: around.country.slice(0, 2),
    latitude: Number.NaN,
    longitude: Number.NaN,
    population: 0,
    capital: false,
  };
  return { town: senseOf(town.name.key, unlisted, towns, around), ...regionSense(region.name.key, around, places) };
}

/** The regions and countries of a name, or of its short form. */
function regionsOf(key: string, places: PlaceTable): readonly KnownPlace[] {
  const code = abbreviations().get(key);
  const short = code === undefined ? undefined : places.region(code);
  if (short !== undefined) return [short];
  return places.find(key).filter(place => place.kind === 'region' || place.kind === 'country');
}

/** Whether hardly anybody means a region: the Florida of Uruguay beside that of the United States. */
function isFarSmaller(region: KnownPlace, around: KnownPlace): boolean {
  return region !== around && region.population * FAR_SMALLER < around.population;
}

/** A settlement lies in a region or a country, a region in a country. */
function isWithin({ kind }: KnownPlace, around: KnownPlace): boolean {
  return kind === 'settlement' || (kind === 'region' && around.kind === 'country');
}

function liesIn(town: KnownPlace, around: KnownPlace): boolean {
  if (around.kind === 'country') return town.country.slice(0, 2) === around.country;
  return (
    town.country === around.country.slice(0, 2) &&
    Math.hypot(town.latitude - around.latitude, town.longitude - around.longitude) < REACH
  );
}

function senseOf(key: string, place: KnownPlace, known: readonly KnownPlace[], around: KnownPlace): PlaceSense {
  return {
    id: `${key}, ${around.country}`,
    readings: [place, ...known.filter(other => other !== place)],
    reason: `in ${around.name}, as the text says`,
  };
}

/** The sense of a region's mention, unless its name means it anyway. */
function regionSense(key: string, region: KnownPlace, places: PlaceTable): Pick<Pair, 'region'> {
  const readings = places.find(key);
  if (readings[0] === region) return {};
  const full = nameKey(region.name);
  // "Ga." is the Georgia of "Atlanta, Georgia"; "Tex." is Texas
  const id = places.find(full)[0] === region ? full : region.country;
  return {
    region: {
      id,
      readings: [region, ...readings.filter(r => r !== region)],
      reason: 'named behind a place that lies in it',
    },
  };
}

/** Whether the pair is over where its region ends: at a stop, or a comma that no further place or "and" follows. */
function endsPair(text: string, end: number, next: Named | undefined): boolean {
  const after = text.slice(end, end + 8);
  if (next !== undefined && next.start <= end + 3) return false;
  return /^(?:$|\.|[\r\n)]|,(?! (?:and|or)\b))/.test(after);
}

/** One sense of a name in a document: that of its first mention, where the text tells it there. */
function spread(senses: Map<number, PlaceSense>, mentions: readonly Named[]): void {
  const first = new Map<string, PlaceSense | undefined>();
  for (let i = 0; i < mentions.length; i++) {
    if (!isPlace(mentions[i])) continue;
    const { key } = mentions[i].name;
    const own = senses.get(i);
    if (!first.has(key)) first.set(key, own);
    else if (own === undefined) {
      const sense = first.get(key);
      if (sense !== undefined) senses.set(i, sense);
    }
  }
}

let table: ReadonlyMap<string, string> | undefined;

/** Codes of regions by the keys of their short forms. */
function abbreviations(): ReadonlyMap<string, string> {
  if (table === undefined) {
    const read = new Map<string, string>();
    for (const [short, code] of tableRows(abbreviationTable)) {
      read.set(nameKey(short), code);
      const letters = code.slice(3).toLowerCase();
      if (!read.has(letters)) read.set(letters, code);
    }
    table = read;
  }
  return table;
}

import { inflateSync, strFromU8 } from 'fflate';
import type { Place } from '../annotations/model';
import { tableRows } from '../text/table';
import aliasTable from './data/countryAliases.tsv';
import metonymTable from './data/metonyms.tsv';
import settlementTable from './data/placeAliases.tsv';
import placesData from './data/places.bin';
import { nameKey } from './nameTable';

/** One place of the table. */
export interface KnownPlace {
  readonly name: string;
  readonly kind: Place['kind'];
  /** ISO 3166-1 alpha-2; ISO 3166-2 for a region; empty when none. */
  readonly country: string;
  /** Degrees, WGS 84; NaN when unknown. */
  readonly latitude: number;
  readonly longitude: number;
  /** Inhabitants in thousands; 0 when unknown. */
  readonly population: number;
  readonly capital: boolean;
}

const KINDS: Readonly<Record<string, Place['kind']>> = { c: 'country', r: 'region', s: 'settlement', f: 'feature' };

/** Where places are: countries, regions and settlements by name, unpacked at the first look-up. */
export class PlaceTable {
  private places: Map<string, KnownPlace[]> | undefined;
  private readonly countryNames = new Map<string, string>();
  private readonly regions = new Map<string, KnownPlace>();
  private readonly bodies = new Map<string, string>();

  constructor() {
    for (const [place, stands] of tableRows(metonymTable)) this.bodies.set(nameKey(place), stands);
  }

  /** The places of a name, most likely first. */
  find(key: string): readonly KnownPlace[] {
    return this.table().get(key) ?? [];
  }

  /** A region by its ISO 3166-2 code. */
  region(code: string): KnownPlace | undefined {
    this.table();
    return this.regions.get(code);
  }

  /** The English name of a country by its code. */
  countryName(code: string): string {
    this.table();
    return this.countryNames.get(code) ?? code;
  }

  /** The body that a place's name stands for in news; undefined when for none. */
  standsFor(key: string): string | undefined {
    return this.bodies.get(key);
  }

  private table(): Map<string, KnownPlace[]> {
    if (this.places) return this.places;
    const places = new Map<string, KnownPlace[]>();
    const put = (key: string, place: KnownPlace): void => {
      const list = places.get(key);
      if (list) list.push(place);
      else places.set(key, [place]);
    };
    const byCode = new Map<string, KnownPlace>();
    for (const row of tableRows(strFromU8(inflateSync(placesData)))) {
      const [name, kind, country, latitude, longitude, population, capital] = row;
      const place: KnownPlace = {
        name,
        kind: KINDS[kind] ?? 'settlement',
        country,
        latitude: latitude === '' ? Number.NaN : Number(latitude),
        longitude: longitude === '' ? Number.NaN : Number(longitude),
        population: Number(population),
        capital: capital === '1',
      };
      put(nameKey(name), place);
      if (kind === 'r' && !this.regions.has(country)) this.regions.set(country, place);
      if (kind === 'c' && !byCode.has(country)) {
        byCode.set(country, place);
        this.countryNames.set(country, name);
      }
    }
    for (const [name, code] of tableRows(aliasTable)) {
      const country = byCode.get(code);
      const key = nameKey(name);
      if (country && !places.get(key)?.some(place => place.kind === 'country')) put(key, country);
    }
    for (const [alias, name, code] of tableRows(settlementTable)) {
      const settlement = places
        .get(nameKey(name))
        ?.find(place => place.kind === 'settlement' && place.country === code);
      if (settlement) put(nameKey(alias), settlement);
    }
    for (const list of places.values()) list.sort((a, b) => rank(b) - rank(a));
    this.places = places;
    return places;
  }
}

/** How likely a bare name means this place: countries, then capitals, then by inhabitants. */
function rank(place: KnownPlace): number {
  if (place.kind === 'country') return 1e9;
  if (place.capital) return 1e8 + place.population;
  return place.kind === 'region' ? place.population * 0.9 + 1 : place.population;
}

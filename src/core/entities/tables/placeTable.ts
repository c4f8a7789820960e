import { strFromU8 } from 'fflate';
import type { Place } from '../../annotations/model';
import { type PackedData, unpacked } from '../../text/packedData';
import { tableRows } from '../../text/table';
import aliasTable from './countryAliases.tsv';
import metonymTable from './metonyms.tsv';
import { nameKey } from './nameTable';
import settlementTable from './placeAliases.tsv';
import placesData from './places.bin';

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

/** The deflated table of places; see `unpackAhead`. */
export const PLACES_DATA: PackedData = placesData;

/**
 * Where places are: countries, regions and settlements by name. The table is unpacked at the first look-up and stays
 * text: of its lines, only those of names that are looked up are ever read.
 */
export class PlaceTable {
  private table = '';
  /** Where the lines of a name begin in the table, by its key; only those of parts that were asked for. */
  private readonly lines = new Map<string, number[]>();
  /** The lines of the other parts of the index, by how their keys begin. */
  private readonly pending = new Map<number, number[]>();
  /** The places of the lines that were read, by where the lines begin. */
  private readonly read = new Map<number, KnownPlace>();
  private readonly countries = new Map<string, number>();
  private readonly regions = new Map<string, number>();
  private readonly found = new Map<string, readonly KnownPlace[]>();
  private readonly bodies = new Map<string, string>();

  constructor() {
    for (const [place, stands] of tableRows(metonymTable)) this.bodies.set(nameKey(place), stands);
  }

  /** The places of a name, most likely first. */
  find(key: string): readonly KnownPlace[] {
    let places = this.found.get(key);
    if (places === undefined) {
      places = this.linesOf(key)
        .map(line => this.placeAt(line))
        .sort((a, b) => rank(b) - rank(a));
      this.found.set(key, places);
    }
    return places;
  }

  /** A region by its ISO 3166-2 code. */
  region(code: string): KnownPlace | undefined {
    this.readTable();
    const line = this.regions.get(code);
    return line === undefined ? undefined : this.placeAt(line);
  }

  /** The English name of a country by its code. */
  countryName(code: string): string {
    this.readTable();
    const line = this.countries.get(code);
    return line === undefined ? code : this.placeAt(line).name;
  }

  /** The body that a place's name stands for in news; undefined when for none. */
  standsFor(key: string): string | undefined {
    return this.bodies.get(key);
  }

  private placeAt(line: number): KnownPlace {
    let place = this.read.get(line);
    if (place === undefined) {
      place = placeOf(this.table.slice(line, this.table.indexOf('\n', line)));
      this.read.set(line, place);
    }
    return place;
  }

  /** Where the lines of a name begin; makes the part of the index that its key is in. */
  private linesOf(key: string): readonly number[] {
    this.readTable();
    const prefix = keyPrefix(key);
    const part = this.pending.get(prefix);
    if (part !== undefined) {
      this.pending.delete(prefix);
      for (const line of part) this.put(quickKey(this.table.slice(line, this.table.indexOf('\t', line))), line);
      this.putAliases(prefix);
    }
    return this.lines.get(key) ?? [];
  }

  private put(key: string, line: number): void {
    const list = this.lines.get(key);
    if (list === undefined) this.lines.set(key, [line]);
    else if (!list.includes(line)) list.push(line);
  }

  /** Puts the other names of countries and settlements whose keys begin so. */
  private putAliases(prefix: number): void {
    for (const [name, code] of tableRows(aliasTable)) {
      const key = quickKey(name);
      const country = this.countries.get(code);
      if (keyPrefix(key) !== prefix || country === undefined) continue;
      if (!this.lines.get(key)?.some(known => this.placeAt(known).kind === 'country')) this.put(key, country);
    }
    for (const [alias, name, code] of tableRows(settlementTable)) {
      const key = quickKey(alias);
      if (keyPrefix(key) !== prefix) continue;
      const settlement = this.linesOf(quickKey(name)).find(known => {
        const { kind, country } = this.placeAt(known);
        return kind === 'settlement' && country === code;
      });
      if (settlement !== undefined) this.put(key, settlement);
    }
  }

  /** Unpacks the table at the first look-up, and sorts its lines by how the keys of their names begin. */
  private readTable(): void {
    if (this.table !== '') return;
    const text = strFromU8(unpacked(placesData));
    const table = text.endsWith('\n') ? text : `${text}\n`;
    this.table = table;
    let line = table.indexOf('\n') + 1;
    for (let end = table.indexOf('\n', line); end >= 0; line = end + 1, end = table.indexOf('\n', line)) {
      const afterName = table.indexOf('\t', line);
      const prefix = namePrefix(table, line) ?? keyPrefix(nameKey(table.slice(line, afterName)));
      const part = this.pending.get(prefix);
      if (part === undefined) this.pending.set(prefix, [line]);
      else part.push(line);
      const kind = table.charAt(afterName + 1);
      const byCode = kind === 'c' ? this.countries : kind === 'r' ? this.regions : undefined;
      if (byCode === undefined) continue;
      const code = table.slice(afterName + 3, table.indexOf('\t', afterName + 3));
      if (!byCode.has(code)) byCode.set(code, line);
    }
    for (const [alias] of [...tableRows(aliasTable), ...tableRows(settlementTable)]) {
      const prefix = keyPrefix(quickKey(alias));
      if (!this.pending.has(prefix)) this.pending.set(prefix, []);
    }
  }
}

/** The first two characters of a key, by which the parts of the index go. */
function keyPrefix(key: string): number {
  return ((key.charCodeAt(0) || 0) << 16) | (key.charCodeAt(1) || 0);
}

/** The prefix of the key of a name at `at`, which must begin with two letters of ASCII; undefined where it does not. */
function namePrefix(table: string, at: number): number | undefined {
  const first = table.charCodeAt(at) | 0x20;
  const second = table.charCodeAt(at + 1) | 0x20;
  return first >= 0x61 && first <= 0x7a && second >= 0x61 && second <= 0x7a ? (first << 16) | second : undefined;
}

/** The key of a name, without the work for one of plain letters and single spaces. */
function quickKey(name: string): string {
  return /^[A-Za-z]+(?: [A-Za-z]+)*$/.test(name) ? name.toLowerCase() : nameKey(name);
}

function placeOf(line: string): KnownPlace {
  const [name, kind, country, latitude, longitude, population, capital] = line.split('\t');
  return {
    name,
    kind: KINDS[kind] ?? 'settlement',
    country,
    latitude: latitude === '' ? Number.NaN : Number(latitude),
    longitude: longitude === '' ? Number.NaN : Number(longitude),
    population: Number(population),
    capital: capital === '1',
  };
}

/** A capital is named in news as often as a town of so many times its inhabitants. */
const CAPITAL = 20;

/** How likely a bare name means this place: countries, then by inhabitants, a capital's counted many times. */
function rank(place: KnownPlace): number {
  if (place.kind === 'country') return 1e9;
  if (place.capital) return CAPITAL * (place.population + 1);
  return place.kind === 'region' ? place.population * 0.9 + 1 : place.population;
}

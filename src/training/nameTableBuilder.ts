import { foldPieces } from '../core';
import { readTable } from './tables';

/** Builds `names.tsv`: names whose label is known, one form a line. */
export function buildNameTable(data: string): string {
  const lines = [
    '# Names whose label is known whatever the context; written from general knowledge (CC0), and the regions of Unicode CLDR.',
    'name\tlabel\tkind',
  ];
  const seen = new Set<string>();
  for (const row of readTable(`${data}/tables/misc/curated.tsv`)) {
    for (const name of [row['name'], ...row['aliases'].split('|')]) {
      const key = foldPieces(name).join(' ');
      if (key === '' || seen.has(key)) continue;
      seen.add(key);
      lines.push(`${name}\t${row['label']}\t${row['kind']}`);
    }
  }
  const regions = readTable(`${data}/tables/places/cldr_territories.tsv`)
    .filter(row => /^\d{3}$/.test(row['code']) && row['name'] !== 'world')
    .map(row => row['name']);
  for (const name of [...regions, ...REGIONS]) {
    const key = foldPieces(name).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push(`${name}\tLOC\tregion`);
  }
  for (const name of BODIES) {
    const key = foldPieces(name).join(' ');
    if (seen.has(key)) continue;
    seen.add(key);
    lines.push(`${name}\tORG\tbody`);
  }
  return `${lines.join('\n')}\n`;
}

/** Bodies of state that news writes with a capital and without the name of the state. */
const BODIES = ['Parliament', 'Cabinet', 'Congress', 'Senate', 'Knesset', 'Bundestag', 'Duma', 'Majlis', 'Politburo'];

const REGIONS = [
  'Russian Far East',
  'Far East',
  'Middle East',
  'Near East',
  'Horn of Africa',
  'North Africa',
  'West Africa',
  'East Africa',
  'Southern Africa',
  'Southeast Asia',
  'South-East Asia',
  'East Asia',
  'South Asia',
  'Asia-Pacific',
  'Asia Pacific',
  'Indo-Pacific',
  'Indian subcontinent',
  'Balkans',
  'Western Balkans',
  'Baltics',
  'Caucasus',
  'North Caucasus',
  'South Caucasus',
  'Siberia',
  'Scandinavia',
  'Levant',
  'Maghreb',
  'Sahel',
  'Sahara',
  'Arctic',
  'Antarctica',
  'Western Hemisphere',
  'Global South',
  'Korean Peninsula',
  'Crimean Peninsula',
  'Arabian Peninsula',
  'Iberian Peninsula',
  'Sinai Peninsula',
  'South China Sea',
  'Persian Gulf',
  'Taiwan Strait',
  'Pacific',
  'Atlantic',
  'Mediterranean',
];

import {
  classMask,
  EMPTY_PHRASE,
  extendPhrase,
  foldPieces,
  hashPiece,
  type LexiconClass,
  NAME_WORDS,
  STARTS_PHRASE,
} from '../core';
import { readTable } from './tables';

const CURATED: Readonly<Record<string, LexiconClass>> = {
  ORG: 'knownOrganisation',
  NORP: 'norp',
  LOC: 'feature',
  FAC: 'facility',
  PRODUCT: 'work',
  EVENT: 'work',
  LAW: 'work',
  WORK_OF_ART: 'work',
};

/** The classes of names and phrases, as masks by their hashes, put in one by one. */
class Phrases {
  readonly masks = new Map<number, number>();

  put(name: string, kind: LexiconClass): void {
    const pieces = foldPieces(name.replace(/^the /i, ''));
    if (pieces.length === 0 || pieces.length > 8) return;
    if (pieces.length === 1 && pieces[0].length < 2) return;
    const keys = pieces.map(hashPiece);
    const phrase = keys.reduce(extendPhrase, EMPTY_PHRASE) >>> 0;
    this.masks.set(phrase, (this.masks.get(phrase) ?? 0) | classMask(kind));
    if (pieces.length > 1) {
      const first = extendPhrase(EMPTY_PHRASE, keys[0]) >>> 0;
      this.masks.set(first, (this.masks.get(first) ?? 0) | STARTS_PHRASE);
    }
  }

  isCountry(name: string): boolean {
    const phrase = foldPieces(name).map(hashPiece).reduce(extendPhrase, EMPTY_PHRASE) >>> 0;
    return ((this.masks.get(phrase) ?? 0) & classMask('country')) !== 0;
  }
}

/** The phrases of the lexicon, from the tables in a folder; see `tables/README.md` there. */
export function collectPhrases(tables: string): ReadonlyMap<number, number> {
  const phrases = new Phrases();
  putNameTokens(phrases, tables);
  putPlaces(phrases, tables);
  putPeoples(phrases, tables);
  putOrganisations(phrases, tables);
  putCurated(phrases, tables);
  putKinds(phrases, tables);
  putPersons(phrases, tables);
  putTitles(phrases, tables);
  return phrases.masks;
}

type Row = Readonly<Record<string, string>>;

const number = (cell: string): number => Number(cell || 0);

/**
 * How often news writes a name in lower case and with a capital, and the share of a label among its labels, 1 where
 * unknown.
 */
function countsOf(row: Row, share: string): { lower: number; capital: number; share: number } {
  return {
    lower: number(row['lc_count']),
    capital: number(row['cap_count']),
    share: row[share] === '' ? 1 : number(row[share]),
  };
}

function putNameTokens(phrases: Phrases, tables: string): void {
  for (const row of readTable(`${tables}/people/name_tokens.tsv`)) {
    const { lower, capital, share } = countsOf(row, 'per_share_gmb');
    const kept =
      (lower === 0 && (capital < 3 || share >= 0.2)) || (capital >= 3 && share >= 0.5 && lower < capital / 5);
    const sources = number(row['n_sources']);
    const token = row['token'];
    if (!kept) {
      if (sources >= 2 && lower < 2000) phrases.put(token, 'namePart');
      continue;
    }
    if (sources === 1 && Number(row['us_surname_rank'] || 0) > 25_000) continue;
    if (row['roles'].includes('g')) phrases.put(token, 'given');
    if (/[sp]/.test(row['roles'])) phrases.put(token, 'surname');
  }
}

/** The table of curated names, each row's name and aliases with its label. */
function curatedNames(tables: string): readonly { readonly name: string; readonly label: string }[] {
  return readTable(`${tables}/misc/curated.tsv`).flatMap(row =>
    [row['name'], ...row['aliases'].split('|')].map(name => ({ name, label: row['label'] })),
  );
}

function putPlaces(phrases: Phrases, tables: string): void {
  // Bodies that lists of countries hold: the European Union.
  const bodies = new Set(
    curatedNames(tables)
      .filter(({ label }) => label === 'ORG')
      .map(({ name }) => foldPieces(name).join(' ')),
  );
  for (const row of readTable(`${tables}/places/place_names.tsv`)) {
    const kind = isKeptPlace(row) ? placeClass(row['type'], number(row['population'])) : undefined;
    if (kind === undefined) continue;
    const isBody = kind === 'country' && bodies.has(foldPieces(row['name']).join(' '));
    phrases.put(row['name'], isBody ? 'feature' : kind);
  }
  for (const row of readTable('src/core/entities/tables/countryAliases.tsv')) phrases.put(row['name'], 'country');
}

/** Whether a place's name is no common word, and hardly anything but a place. */
function isKeptPlace(row: Row): boolean {
  const { lower, capital, share } = countsOf(row, 'loc_share_gmb');
  const major = /^(?:country|capital|admin1|region)/.test(row['type']);
  return (
    foldPieces(row['name']).length > 1 ||
    (major && lower <= 3) ||
    (lower === 0 && (capital < 3 || share >= 0.4)) ||
    (share >= 0.7 && lower < capital / 10)
  );
}

function placeClass(type: string, population: number): LexiconClass | undefined {
  if (type.startsWith('country')) return 'country';
  if (type === 'capital') return 'city';
  if (type === 'city') return population >= 100_000 ? 'city' : 'town';
  if (type === 'admin1' || type === 'region') return 'region';
  if (type === 'facility') return 'facility';
  return /Airport|Reservoir|Centerline|Playa|Intermittent/.test(type) ? undefined : 'feature';
}

function putPeoples(phrases: Phrases, tables: string): void {
  for (const row of readTable(`${tables}/norp/norp_forms.tsv`)) {
    const { lower, capital } = countsOf(row, 'lc_count');
    if (phrases.isCountry(row['form'])) continue;
    if (lower === 0 || lower * 20 < capital) phrases.put(row['form'], 'norp');
  }
}

function putOrganisations(phrases: Phrases, tables: string): void {
  for (const row of readTable(`${tables}/orgs/org_names.tsv`)) {
    const name = row['name'];
    const single = foldPieces(name).length === 1;
    const { lower, capital, share } = countsOf(row, 'org_share_gmb');
    if (/^(?:club|university|website)$/.test(row['kinds']) && (single || name.length > 32)) continue;
    if (single && !(lower === 0 && (capital < 3 || share >= 0.4))) continue;
    phrases.put(name, single && name === name.toUpperCase() ? 'acronym' : 'organisation');
  }
}

function putCurated(phrases: Phrases, tables: string): void {
  for (const { name, label } of curatedNames(tables)) {
    const kind = CURATED[label];
    if (kind === undefined) continue;
    phrases.put(name, kind);
    if (kind === 'knownOrganisation' && /^[A-Z&]{2,6}$/.test(name)) phrases.put(name, 'acronym');
  }
}

/** Words that tell of a kind: legal forms, titles, offices, languages, days and months. */
function putKinds(phrases: Phrases, tables: string): void {
  for (const row of readTable(`${tables}/misc/org_suffixes.tsv`))
    phrases.put(row['form'], row['kind'] === 'legal_suffix' ? 'legalSuffix' : 'organisationHead');
  for (const row of readTable(`${tables}/misc/honorifics.tsv`)) phrases.put(row['title'], 'title');
  for (const row of readTable(`${tables}/misc/occupations.tsv`))
    if (row['list'] === 'occupation') phrases.put(row['noun'], 'occupation');
  for (const row of readTable(`${tables}/norp/languages_cldr.tsv`)) phrases.put(row['name'], 'language');
  for (const name of NAME_WORDS.forms('calendar')) phrases.put(name, 'calendar');
}

const PERSON_TABLES = [
  'us_congress',
  'us_executive',
  'world_leaders_2022',
  'worldcup_players',
  'politicians_countryinfo',
];

function putPersons(phrases: Phrases, tables: string): void {
  for (const { name } of PERSON_TABLES.flatMap(table => readTable(`${tables}/people/${table}.tsv`)))
    if (/^[^,\d]{5,30}$/.test(name) && /\p{Lu}\p{Ll}.* .*\p{Ll}/u.test(name)) phrases.put(name, 'person');
}

const HINTS: Readonly<Record<string, LexiconClass>> = {
  PER: 'hintPerson',
  ORG: 'hintOrganisation',
  LOC: 'hintPlace',
};

/** Articles that current events link to, whose kinds are guessed. */
function putTitles(phrases: Phrases, tables: string): void {
  for (const row of readTable(`${tables}/misc/wikipedia_titles_2025_2026.tsv`)) {
    const kind = HINTS[row['type_hint']];
    if (kind === undefined) continue;
    for (const name of [row['title'].replace(/ \(.*/, ''), ...row['anchors'].split('|')]) {
      if (/^\p{Lu}/u.test(name) && (name.includes(' ') || kind !== 'hintPerson')) phrases.put(name, kind);
    }
  }
}

import { readFileSync } from 'node:fs';
import { deflateSync } from 'fflate';
import {
  BUCKET_BITS,
  classMask,
  EMPTY_PHRASE,
  extendPhrase,
  foldPieces,
  hashPiece,
  type LexiconClass,
  STARTS_PHRASE,
  tokenize,
} from '../core';
import { ByteWriter } from './byteWriter';
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

/** Builds `lexicon.bin` from the tables under `data` and the word clusters; see `Lexicon.unpack`. */
export function buildLexicon(data: string, clustersPath: string): Uint8Array {
  const phrases = collectPhrases(`${data}/tables`);
  const { words, coarseOf } = collectWords(data, clustersPath);
  return packLexicon(coarseOf, phrases, words);
}

/** The bytes of `lexicon.bin`: the coarse cluster of each fine one, the masks of phrases, the clusters and capitals of words. */
export function packLexicon(
  coarseOf: Uint8Array,
  phrases: ReadonlyMap<number, number>,
  words: ReadonlyMap<number, number>,
): Uint8Array {
  const writer = new ByteWriter();
  writer.integer(coarseOf.length);
  writer.bytes(coarseOf);
  writeTable(writer, phrases);
  writeTable(writer, words);
  return deflateSync(writer.toBytes(), { level: 9 });
}

function collectPhrases(tables: string): Map<number, number> {
  const phrases = new Map<number, number>();
  const put = (name: string, kind: LexiconClass): void => {
    const pieces = foldPieces(name.replace(/^the /i, ''));
    if (pieces.length === 0 || pieces.length > 8) return;
    if (pieces.length === 1 && pieces[0].length < 2) return;
    const keys = pieces.map(hashPiece);
    const phrase = keys.reduce(extendPhrase, EMPTY_PHRASE) >>> 0;
    phrases.set(phrase, (phrases.get(phrase) ?? 0) | classMask(kind));
    if (pieces.length > 1) {
      const first = extendPhrase(EMPTY_PHRASE, keys[0]) >>> 0;
      phrases.set(first, (phrases.get(first) ?? 0) | STARTS_PHRASE);
    }
  };
  const number = (cell: string): number => Number(cell || 0);

  for (const row of readTable(`${tables}/people/name_tokens.tsv`)) {
    const lower = number(row['lc_count']);
    const capital = number(row['cap_count']);
    const share = row['per_share_gmb'] === '' ? 1 : number(row['per_share_gmb']);
    const kept =
      (lower === 0 && (capital < 3 || share >= 0.2)) || (capital >= 3 && share >= 0.5 && lower < capital / 5);
    const sources = number(row['n_sources']);
    if (!kept) {
      if (sources >= 2 && lower < 2000) put(row['token'], 'namePart');
      continue;
    }
    const roles = row['roles'];
    if (sources === 1 && Number(row['us_surname_rank'] || 0) > 25_000) continue;
    if (roles.includes('g')) put(row['token'], 'given');
    if (roles.includes('s') || roles.includes('p')) put(row['token'], 'surname');
  }
  // Bodies that lists of countries hold: the European Union.
  const known = new Set(
    readTable(`${tables}/misc/curated.tsv`)
      .filter(row => row['label'] === 'ORG')
      .flatMap(row => [row['name'], ...row['aliases'].split('|')])
      .map(name => foldPieces(name).join(' ')),
  );
  for (const row of readTable(`${tables}/places/place_names.tsv`)) {
    const name = row['name'];
    const type = row['type'];
    const lower = number(row['lc_count']);
    const capital = number(row['cap_count']);
    const share = row['loc_share_gmb'] === '' ? 1 : number(row['loc_share_gmb']);
    const population = number(row['population']);
    const major = /^(?:country|capital|admin1|region)/.test(type);
    const kept =
      foldPieces(name).length > 1 ||
      (major && lower <= 3) ||
      (lower === 0 && (capital < 3 || share >= 0.4)) ||
      (share >= 0.7 && lower < capital / 10);
    if (!kept) continue;
    if (type.startsWith('country') && !known.has(foldPieces(name).join(' '))) put(name, 'country');
    else if (type === 'capital') put(name, 'city');
    else if (type === 'city') put(name, population >= 100_000 ? 'city' : 'town');
    else if (type === 'admin1' || type === 'region') put(name, 'region');
    else if (type === 'facility') put(name, 'facility');
    else if (!/Airport|Reservoir|Centerline|Playa|Intermittent/.test(type)) put(name, 'feature');
  }
  for (const row of readTable('src/core/entities/tables/countryAliases.tsv')) put(row['name'], 'country');
  const isCountry = (name: string): boolean => {
    const phrase = foldPieces(name).map(hashPiece).reduce(extendPhrase, EMPTY_PHRASE) >>> 0;
    return ((phrases.get(phrase) ?? 0) & classMask('country')) !== 0;
  };
  for (const row of readTable(`${tables}/norp/norp_forms.tsv`)) {
    const lower = number(row['lc_count']);
    if (isCountry(row['form'])) continue;
    if (lower === 0 || lower * 20 < number(row['cap_count'])) put(row['form'], 'norp');
  }
  for (const row of readTable(`${tables}/orgs/org_names.tsv`)) {
    const name = row['name'];
    const kinds = row['kinds'];
    const single = foldPieces(name).length === 1;
    const lower = number(row['lc_count']);
    const capital = number(row['cap_count']);
    const share = row['org_share_gmb'] === '' ? 1 : number(row['org_share_gmb']);
    if (/^(?:club|university|website)$/.test(kinds) && (single || name.length > 32)) continue;
    if (single && !(lower === 0 && (capital < 3 || share >= 0.4))) continue;
    put(name, single && name === name.toUpperCase() ? 'acronym' : 'organisation');
  }
  for (const row of readTable(`${tables}/misc/curated.tsv`)) {
    const kind = CURATED[row['label']];
    if (kind === undefined) continue;
    for (const name of [row['name'], ...row['aliases'].split('|')]) {
      put(name, kind);
      if (kind === 'knownOrganisation' && /^[A-Z&]{2,6}$/.test(name)) put(name, 'acronym');
    }
  }
  for (const row of readTable(`${tables}/misc/org_suffixes.tsv`)) {
    put(row['form'], row['kind'] === 'legal_suffix' ? 'legalSuffix' : 'organisationHead');
  }
  for (const row of readTable(`${tables}/misc/honorifics.tsv`)) put(row['title'], 'title');
  for (const row of readTable(`${tables}/misc/occupations.tsv`)) {
    if (row['list'] === 'occupation') put(row['noun'], 'occupation');
  }
  for (const row of readTable(`${tables}/norp/languages_cldr.tsv`)) put(row['name'], 'language');
  for (const name of CALENDAR) put(name, 'calendar');
  for (const table of [
    'us_congress',
    'us_executive',
    'world_leaders_2022',
    'worldcup_players',
    'politicians_countryinfo',
  ]) {
    for (const row of readTable(`${tables}/people/${table}.tsv`)) {
      const name = row['name'];
      if (/^[^,\d]{5,30}$/.test(name) && /\p{Lu}\p{Ll}.* .*\p{Ll}/u.test(name)) put(name, 'person');
    }
  }
  const hints: Readonly<Record<string, LexiconClass>> = {
    PER: 'hintPerson',
    ORG: 'hintOrganisation',
    LOC: 'hintPlace',
  };
  for (const row of readTable(`${tables}/misc/wikipedia_titles_2025_2026.tsv`)) {
    const kind = hints[row['type_hint']];
    if (kind === undefined) continue;
    for (const name of [row['title'].replace(/ \(.*/, ''), ...row['anchors'].split('|')]) {
      if (/^\p{Lu}/u.test(name) && (name.includes(' ') || kind !== 'hintPerson')) put(name, kind);
    }
  }
  return phrases;
}

const CALENDAR =
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December'.split(
    ' ',
  );

function collectWords(data: string, clustersPath: string): { words: Map<number, number>; coarseOf: Uint8Array } {
  const lower = new Map<string, number>();
  const upper = new Map<string, number>();
  const files = [
    'gmb_kaggle',
    'masc_news',
    'us_hhs_2018_2019',
    'us_state_department_2021_2022',
    'us_white_house_2025_2026',
    'wikinews_2019_2020',
    'wikipedia_current_events',
  ];
  for (const file of files) {
    for (const line of readFileSync(`${data}/news/${file}.jsonl`, 'utf8').split('\n')) {
      if (line === '') continue;
      const { text } = JSON.parse(line) as { text: string };
      for (const paragraph of text.split('\n')) countCase(paragraph, lower, upper);
    }
  }
  const words = new Map<number, number>();
  const coarseOf = new Uint8Array(1001);
  const capitalOf = (word: string): number => {
    const up = upper.get(word) ?? 0;
    const total = up + (lower.get(word) ?? 0);
    if (total < 3) return 0;
    const share = up / total;
    return [0.02, 0.1, 0.3, 0.6, 0.9, 0.98].filter(limit => share > limit).length + 1;
  };
  const put = (word: string, fine: number): void => {
    const value = (fine << 3) | capitalOf(word);
    if (value !== 0) words.set(hashPiece(word) >>> 0, value);
  };
  for (const word of new Set([...lower.keys(), ...upper.keys()])) {
    if ((lower.get(word) ?? 0) + (upper.get(word) ?? 0) >= 5) put(word, 0);
  }
  for (const line of readFileSync(clustersPath, 'utf8').split('\n')) {
    const [word, fine, coarse] = line.split('\t');
    if (!word) continue;
    coarseOf[Number(fine) + 1] = Number(coarse) + 1;
    const [folded, ...more] = foldPieces(word);
    if (more.length === 0 && folded !== undefined) put(folded, Number(fine) + 1);
  }
  return { words, coarseOf };
}

/** Counts how words are written, leaving out the first of a sentence and sentences with hardly a word in lower case. */
function countCase(text: string, lower: Map<string, number>, upper: Map<string, number>): void {
  const tokens = tokenize(text).filter(token => token.kind === 'word' || token.kind === 'punctuation');
  const lowered = tokens.filter(token => /^\p{Ll}/u.test(token.text)).length;
  if (lowered * 2 < tokens.length) return;
  let opens = true;
  for (const token of tokens) {
    if (token.kind === 'punctuation') {
      if (/[.!?"“:]/.test(token.text)) opens = true;
      continue;
    }
    if (!opens) {
      const counts = /^\p{Lu}/u.test(token.text) ? upper : lower;
      const [word] = foldPieces(token.text);
      if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    opens = false;
  }
}

function writeTable(writer: ByteWriter, entries: ReadonlyMap<number, number>): void {
  const frequency = new Map<number, number>();
  for (const value of entries.values()) frequency.set(value, (frequency.get(value) ?? 0) + 1);
  const patterns = [...frequency.keys()].sort((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0));
  const indexOf = new Map(patterns.map((value, i) => [value, i]));
  writer.integer(patterns.length);
  writer.words(patterns);
  const keys = [...entries.keys()].sort((a, b) => a - b);
  writer.integer(keys.length);
  const sizes = new Uint8Array(1 << BUCKET_BITS);
  for (const key of keys) {
    const bucket = key >>> (32 - BUCKET_BITS);
    if (sizes[bucket] === 255) throw new Error('too many keys begin alike for a byte to count them');
    sizes[bucket]++;
  }
  writer.bytes(sizes);
  writer.shorts(keys);
  writer.shorts(keys.map(key => indexOf.get(entries.get(key) ?? 0) ?? 0));
}

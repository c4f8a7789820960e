import type { EntityLabel } from '../../annotations/model';
import type { Token } from '../../tokens/token';
import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { nameKey } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import type { TokenSpan } from './spanConventions';

const NORP = classMask('norp');
const GEOPOLITICAL = classMask('country') | classMask('city') | classMask('town') | classMask('region');
const FEATURE = classMask('feature');
const FACILITY = classMask('facility');
const COUNTRY = classMask('country');

/** Whether a name in the table of peoples is rather that of a city or a region: "Miami", "England". */
export function isOtherwise(mask: number): boolean {
  return (mask & SETTLED) !== 0 && (mask & LANGUAGE) === 0;
}

const SETTLED = classMask('city') | classMask('region');
const LANGUAGE = classMask('language');

export interface FineLabel {
  readonly label: EntityLabel;
  readonly evidence: string;
}

/**
 * The label of a tagged span by its own words: known names first, then gazetteers, then the word that heads it. Gives
 * null for a name of no known kind, which is left unmarked rather than guessed.
 *
 * @param mask classes of the whole span in the lexicon
 */
export function fineLabel(span: TokenSpan, tokens: readonly Token[], mask: number, names: NameTable): FineLabel | null {
  const words: string[] = [];
  for (let i = span.first; i < span.last; i++) words.push(tokens[i].text);
  const known = names.labelOf(nameKey(words.join(' ')));
  const isPlace = known === 'LOC' || known === 'GPE';
  const people = (mask & NORP) !== 0 && (mask & COUNTRY) === 0 && !isPlace && !isOtherwise(mask);
  if (people && (known === 'NORP' || span.type !== 'ORG') && span.type !== 'PER') {
    return { label: 'NORP', evidence: 'in the table of peoples and nationalities' };
  }
  switch (span.type) {
    case 'PER':
      if (isHeadedBy(PERSON_BODY, words)) return { label: 'ORG', evidence: `named by the word "${words.at(-1)}"` };
      return { label: 'PERSON', evidence: 'a person by its words and their surroundings' };
    case 'ORG':
      return bodyLabel(words, known, names);
    case 'NORP':
      if (known === 'GPE') return placeLabel(words, mask, known, names);
      if (known === 'LOC') return { label: 'LOC', evidence: 'a known place' };
      return { label: 'NORP', evidence: 'a people or a group by its words and their surroundings' };
    case 'LOC':
      if (known === undefined && (mask & (GEOPOLITICAL | FEATURE)) === 0 && isHeadedBy(PLACE_BODY, words))
        return { label: 'ORG', evidence: `named by the word "${words.at(-1)}"` };
      return placeLabel(words, mask, known, names);
    default:
      return otherLabel(words, known, names);
  }
}

/** Whether a name of several words ends with one of these. */
function isHeadedBy(heads: ReadonlySet<string>, words: readonly string[]): boolean {
  return words.length > 1 && heads.has(words[words.length - 1].toLowerCase());
}

function bodyLabel(words: readonly string[], known: EntityLabel | undefined, names: NameTable): FineLabel {
  const other =
    known === undefined && words.length > 1 ? (siteLabel(words, names) ?? settledLabel(words, names)) : null;
  if (other !== null) return other;
  return {
    label: 'ORG',
    evidence: known === 'ORG' ? 'a known organisation' : 'an organisation by its words and their surroundings',
  };
}

/** Last words that make a site or a part of nature of a name that looks like an organisation's. */
const SITE = NAME_WORDS.forms('site');
/** Last words that make an organisation of a name that looks like a place's, or like a person's. */
const PLACE_BODY = NAME_WORDS.forms('placeBody');
const PERSON_BODY = NAME_WORDS.forms('personBody');
/** Bare directions, which name no place by themselves. */
const DIRECTION = NAME_WORDS.forms('direction');
/** First words of the names of parts of nature: "Mount Fuji". */
const PLACE_FRONT = NAME_WORDS.forms('placeFront');
/** First words that make an event of a name: "Operation Overlord", "Cyclone Idai". */
const STORM = NAME_WORDS.forms('storm');

function siteLabel(words: readonly string[], names: NameTable): FineLabel | null {
  const last = words[words.length - 1];
  if (!SITE.has(last.toLowerCase())) return null;
  const label = names.headLabel(last);
  return label === 'FAC' || label === 'LOC' ? { label, evidence: `named by the word "${last}"` } : null;
}

/** A law, an event or a prize that looks like an organisation, by the word that it ends with. */
function settledLabel(words: readonly string[], names: NameTable): FineLabel | null {
  const last = words[words.length - 1];
  const head = names.nameHead(last.charAt(0).toUpperCase() + last.slice(1));
  const label = head?.settles ? names.headLabel(last) : undefined;
  return label === undefined ? null : { label, evidence: `named by the word "${last}"` };
}

function placeLabel(
  words: readonly string[],
  mask: number,
  known: EntityLabel | undefined,
  names: NameTable,
): FineLabel | null {
  if (words.length === 1 && DIRECTION.has(words[0])) return null;
  if (known === 'FAC' || known === 'LOC') return { label: known, evidence: 'a known place' };
  if ((mask & COUNTRY) !== 0) return { label: 'GPE', evidence: 'a country' };
  const last = words.length > 1 ? names.headLabel(words[words.length - 1]) : undefined;
  const ended = words[words.length - 1];
  if ((last === 'LAW' || last === 'EVENT') && (mask & GEOPOLITICAL) === 0 && names.nameHead(ended)?.type === 'MISC')
    return { label: last, evidence: `named by the word "${ended}"` };
  if (last === 'FAC' || last === 'LOC') {
    if ((mask & GEOPOLITICAL) === 0 || last === 'FAC') {
      return { label: last, evidence: `named by the word "${words[words.length - 1]}"` };
    }
  }
  const first = words.length > 1 ? names.headLabel(words[0]) : undefined;
  if (first === 'LOC' && (mask & GEOPOLITICAL) === 0 && PLACE_FRONT.has(words[0].toLowerCase())) {
    return { label: 'LOC', evidence: `named by the word "${words[0]}"` };
  }
  if ((mask & FACILITY) !== 0 && (mask & GEOPOLITICAL) === 0)
    return { label: 'FAC', evidence: 'a known building or site' };
  if ((mask & FEATURE) !== 0 && (mask & GEOPOLITICAL) === 0)
    return { label: 'LOC', evidence: 'a known sea, river, mountain or region' };
  if ((mask & GEOPOLITICAL) !== 0) return { label: 'GPE', evidence: 'in the table of places' };
  return { label: 'GPE', evidence: 'a place by its words and their surroundings' };
}

function otherLabel(words: readonly string[], known: EntityLabel | undefined, names: NameTable): FineLabel | null {
  if (known !== undefined && known !== 'NORP') return { label: known, evidence: 'a known name' };
  if (words.length < 2) return null;
  const head = names.headLabel(words[words.length - 1]) ?? (STORM.has(words[0].toLowerCase()) ? 'EVENT' : undefined);
  if (head === 'EVENT' || head === 'LAW' || head === 'PRODUCT' || head === 'WORK_OF_ART') {
    return { label: head, evidence: `named by the word "${words[words.length - 1]}"` };
  }
  return null;
}

import type { EntityLabel } from '../../annotations/model';
import { NAME_WORDS } from '../tables/nameWords';
import type { PlacedMention } from './documentMentions';
import type { Name } from './nameStore';
import { personsCompatible } from './personNames';

/** The mentions of one thing, and why they are one. */
export interface NameCluster {
  readonly label: EntityLabel;
  /** Indices of mentions, ascending. */
  readonly mentions: readonly number[];
  readonly reason: string | undefined;
}

/**
 * What the place is that a mention means, where its key does not tell: an ISO code of a country, a sense that the text
 * gives it.
 */
export type PlaceId = (name: Name, mention: number) => string | undefined;

/** The mentions of a name, or of several that turned out to be one. */
interface Group {
  readonly label: EntityLabel;
  /** What tells it from other groups: its key, or what the place is that it means. */
  readonly id: string;
  readonly keys: string[];
  readonly pieces: readonly string[];
  readonly mentions: number[];
  reason: string | undefined;
}

/** Most names of one kind that are compared with each other in pairs that share a word. */
const MOST_RIVALS = 40;

/**
 * Joins the mentions of a document to clusters, by name: equal names; names of one country; a person's full, longer and
 * short names; an organisation's full name, its acronym and its first words. Names of relatives stay apart, because two
 * full names are one only when one holds the other's words in order.
 *
 * @param definitions keys of short forms that the document itself declares, to the names: "World Health Organization
 * (WHO)"
 * @param grouping a number that no earlier grouping of these names had
 */
export function clusterNames(
  mentions: readonly PlacedMention[],
  placeId: PlaceId,
  definitions: ReadonlyMap<string, Name>,
  grouping: number,
): NameCluster[] {
  const clusters: Group[] = [];
  for (const [family, groups] of groupMentions(mentions, placeId, grouping))
    clusters.push(...joinGroups(family, [...groups.values()], definitions));
  for (const { mentions: members, reason } of clusters) {
    // only what was joined is out of order
    if (reason !== undefined) members.sort((a, b) => a - b);
  }
  return clusters.sort((a, b) => a.mentions[0] - b.mentions[0]);
}

/** The groups of one kind of thing, by their ids. */
type Family = Map<string, Group>;

/** The mentions of each name of each kind, and of the names of one country. */
function groupMentions(
  mentions: readonly PlacedMention[],
  placeId: PlaceId,
  grouping: number,
): ReadonlyMap<string, Family> {
  const families = new Map<string, Family>();
  const plain: Group[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const { label, name } = mentions[i];
    const family = familyOf(label);
    const sense = family === 'place' ? placeId(name, i) : undefined;
    // nearly all mentions of a name are of one kind
    const last = sense === undefined && name.grouping === grouping ? plain[name.group] : undefined;
    if (last !== undefined && familyOf(last.label) === family) {
      last.mentions.push(i);
      continue;
    }
    const group = putInGroup(groupsOf(families, family), mentions[i], i, sense);
    if (sense !== undefined) continue;
    name.group = plain.push(group) - 1;
    name.grouping = grouping;
  }
  return families;
}

/**
 * Puts mention `i` in the group of its name, or of the country that it means, `sense`; makes the group when there is
 * none.
 */
function putInGroup(groups: Family, { label, name }: PlacedMention, i: number, sense: string | undefined): Group {
  const { key, pieces } = name;
  // No key is a single capital code, so that countries have keys of their own.
  const id = sense ?? name.own?.canonical?.key ?? key;
  const known = groups.get(id);
  if (known === undefined) {
    const group = { label, id, keys: [key], pieces, mentions: [i], reason: undefined };
    groups.set(id, group);
    return group;
  }
  known.mentions.push(i);
  if (!known.keys.includes(key)) {
    known.keys.push(key);
    known.reason = sense === undefined ? 'one thing in your table of names' : 'names of one country';
  }
  return known;
}

/** Joins the groups of one kind that are one thing. */
function joinGroups(
  family: string,
  groups: readonly Group[],
  definitions: ReadonlyMap<string, Name>,
): readonly Group[] {
  switch (family) {
    case 'PERSON':
      return joinPersons(groups);
    case 'ORG':
      return joinOrganisations(joinByKey(groups, plainBodyOf, 'two ways to write one name'), definitions);
    case 'NORP':
      return joinByKey(groups, singularOf, 'one people and its members');
    case 'place':
      return joinByKey(groups, plainPlaceOf, 'a place, with and without what it is');
    default:
      return groups;
  }
}

function groupsOf(families: Map<string, Family>, family: string): Family {
  let groups = families.get(family);
  if (groups === undefined) {
    groups = new Map();
    families.set(family, groups);
  }
  return groups;
}

function familyOf(label: EntityLabel): string {
  return label === 'GPE' || label === 'LOC' || label === 'FAC' ? 'place' : label;
}

/** The same for a people and its members: "houthi" of "houthis". */
function singularOf(key: string): string {
  return /[^s]s$/.test(key) ? key.slice(0, -1) : key;
}

/**
 * The same for a body of the United States however they are written, for a movement and its members, and for one word
 * or two: "AirAsia", "Air Asia".
 */
function plainBodyOf(key: string): string {
  const plain = singularOf(key.replace(/^(?:the )?(?:united states|u s) /, 'us '));
  return plain.length > SHORT_KEY ? plain.replaceAll(' ', '') : plain;
}

/** Keys of few letters may be acronyms, which are not one because their letters are. */
const SHORT_KEY = 6;

/** What makes no other place of a place's name, unlike "province" or "canal". */
const DESCRIPTION = / (?:strip|islands?|peninsula|archipelago)$/;

/** The same for a place with and without such a word: "gaza" of "gaza strip". */
function plainPlaceOf(key: string): string {
  return key.replace(DESCRIPTION, '');
}

/** Joins the groups whose keys are one in plain form. Places that are told by more than their keys stay as they are. */
function joinByKey(groups: readonly Group[], plainOf: (key: string) => string, reason: string): Group[] {
  const byKey = new Map<string, Group>();
  const kept: Group[] = [];
  for (const group of groups) {
    const plain = group.keys[0] === group.id ? plainOf(group.id) : undefined;
    const host = plain === undefined ? undefined : byKey.get(plain);
    if (host !== undefined) merge(host, group, reason);
    else {
      kept.push(group);
      if (plain !== undefined) byKey.set(plain, group);
    }
  }
  return kept;
}

function merge(into: Group, group: Group, reason: string): void {
  into.mentions.push(...group.mentions);
  into.keys.push(...group.keys);
  into.reason ??= reason;
}

/**
 * Full names first, longest first; then each shorter name joins the full name it is part of, the most prominent one.
 */
function joinPersons(groups: readonly Group[]): Group[] {
  const order = [...groups].sort((a, b) => b.pieces.length - a.pieces.length || a.mentions[0] - b.mentions[0]);
  const byWord = new Map<string, Group[]>();
  const kept: Group[] = [];
  for (const group of order) {
    const host = hostOf(group, byWord);
    if (host) {
      merge(
        host,
        group,
        group.pieces.length === 1 ? 'a full name and its short form' : 'a longer and a shorter form of one name',
      );
      continue;
    }
    kept.push(group);
    for (const piece of group.pieces.length === 1 ? group.pieces : new Set(group.pieces)) {
      const list = byWord.get(piece);
      if (list) list.push(group);
      else byWord.set(piece, [group]);
    }
  }
  return kept;
}

function hostOf(group: Group, byWord: ReadonlyMap<string, readonly Group[]>): Group | undefined {
  const last = group.pieces[group.pieces.length - 1];
  if (last === undefined) return undefined;
  let best: Group | undefined;
  let bestScore = 0;
  const rivals = byWord.get(last);
  if (rivals === undefined) return undefined;
  for (let i = 0; i < Math.min(rivals.length, MOST_RIVALS); i++) {
    const rival = rivals[i];
    if (rival.pieces.length < group.pieces.length || !personsCompatible(rival.pieces, group.pieces)) continue;
    const before = rival.mentions[0] < group.mentions[0] ? 2 : 1;
    const score = before * (1 + rival.mentions.length);
    if (score <= bestScore) continue;
    best = rival;
    bestScore = score;
  }
  return best;
}

function joinOrganisations(groups: readonly Group[], definitions: ReadonlyMap<string, Name>): Group[] {
  const byKey = new Map<string, Group>();
  for (const group of groups) for (const key of group.keys) byKey.set(key, group);
  const byInitials = new Map<string, Group | null>();
  const byShortForm = new Map<string, Group | null>();
  for (const group of groups) {
    if (group.pieces.length < 2) continue;
    for (const initials of initialsOf(group.pieces)) byInitials.set(initials, byInitials.has(initials) ? null : group);
    for (const short of shortFormsOf(group.pieces)) byShortForm.set(short, byShortForm.has(short) ? null : group);
  }
  const joined = new Map<Group, Group>();
  const hostFor = (group: Group): { host: Group; reason: string } | undefined => {
    const key = group.pieces.join(' ');
    const defined = definitions.get(key);
    const declared = defined === undefined ? undefined : byKey.get(defined.key);
    if (declared && declared !== group)
      return { host: declared, reason: 'the document gives the short form in brackets' };
    const acronym = group.pieces.join('');
    if (group.pieces.length === 1 || group.pieces.every(piece => piece.length === 1)) {
      const expansion = byInitials.get(acronym);
      if (expansion && acronym.length > 1)
        return { host: expansion, reason: 'an acronym and the name whose initials it has' };
    }
    const single = byShortForm.get(key);
    return single ? { host: single, reason: 'a full name and its first words' } : undefined;
  };
  const kept: Group[] = [];
  for (const group of [...groups].sort((a, b) => b.pieces.length - a.pieces.length)) {
    const found = hostFor(group);
    const host = found ? (joined.get(found.host) ?? found.host) : undefined;
    if (found && host && host !== group && !joined.has(host)) {
      merge(host, group, found.reason);
      joined.set(group, host);
    } else kept.push(group);
  }
  return kept;
}

const LEGAL = NAME_WORDS.forms('legal');

/**
 * What a name of several words is called for short: without a legal form, or by the first of two words: "Apple Inc.",
 * "Getty Images".
 */
function shortFormsOf(pieces: readonly string[]): readonly string[] {
  const forms: string[] = [];
  let from = pieces.length - 1;
  while (from > 0 && LEGAL.has(pieces[from])) forms.push(pieces.slice(0, from--).join(' '));
  if (pieces.length === 2 && forms.length === 0) forms.push(pieces[0]);
  return forms;
}

const SMALL = NAME_WORDS.forms('small');

/** A name's initials, with and without its small words. */
function initialsOf(pieces: readonly string[]): string[] {
  const all = pieces.map(piece => piece.charAt(0)).join('');
  const great = pieces
    .filter(piece => !SMALL.has(piece))
    .map(piece => piece.charAt(0))
    .join('');
  return all === great ? [all] : [great, all];
}

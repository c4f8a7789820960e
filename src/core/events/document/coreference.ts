import type { DocumentContext, EntityResult } from '../../annotations/annotator';
import type { EntityLabel } from '../../annotations/model';
import { readWordLists } from '../../english/wordLists';
import { firstEndingAfter, type Span } from '../../text/span';
import coreferenceTable from './coreference.tsv';
import { type PronounAnswer, type PronounQuestion, Pronouns } from './pronouns';
import pronounTable from './pronouns.tsv';

const WORDS = readWordLists(coreferenceTable);
/** "the company": nouns for an organisation that was named. */
const BODIES = readWordLists(pronounTable).forms('body');
const PLURAL = WORDS.forms('plural');
const PAIR = new RegExp(`^(?:(?:the|these|both) (?:two |both )?|two |both )?(?:${WORDS.pattern('pair')})$`);
/** Two that are no persons. Who "the two sides" are, nothing tells safely. */
const COUNTRIES = new RegExp(`^(?:the|these|both) (?:two |both )?(?:${WORDS.pattern('countries')})$`);
const KIN = new RegExp(String.raw`\b(?:${WORDS.pattern('kin')})\b`);
const ROLE_HEADS = WORDS.forms('role');

/**
 * Finds the entity that a pronoun or a role noun stands for, where the antecedent is safe: one person, and no other, in
 * the sentences right before; or the only bearer of a role in the document.
 */
export interface Coreference {
  /** The person that a pronoun at offset `at` stands for; undefined where it is not safe. */
  person(question: PronounQuestion, at: number): PronounAnswer | undefined;
  /**
   * The mentions that the words at `span` stand for; empty where that is not safe. Indices into the entity mentions.
   */
  antecedents(words: string, span: Span): readonly number[];
}

/** Roles of which a place has one bearer. */
const LEADS = WORDS.forms('lead');
/** How many mentions make a person one that the document is about. */
const OFTEN = 4;

/** Zones whose persons are not of the story. */
const FURNITURE: ReadonlySet<string> = new Set(['byline', 'credit', 'promo']);

function isWithin(zones: readonly Span[], span: Span): boolean {
  const k = firstEndingAfter(zones, span.start);
  return k < zones.length && zones[k].start <= span.start;
}

/** How far back a pronoun may look, in code units. */
const REACH = 320;

export function buildCoreference(document: DocumentContext, entities: EntityResult): Coreference {
  const { mentions } = entities;
  const persons: number[] = [];
  const countries: number[] = [];
  const bodies: number[] = [];
  const furniture = document.zones.filter(z => FURNITURE.has(z.kind));
  mentions.forEach((m, i) => {
    if (m.label === 'PERSON' && !isWithin(furniture, m)) persons.push(i);
    else if (m.label === 'ORG' && !isWithin(furniture, m)) bodies.push(i);
    else if (m.label === 'GPE' && entities.clusters[m.cluster]?.place?.kind === 'country') countries.push(i);
  });
  const { roles, places } = readRoles(document.text, entities);

  const at = (list: readonly number[]): readonly Span[] => list.map(i => mentions[i]);
  const spans = { persons: at(persons), countries: at(countries), bodies: at(bodies) };

  /** The persons, the countries or the bodies of the last `reach` code units, nearest first, one mention a cluster. */
  const recent = (at: number, reach: number, kind: keyof typeof spans = 'persons'): number[] => {
    const out: number[] = [];
    const known = { persons, countries, bodies }[kind];
    for (let k = firstEndingAfter(spans[kind], at) - 1; k >= 0 && out.length < 4; k--) {
      const i = known[k];
      if (mentions[i].end > at) continue;
      if (at - mentions[i].end > reach) break;
      if (out.some(other => mentions[other].cluster === mentions[i].cluster)) continue;
      out.push(i);
    }
    return out;
  };

  /**
   * "The North Korean leader", where nobody is called so: the one person named right before who leads no other place,
   * if the document speaks of him often.
   */
  const unclaimed = (key: string, span: Span): number | undefined => {
    const space = key.lastIndexOf(' ');
    if (space < 0 || !LEADS.has(key.slice(space + 1))) return undefined;
    const free = recent(span.start, REACH).filter(i => !places.has(mentions[i].cluster));
    const often = free.length === 1 && (entities.clusters[mentions[free[0]].cluster]?.mentions.length ?? 0) >= OFTEN;
    return often ? free[0] : undefined;
  };

  const pronouns = new Pronouns(
    document.text,
    entities,
    ({ start, end }) => {
      const k = firstEndingAfter(mentions, start);
      return k < mentions.length && mentions[k].start < end ? k : -1;
    },
    at => recent(at, REACH),
  );

  return {
    person: (question, at) => pronouns.answer(question, at),
    antecedents(words, span) {
      const { kind, key } = readWords(words);
      if (kind === 'body') {
        const near = recent(span.start, REACH, 'bodies');
        return near.length === 1 ? near : NONE;
      }
      if (kind === 'countries') {
        const near = recent(span.start, 2 * REACH, 'countries');
        return near.length === 2 ? inOrder(near) : NONE;
      }
      if (kind === 'plural' || kind === 'pair') {
        // "BRUN: When they crossed the border": who speaks is none of them
        const near = recent(span.start, 2 * REACH).filter(i => document.text[mentions[i].end] !== ':');
        return near.length >= 2 && (near.length === 2 || kind === 'pair') ? inOrder(near) : NONE;
      }
      const bearer = key === undefined ? undefined : (roles.get(key) ?? unclaimed(key, span));
      return bearer === undefined || bearer < 0 ? NONE : [bearer];
    },
  };
}

const NONE: readonly number[] = [];

/** The first two of some numbers, the smaller one first. */
function inOrder([a, b]: readonly number[]): readonly number[] {
  return a < b ? [a, b] : [b, a];
}

/** What words may stand for: `key` is that of a role, where they name one. */
interface Reading {
  readonly kind: 'plural' | 'pair' | 'countries' | 'body' | 'other';
  readonly key?: string;
}

/** Readings of words, kept because the same few come thousands of times in a long document. */
const readings = new Map<string, Reading>();
const MOST_READINGS = 5000;

function readWords(words: string): Reading {
  const known = readings.get(words);
  if (known !== undefined) return known;
  if (readings.size >= MOST_READINGS) readings.clear();
  const reading = classify(words);
  readings.set(words, reading);
  return reading;
}

function classify(words: string): Reading {
  if (PAIR.test(words)) return { kind: 'pair' };
  if (COUNTRIES.test(words)) return { kind: 'countries' };
  if (PLURAL.has(words)) return { kind: 'plural' };
  if (KIN.test(words) || /^(?:a|an|former|ex)\b/.test(words)) return { kind: 'other' };
  if (words.startsWith('the ') && BODIES.has(words.slice(4))) return { kind: 'body' };
  const key = roleKey(words);
  return ROLE_HEADS.has(key.slice(key.lastIndexOf(' ') + 1)) ? { kind: 'other', key } : { kind: 'other' };
}

/** Whether words may stand for an entity at all: pronouns, pairs and the names of roles. */
export function mayRefer(words: string): boolean {
  const { kind, key } = readWords(words);
  return kind !== 'other' || key !== undefined;
}

/** "the Russian president" → "russ president": stems of the words, and the head. */
function roleKey(words: string): string {
  const plain = words
    .replace(/^(?:the|this|that|then|current)\s+/, '')
    .replace(/['’]s\b/g, '')
    .trim()
    .split(/\s+/);
  const head = plain.pop() ?? '';
  return [...plain.map(stem), head].join(' ');
}

/** "Russia" and "Russian", "China" and "Chinese" have one stem: the first four letters. */
function stem(word: string): string {
  return word.slice(0, 4);
}

interface Roles {
  /** Mentions by the keys of the roles that they bear. */
  readonly roles: ReadonlyMap<string, number>;
  /** Clusters of persons whose place is told: "Russian President Vladimir Putin". */
  readonly places: ReadonlySet<number>;
}

/**
 * Who bears which role in the document, from titles before names and appositions after them: "Russian President
 * Vladimir Putin", "Kim Jong-un, the North Korean leader". A role that two persons bear maps to -1.
 */
function readRoles(text: string, { mentions, clusters }: EntityResult): Roles {
  const roles = new Map<string, number>();
  const places = new Set<number>();
  const add = (key: string, mention: number): void => {
    const known = roles.get(key);
    if (known === undefined) roles.set(key, mention);
    else if (known >= 0 && mentions[known].cluster !== mentions[mention].cluster) roles.set(key, -1);
  };
  const addIn = (where: string, words: string, head: string, bearer: number): void => {
    add(roleKey(`${where} ${words}`), bearer);
    add(roleKey(`${where} ${head}`), bearer);
    // "leader" is what any head of state may be called
    if (HEADS_OF_STATE.test(head)) add(roleKey(`${where} leader`), bearer);
  };
  mentions.forEach((m, i) => {
    if (m.label !== 'PERSON') return;
    const bearer = clusters[m.cluster]?.mentions[0] ?? i;
    const apposed = apposition(text, m.end);
    if (apposed !== undefined) {
      add(apposed.head, bearer);
      if (apposed.before !== '') addIn(apposed.before, apposed.head, apposed.head, bearer);
    }
    const before = mentions[i - 1];
    const from = before !== undefined && m.start - before.end < 50 ? before : undefined;
    const begin = from?.end ?? Math.max(0, m.start - 40);
    if (!ROLE_HEADS.has(lastWord(text, begin, m.start))) return;
    const gap = text.slice(begin, m.start).toLowerCase();
    const words = gap
      .replace(/^['’]s\b/, ' ')
      .trim()
      .split(/\s+/);
    const head = words[words.length - 1].replace(/[^\p{L}-]/gu, '');
    if (!ROLE_HEADS.has(head) || /[.,;:]/.test(gap)) return;
    // "former Russian President": he is so no more
    const earlier = text.slice(Math.max(0, (from?.start ?? m.start) - 12), m.start).toLowerCase();
    if (/\b(?:former|ex|late|then|previous)\b/.test(earlier)) return;
    add(head, bearer);
    if (from === undefined || words.length > 4 || !isOwner(from.label)) return;
    places.add(m.cluster);
    addIn(text.slice(from.start, from.end).toLowerCase(), words.join(' ').replace(/[^\p{L} -]/gu, ''), head, bearer);
  });
  return { roles, places };
}

/** Whether a name of such a label may have somebody in a role: "Russian President", "Ford CEO". */
function isOwner(label: EntityLabel): boolean {
  return label === 'NORP' || label === 'GPE' || label === 'ORG';
}

const HEADS_OF_STATE = /^(?:president|leader|premier|chancellor|king|minister)$/;

/**
 * ", the North Korean leader," after a name: the role, and the words before it; undefined where no role follows, or
 * where no mark closes it: "after talks with Kim, the Russian leader left".
 */
function apposition(text: string, end: number): { readonly before: string; readonly head: string } | undefined {
  if (text.charCodeAt(end) !== 0x2c || !text.startsWith(' the ', end + 1)) return undefined;
  const words = text
    .slice(end + 6, end + 60)
    .toLowerCase()
    .split(' ', 4);
  const k = words.findIndex(word => ROLE_HEADS.has(word.replace(CLOSED, '')));
  if (
    k < 0 ||
    !CLOSED.test(words[k]) ||
    words.slice(0, k).some(w => !/^\p{L}+$/u.test(w) || /^(?:former|ex|late|then)$/.test(w))
  )
    return undefined;
  return { before: words.slice(0, k).join(' '), head: words[k].replace(CLOSED, '') };
}

const CLOSED = /[.,;]\s*$/;

/** The letters right before `end`, not counting what is no letter between, in lower case. */
function lastWord(text: string, begin: number, end: number): string {
  let to = end;
  while (to > begin && !isLetter(text.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > begin && isLetter(text.charCodeAt(from - 1))) from--;
  return to - from > 16 ? '' : text.slice(from, to).toLowerCase();
}

/** Whether a code unit is a letter of the roles' names. */
function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

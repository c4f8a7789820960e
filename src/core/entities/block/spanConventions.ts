import type { Token } from '../../tokens/token';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import type { TagType } from '../tables/tagset';

/** Tokens `first..last` of a block, half-open, and what they were tagged. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
  readonly type: TagType;
}

const ARTICLE = /^(?:the|an?)$/i;
const POSSESSIVE = /^['’](?:s|S)?$/;
const LATIN = /^\p{Script=Latin}/u;
const OTHER_SCRIPT = /^(?!\p{Script=Latin})\p{L}/u;
const EDGE = /^[\p{P}\p{S}]+$/u;

/**
 * Brings a tagged span to the conventions of the product: no title, no possessive, no article (but in a known whole
 * such as "The Hague"), no punctuation at the ends. Gives null when nothing is left.
 */
export function trimSpan(
  span: TokenSpan,
  tokens: readonly Token[],
  caseless: boolean,
  names: NameTable,
): TokenSpan | null {
  let { first, last, type } = span;
  if (isOfficeBefore(first, last, tokens)) {
    first++;
    type = 'PER';
  }
  last = endOf(first, last, tokens, caseless);
  while (first < last && EDGE.test(tokens[first].text)) first++;
  if (first === last) return null;
  last = withoutGloss(first, last, tokens, caseless);
  if (!caseless) last = withoutLowerTail(first, last, tokens, names);
  if (last - first > 1 && ARTICLE.test(tokens[first].text) && !isNamedWhole(tokens, first, last, names)) first++;
  if (type === 'PER') {
    if (!caseless) first = afterLowerFront(first, last, tokens);
    const bare = afterTitles(first, last, tokens, names);
    if (bare === last) return null;
    first = bare;
  }
  return first < last ? { first, last, type } : null;
}

const STATE_OFFICE = NAME_WORDS.forms('stateOffice');

/** Whether a span begins with the rest of an office, which its holder follows: "State" after "Secretary of". */
function isOfficeBefore(first: number, last: number, tokens: readonly Token[]): boolean {
  return (
    first > 1 &&
    last - first > 1 &&
    /^secretary$/i.test(tokens[first - 2].text) &&
    /^of$/i.test(tokens[first - 1].text) &&
    STATE_OFFICE.has(tokens[first].text.toLowerCase())
  );
}

/**
 * The end of a span without a possessive and punctuation. The points of an abbreviation belong to it; other punctuation
 * at an end does not.
 */
function endOf(first: number, last: number, tokens: readonly Token[], caseless: boolean): number {
  let end = last;
  while (end > first && (POSSESSIVE.test(tokens[end - 1].text) || EDGE.test(tokens[end - 1].text))) end--;
  return caseless && end - first > 1 && tokens[end - 1].text === 's' ? end - 1 : end;
}

/** A name is not written in two scripts; the other is its gloss. Nor does it say one word twice at its end. */
function withoutGloss(first: number, last: number, tokens: readonly Token[], caseless: boolean): number {
  let end = last;
  if (LATIN.test(tokens[first].text))
    for (let i = last - 1; i > first; i--) if (OTHER_SCRIPT.test(tokens[i].text)) end = i;
  return caseless && end - first === 2 && tokens[first].text === tokens[first + 1].text ? end - 1 : end;
}

/**
 * The end of a span of text with capitals without the words in lower case that it trails: "Nations said". What heads a
 * place ("Korean peninsula") stays, as does what a hyphen ties on ("Kim Jong-un").
 */
function withoutLowerTail(first: number, last: number, tokens: readonly Token[], names: NameTable): number {
  let end = last;
  while (end - first > 1 && /^\p{Ll}+$/u.test(tokens[end - 1].text)) {
    // "Kim Jong-un", but not "Mugabe co-founded"
    const tied = /^[-\u2010\u2011]$/.test(tokens[end - 2].text);
    if (tied && (end - first < 3 || /^\p{Lu}/u.test(tokens[end - 3].text))) break;
    if (names.headLabel(tokens[end - 1].text) !== undefined) break;
    end--;
  }
  const capitals = tokens.slice(first, end).some(token => /^[\p{Lu}\p{N}]/u.test(token.text));
  return capitals ? end : last;
}

/** The first token of a person's name with capitals: "co-star" before "Hudson" is no part of it, "von" may be. */
function afterLowerFront(first: number, last: number, tokens: readonly Token[]): number {
  let from = first;
  while (from + 1 < last && /^\p{Ll}{4,}$/u.test(tokens[from].text) && /^\p{Lu}/u.test(tokens[from + 1].text)) from++;
  return from;
}

function isNamedWhole(tokens: readonly Token[], first: number, last: number, names: NameTable): boolean {
  if (!/^\p{Lu}/u.test(tokens[first].text)) return false;
  const whole = tokens.slice(first, last).map(token => token.text);
  if (whole.length === 2 && whole[1] === 'Hague') return true;
  return whole.length === 3 && NAMED_WITH_ARTICLE.has(whole[2]) && names.headLabel(whole[2]) === undefined;
}

/** Last words of newspapers whose names keep their article. */
const NAMED_WITH_ARTICLE = NAME_WORDS.forms('articleKept');
/** What goes on with an office, and what goes on with its first word only. */
const OFFICE_TIE = NAME_WORDS.forms('officeTie');
const AFTER_TITLE = NAME_WORDS.forms('officeAfterTitle');

/** The first token after the titles that a person's span begins with. */
function afterTitles(first: number, last: number, tokens: readonly Token[], names: NameTable): number {
  let bare = first;
  for (let i = first; i < last; i++) {
    const text = tokens[i].text;
    if (names.isTitle(text)) bare = i + 1;
    else {
      const word = text.toLowerCase();
      if (i === first || !(OFFICE_TIE.has(word) || (bare === i && AFTER_TITLE.has(word)))) break;
    }
  }
  if (bare < last && tokens[bare].text === '.') bare++;
  return bare;
}

/**
 * Cuts a span of two known names joined by a hyphen, a dash, a stroke or "and": "North Korea-Russia", "Paris and
 * Berlin". "Kim Jong-un", "Jean-Claude" and "Bosnia and Herzegovina" stay whole. `typeOf` looks a stretch of tokens up.
 */
export function splitPair(
  span: TokenSpan,
  tokens: readonly Token[],
  typeOf: (first: number, last: number) => TagType | null,
): readonly TokenSpan[] {
  const { first, last } = span;
  if (last - first < 3 || span.type === 'MISC' || typeOf(first, last) !== null) return [span];
  for (let i = first + 1; i < last - 1; i++) {
    const joint = tokens[i].text;
    const hyphen = /^[-\u2010-\u2015/]$/.test(joint);
    if (!hyphen && joint.toLowerCase() !== 'and') continue;
    const left = typeOf(first, i);
    const right = typeOf(i + 1, last);
    if (left === null || right === null || (hyphen && (left !== 'LOC' || right !== 'LOC'))) continue;
    return [
      { first, last: i, type: left },
      { first: i + 1, last, type: right },
    ];
  }
  return [span];
}

/** Takes the rest of a name that was cut at a hyphen: "Kim Jong" before "-un". */
export function joinHyphen(span: TokenSpan, tokens: readonly Token[], limit: number): TokenSpan {
  const { last, type, first } = span;
  if (type !== 'PER' || last + 1 >= limit || last - first > 4) return span;
  const hyphen = tokens[last];
  const rest = tokens[last + 1];
  if (!/^[-\u2010\u2011]$/.test(hyphen.text)) return span;
  if (hyphen.start !== tokens[last - 1].end || rest.start !== hyphen.end) return span;
  const lowerTail = /^\p{Ll}{2,5}$/u.test(rest.text) && last - first >= 2;
  return lowerTail ? { first, last: last + 2, type } : span;
}

/** Words that make the name of a place that of a part of nature, written with a capital, or in lower case. */
const NATURE = NAME_WORDS.forms('nature');
const PENINSULA = NAME_WORDS.forms('peninsula');
const ISLAND = NAME_WORDS.forms('island');

/**
 * A place or a people with the word after it that belongs to its name: "Korean" before "peninsula", "Java" before
 * "Sea", "Hunan" before "province". A people's island is a description ("the Greek island"), a place's is a name
 * ("Lesbos island").
 */
export function joinFollowing(span: TokenSpan, tokens: readonly Token[], limit: number): TokenSpan {
  const { first, last, type } = span;
  if (last >= limit || (type !== 'LOC' && type !== 'NORP')) return span;
  const next = tokens[last].text;
  const word = next.toLowerCase();
  const nature = PENINSULA.has(word) || (type === 'LOC' && (NATURE.has(next) || ISLAND.has(word)));
  const province = type === 'LOC' && word === 'province';
  if ((!nature && !province) || NATURE.has(tokens[last - 1].text)) return span;
  return { first, last: last + 1, type: 'LOC' };
}

/** Words after a place that make an organisation of both, with a capital. */
const BODY = NAME_WORDS.forms('body');

/** A place with the word after it that makes both an organisation: "Waitangi" before "Tribunal". */
export function joinBody(span: TokenSpan, tokens: readonly Token[], limit: number): TokenSpan {
  const { first, last, type } = span;
  if (type !== 'LOC' || last >= limit || !BODY.has(tokens[last].text) || tokens[last].start > tokens[last - 1].end + 1)
    return span;
  const goesOn =
    last + 1 < limit && /^\p{Lu}/u.test(tokens[last + 1].text) && tokens[last + 1].start <= tokens[last].end + 1;
  return goesOn ? span : { first, last: last + 1, type: 'ORG' };
}

/**
 * Words after a place or a person that make an organisation of both even without capitals: news nearly always writes
 * them with one.
 */
const SMALL_BODY = NAME_WORDS.forms('smallBody');

/**
 * The same in text without capitals: "kishida group", "bangladesh railway". `isFree` says whether a token is in no
 * span.
 */
export function joinSmallBody(
  span: TokenSpan,
  tokens: readonly Token[],
  limit: number,
  isFree: (token: number) => boolean,
): TokenSpan {
  const { first, last, type } = span;
  if ((type !== 'LOC' && type !== 'PER') || last >= limit || !isFree(last)) return span;
  return SMALL_BODY.has(tokens[last].text) ? { first, last: last + 1, type: 'ORG' } : span;
}

/** An organisation with the article that belongs to it: "The" before "Asahi Shimbun". */
export function joinArticle(span: TokenSpan, tokens: readonly Token[], from: number): TokenSpan {
  const { first, last, type } = span;
  if (type !== 'ORG' || first <= from || last - first < 2 || tokens[first - 1].text !== 'The') return span;
  return NAMED_WITH_ARTICLE.has(tokens[last - 1].text) ? { first: first - 1, last, type } : span;
}

/**
 * A person's span with the other half of a double name: "Brew" before "-Hammond". `isFree` says whether a token is in
 * no span and is no known place or people.
 */
export function joinDouble(
  span: TokenSpan,
  tokens: readonly Token[],
  limit: number,
  isFree: (token: number) => boolean,
): TokenSpan {
  const { first, last, type } = span;
  if (type !== 'PER' || last + 1 >= limit) return span;
  const hyphen = tokens[last];
  const rest = tokens[last + 1];
  if (hyphen.text !== '-' || hyphen.start !== tokens[last - 1].end || rest.start !== hyphen.end) return span;
  return /^\p{Lu}\p{Ll}+$/u.test(rest.text) && isFree(last + 1) ? { first, last: last + 2, type } : span;
}

/**
 * Cuts off a people or a place that stands before a name and was taken for a part of it: "Kuwaiti" before a person,
 * "India's" before an organisation, "Greek" before "island"; or before an office: "U.S." before "President". `typeOf`
 * looks a stretch of tokens up.
 */
export function splitFront(
  span: TokenSpan,
  tokens: readonly Token[],
  typeOf: (first: number, last: number) => TagType | null,
  names: NameTable,
): readonly TokenSpan[] {
  const { first, last, type } = span;
  if (type === 'PER') {
    for (let size = Math.min(2, last - first - 1); size >= 1; size--) {
      if (typeOf(first, first + size) !== 'NORP') continue;
      return [
        { first, last: first + size, type: 'NORP' },
        { first: first + size, last, type },
      ];
    }
    return [span];
  }
  let office = last;
  while (office - first > 1 && names.isTitle(tokens[office - 1].text)) office--;
  const ruled = office < last ? typeOf(first, office) : null;
  if (ruled === 'LOC' || ruled === 'NORP') return [{ first, last: office, type: ruled }];
  if (type === 'LOC' && last - first === 2 && /^\p{Lu}/u.test(tokens[first].text)) {
    const described = /^\p{Ll}/u.test(tokens[first + 1].text) && !PENINSULA.has(tokens[first + 1].text.toLowerCase());
    if (described && typeOf(first, first + 1) === 'NORP') return [{ first, last: first + 1, type: 'NORP' }];
  }
  for (let i = first + 1; i < last - 1; i++) {
    if (!POSSESSIVE.test(tokens[i].text) || tokens[i].text.length < 2) continue;
    const owner = typeOf(first, i);
    if (owner !== 'LOC') return [span];
    return [
      { first, last: i, type: owner },
      { first: i + 1, last, type },
    ];
  }
  return [span];
}

/** Offices in lower case whose holder's name follows: "WHO chief Tedros Adhanom Ghebreyesus". */
const OFFICE = NAME_WORDS.forms('office');

/**
 * Two to four capitalised words after an office, taken for an organisation of which the tables know nothing, as its
 * holder.
 */
export function holderOf(span: TokenSpan, tokens: readonly Token[], from: number, names: NameTable): TokenSpan {
  const { first, last, type } = span;
  const size = last - first;
  if (type !== 'ORG' || size < 2 || size > 4 || first <= from || !OFFICE.has(tokens[first - 1].text)) return span;
  for (let i = first; i < last; i++) {
    const { text } = tokens[i];
    if (!/^\p{Lu}\p{Ll}/u.test(text) || names.nameHead(text) !== undefined) return span;
  }
  return { first, last, type: 'PER' };
}

/** Indices of stocks whose names end with a number. */
const INDEX = NAME_WORDS.forms('index');

/** The name of an index of stocks with its number: "FTSE" before "100". */
export function joinIndex(span: TokenSpan, tokens: readonly Token[], limit: number): TokenSpan {
  const { first, last, type } = span;
  if (last >= limit || !INDEX.has(tokens[last - 1].text) || !/^\d{2,4}$/.test(tokens[last].text)) return span;
  return { first, last: last + 1, type };
}

const KOREAN_SURNAME = NAME_WORDS.forms('koreanSurname');
const KOREAN_FIRST = NAME_WORDS.forms('koreanFirst');
const KOREAN_LAST = NAME_WORDS.forms('koreanLast');

/**
 * A Korean name without its hyphen and capitals, with the syllable that ends it: "in" of "moon jae in". `isFree` says
 * whether a token is in no span.
 */
export function joinSyllable(
  span: TokenSpan,
  tokens: readonly Token[],
  limit: number,
  isFree: (token: number) => boolean,
): TokenSpan {
  const { first, last, type } = span;
  if (type !== 'PER' || last - first !== 2 || last >= limit || !isFree(last)) return span;
  if (!KOREAN_SURNAME.has(tokens[first].text) || !KOREAN_FIRST.has(tokens[first + 1].text)) return span;
  return KOREAN_LAST.has(tokens[last].text) ? { first, last: last + 1, type } : span;
}

import type { Token } from '../../tokens/token';
import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import type { TagType } from '../tables/tagset';
import { isCapital, isGlued } from './nameRuns';
import { NORP, PERSON, type SentenceNames } from './sentenceNames';
import { TYING_WORDS, tiedKind } from './tiedNames';
import {
  isBody,
  isNameLike,
  isPersonRun,
  isPlaceRun,
  isSmall,
  isUnknown,
  type Run,
  runAt,
  runsOf,
  textOf,
} from './toldRuns';

const ORG_NOUN = NAME_WORDS.forms('orgNoun');
const CLUB_NOUN = NAME_WORDS.forms('clubNoun');
const PLACE_NOUN = NAME_WORDS.forms('placeNoun');
const PERSON_NOUN = NAME_WORDS.forms('personNoun');
const VESSEL = NAME_WORDS.forms('vessel');
const FOUNDING = NAME_WORDS.forms('founding');
const SELLING = NAME_WORDS.forms('selling');
const TITLE_VERB = NAME_WORDS.forms('titleVerb');
/** All words that tell something of a name behind them. */
const NOUNS: ReadonlySet<string> = new Set(
  [ORG_NOUN, CLUB_NOUN, PLACE_NOUN, PERSON_NOUN, VESSEL, FOUNDING, SELLING, TITLE_VERB, TYING_WORDS].flatMap(words => [
    ...words,
  ]),
);
const OF_PARTY = NAME_WORDS.forms('ofParty');
const IS_BODY = NAME_WORDS.forms('isBody');
const PLACE_AFTER = NAME_WORDS.forms('placeAfter');
const PEOPLE_NOUN = NAME_WORDS.forms('peopleNoun');
const AFTER_HEAD = NAME_WORDS.forms('afterHead');
const NO_HEAD = NAME_WORDS.forms('afterNoHead');
const OF_BODY = NAME_WORDS.forms('ofBody');
const MARKET_VERB = NAME_WORDS.forms('marketVerb');
const FIRM_VERB = NAME_WORDS.forms('firmVerb');
const BUSINESS: ReadonlySet<string> = new Set([...NAME_WORDS.forms('deal'), ...NAME_WORDS.forms('result')]);

/** How far the noun of an apposition may stand, in tokens. */
const APPOSITION = 9;
/** How far behind "sold" its "to" may stand. */
const SALE = 14;

/**
 * Names whose kind the words beside them tell, whatever the tagger made of them: "battery company Ganfeng", "MAK, a
 * separatist movement", "the town of Pedro Juan Caballero", "Ascom shares fell". In text without capitals only names
 * that were found change their kind, in titles only holders of offices are told.
 */
export function addTold(sentence: SentenceNames, names: NameTable, isTitle: boolean): void {
  const { first, last, caseless } = sentence;
  for (let i = first; i + 1 < last; i++) tellBehind(sentence, names, i, isTitle);
  if (caseless || isTitle) return;
  for (const run of runsOf(sentence, names)) {
    const why = bodyCue(sentence, names, run);
    if (why !== null) tell(sentence, run, 'ORG', why);
    else tellBefore(sentence, run);
  }
}

/** What a word tells of the name behind it. */
function tellBehind(sentence: SentenceNames, names: NameTable, i: number, isTitle: boolean): void {
  const { tokens, first, caseless } = sentence;
  const word = tokens[i].text;
  if (isLower(word)) {
    const isHyphened = i > first && tokens[i - 1].text === '-';
    if (!isTitle && (isHyphened || NOUNS.has(word))) tellAfterNoun(sentence, names, i);
  } else if (caseless) return;
  else if (i === first && !isTitle && NOUNS.has(word.toLowerCase())) tellAfterOpening(sentence, names);
  else if (!isTitle && VESSEL.has(word)) tellAfterNoun(sentence, names, i);
  else if (mayHold(tokens[i + 1]) && names.isTitle(word)) tellHolder(sentence, names, i);
}

/** What the word after an unknown run tells: "the Nusantara region", "the Kaska people", "the Jingulu language". */
function tellBefore(sentence: SentenceNames, run: Run): void {
  const next = sentence.tokens[run.last]?.text ?? '';
  if (run.last >= sentence.last || !(PLACE_AFTER.has(next) || PEOPLE_NOUN.has(next) || next === 'language')) return;
  if (!isUnknown(sentence, run) || isPersonRun(sentence, run) || isBody(sentence, run)) return;
  if (!isNameLike(sentence, run) || sentence.rivalsOf(run.first, run.last).some(({ span }) => span.type === 'NORP'))
    return;
  const why = `"${next}" stands behind it`;
  if (next === 'language') sentence.addTold(run.first, run.last, 'MISC', why, 'LANGUAGE');
  else tell(sentence, run, PLACE_AFTER.has(next) ? 'LOC' : 'NORP', why);
}

/** Whether a token may begin the name of an office's holder, or end the office with its point. */
function mayHold(token: Token): boolean {
  return token.text === '.' || isCapital(token);
}

/** What a noun tells of the name right after it, or after it and a comma or "of". */
function tellAfterNoun(sentence: SentenceNames, names: NameTable, at: number): void {
  const { tokens, last } = sentence;
  const noun = nounAt(tokens, at);
  const next = tokens[at + 1].text;
  const apart = next === ',' ? at + 2 : at + 1;
  const tied = tiedKind(noun, next);
  if (tied !== null) {
    tellTied(sentence, names, at, tied);
    return;
  }
  if (SELLING.has(noun)) tellBuyer(sentence, names, at);
  if (apart >= last) return;
  const run = runAt(sentence, names, apart);
  if (run === null || (apart > at + 1 && !isClosed(tokens, run.last, last))) return;
  if (FOUNDING.has(noun)) {
    if (apart === at + 1 && isUnknown(sentence, run) && !isPersonRun(sentence, run))
      tell(sentence, run, 'ORG', 'it was founded');
  } else if (TITLE_VERB.has(noun)) {
    if (apart === at + 1) tellWork(sentence, names, run, `"${noun}" stands before it`);
  } else if (VESSEL.has(noun) && apart === at + 1)
    sentence.addTold(run.first, run.last, 'MISC', 'the name of a ship', 'PRODUCT');
  else if (ORG_NOUN.has(noun) && !isPersonRun(sentence, run)) {
    if (isPlaceRun(sentence, run) && !(CLUB_NOUN.has(noun) && apart === at + 1)) return;
    tell(sentence, run, 'ORG', `"${noun}" stands before it`);
  } else if (PERSON_NOUN.has(noun) && apart > at + 1 && isFree(sentence, run) && run.last - run.first > 1)
    tell(sentence, run, 'PER', `"${noun}" stands before it`);
}

/** What a noun and the word after it tell of the name behind both: "mayor of Erie", "shares in Nexperia". */
function tellTied(sentence: SentenceNames, names: NameTable, at: number, kind: TagType): void {
  const { tokens, caseless } = sentence;
  const run = runAt(sentence, names, at + 2);
  if (run === null || (kind === 'LOC' && isBody(sentence, run))) return;
  const why = `"${tokens[at].text} ${tokens[at + 1].text}" stands before it`;
  if (kind === 'LOC' && (sentence.maskOf(run.first, run.last) & NORP) !== 0)
    sentence.addTold(run.first, run.last, 'LOC', why, 'GPE');
  else if (kind === 'LOC') tell(sentence, run, 'LOC', why);
  else if (kind === 'MISC') tellWork(sentence, names, run, why);
  else if (tokens[at + 1].text === 'for') {
    if (!caseless && run.last - run.first === 1 && !isPlaceRun(sentence, run)) tell(sentence, run, 'ORG', why);
  } else if (isUnknown(sentence, run) && !isPersonRun(sentence, run)) tell(sentence, run, 'ORG', why);
}

/** A work of several words that are neither a person nor anything that the tables know. */
function tellWork(sentence: SentenceNames, names: NameTable, { first, last }: Run, why: string): void {
  if (sentence.caseless || last - first < 2 || sentence.maskOf(first, last) !== 0 || sentence.isPlace(first)) return;
  if (isPersonRun(sentence, { first, last }) || names.nameHead(sentence.tokens[last - 1].text) !== undefined) return;
  if (sentence.rivalsOf(first, last).some(({ span }) => span.type === 'PER' || span.type === 'NORP')) return;
  sentence.addTold(first, last, 'MISC', why, 'WORK_OF_ART');
}

/** The unknown name behind "to" to which a firm is sold. */
function tellBuyer(sentence: SentenceNames, names: NameTable, at: number): void {
  const { tokens, first, last } = sentence;
  if (sentence.caseless) return;
  let to = at + 1;
  while (to < last && to < at + SALE && tokens[to].text !== 'to') to++;
  const run = tokens[to]?.text === 'to' ? runAt(sentence, names, to + 1) : null;
  if (run === null || !isUnknown(sentence, run) || isPersonRun(sentence, run)) return;
  for (let i = first; i < to; i++)
    if (ORG_NOUN.has(nounAt(tokens, i)) || FOUNDING.has(tokens[i].text)) {
      tell(sentence, run, 'ORG', 'a firm was sold to it');
      return;
    }
}

/**
 * What the noun that begins a sentence tells of the name behind it: "Shares in Nexperia", and of an unknown one
 * "Pollster Opinium".
 */
function tellAfterOpening(sentence: SentenceNames, names: NameTable): void {
  const { tokens, first } = sentence;
  const noun = tokens[first].text.toLowerCase();
  const tied = tiedKind(noun, tokens[first + 1].text);
  if (tied !== null) tellTied(sentence, names, first, tied);
  if (!ORG_NOUN.has(noun)) return;
  const run = runAt(sentence, names, first + 1);
  if (run === null || run.last - run.first !== 1 || !isUnknown(sentence, run)) return;
  if ((sentence.maskOf(first, first + 1) & PERSON) !== 0) return;
  tell(sentence, run, 'ORG', `"${tokens[first].text}" stands before it`);
}

/**
 * The holder of an office whose title stands before: "Sen. Hope Jahren". Only words that nothing else was made of
 * whole.
 */
function tellHolder(sentence: SentenceNames, names: NameTable, title: number): void {
  const { tokens, last } = sentence;
  const from = tokens[title + 1].text === '.' ? title + 2 : title + 1;
  if (from >= last) return;
  const run = runAt(sentence, names, from);
  const size = run === null ? 0 : run.last - run.first;
  if (run === null || size < 2 || size > 3) return;
  const rivals = sentence.rivalsOf(run.first, run.last);
  if (rivals.some(({ span }) => span.type === 'PER' || span.first < run.first || span.last > run.last)) return;
  if (rivals.some(({ span }) => span.first === run.first)) return;
  const mask = sentence.maskOf(run.first, run.first + 1);
  if ((mask & (PERSON | classMask('namePart'))) === 0 && sentence.capitalOf(run.first) > 0) return;
  if (names.nameHead(tokens[run.last - 1].text) !== undefined) return;
  tell(sentence, run, 'PER', `"${tokens[title].text}" stands before it`);
}

/** Why a run is a body by what follows it; null when nothing tells. */
function bodyCue(sentence: SentenceNames, names: NameTable, run: Run): string | null {
  const { tokens, last } = sentence;
  const next = tokens[run.last]?.text ?? '';
  if (run.last >= last || isPersonRun(sentence, run)) return null;
  const single = run.last - run.first === 1;
  if (isPlaceRun(sentence, run)) return null;
  if (next === ',') return appositionCue(sentence, run.last + 1, ORG_NOUN);
  if (next === 'is' || next === 'was')
    return isNameLike(sentence, run) ? appositionCue(sentence, run.last + 1, IS_BODY) : null;
  if (OF_PARTY.has(next) && isUnknown(sentence, run) && isNameLike(sentence, run)) return `it has "${next}"`;
  const owns = /^['’]s?$/.test(next) && tokens[run.last].start === tokens[run.last - 1].end;
  const after = owns ? run.last + 1 : run.last;
  if (after >= last) return null;
  const why = ownedCue(tokens, after, owns);
  if (why !== null) return why;
  if (owns)
    return single && isUnknown(sentence, run) && isFullPerson(sentence, after) ? 'a person is called its' : null;
  if (single && isUnknown(sentence, run) && FIRM_VERB.has(next) && dealAfter(tokens, run.last, last))
    return `it signs as a body does`;
  return brandCue(sentence, names, run, next);
}

/** What a body has stands at a token: "Ascom shares fell", "Norlake's chief executive". */
function ownedCue(tokens: readonly Token[], at: number, owns: boolean): string | null {
  const owned = tokens[at].text.toLowerCase();
  if (OF_BODY.has(owned) && hasCourse(tokens, at, owned, owns)) return `it has "${owned}"`;
  const phrase = owns && owned === 'chief' ? `${owned} ${tokens[at + 1]?.text}` : '';
  return OF_BODY.has(phrase) ? `it has a "${phrase}"` : null;
}

/** A word that is a brand beside what firms do, alone or with another brand. */
function brandCue(sentence: SentenceNames, names: NameTable, run: Run, next: string): string | null {
  const { tokens } = sentence;
  if (!names.isWordBrand(textOf(tokens, run))) return null;
  const other = next === 'and' ? runAt(sentence, names, run.last + 1) : null;
  const verb = other !== null && names.isWordBrand(textOf(tokens, other)) ? (tokens[other.last]?.text ?? '') : next;
  return FIRM_VERB.has(verb) || MARKET_VERB.has(verb) ? `"${verb}" tells of a firm` : null;
}

/** Shares must rise, fall or be: "shares" is a verb as well. */
function hasCourse(tokens: readonly Token[], at: number, owned: string, owns: boolean): boolean {
  if (owned !== 'shares' && owned !== 'stock' && owned !== 'app') return true;
  return owns || MARKET_VERB.has(tokens[at + 1]?.text ?? '');
}

function dealAfter(tokens: readonly Token[], verb: number, last: number): boolean {
  for (let i = verb + 1; i < Math.min(last, verb + 5); i++) if (BUSINESS.has(tokens[i].text)) return true;
  return false;
}

/** Why ", a …" or "is a …" tells a body: a noun for one heads it. */
function appositionCue({ tokens, last }: SentenceNames, from: number, heads: ReadonlySet<string>): string | null {
  if (from + 1 >= last || !/^(?:an?|the|one)$/.test(tokens[from].text)) return null;
  for (let i = from + 1; i < Math.min(last, from + APPOSITION); i++) {
    const { kind, text } = tokens[i];
    if (kind !== 'word' && text !== '-') return null;
    if (NO_HEAD.has(text)) return null;
    const after = tokens[i + 1]?.text ?? '.';
    if (heads.has(nounAt(tokens, i)) && AFTER_HEAD.has(after)) return `"${text}" is said of it`;
  }
  return null;
}

/** A noun as the tables have it, without a hyphen: "startup" for "start-up". */
function nounAt(tokens: readonly Token[], at: number): string {
  const { text } = tokens[at];
  if (at < 2 || tokens[at - 1].text !== '-' || !isGlued(tokens, at - 1)) return text;
  return tokens[at - 2].text + text;
}

/** Whether a full name of a person was found at a token. */
function isFullPerson(sentence: SentenceNames, at: number): boolean {
  return sentence.found.some(({ span }) => span.first === at && span.type === 'PER' && span.last - span.first > 1);
}

/** Whether what follows ends an apposition. */
function isClosed(tokens: readonly Token[], at: number, last: number): boolean {
  return at >= last || /^[,.;:)]$/.test(tokens[at].text);
}

function isFree(sentence: SentenceNames, { first, last }: Run): boolean {
  return sentence.rivalsOf(first, last).length === 0;
}

function isLower(text: string): boolean {
  return isSmall(text.charCodeAt(0));
}

/** Puts a name of this type where the run is, with why; a place only where no shorter names stand. */
function tell(sentence: SentenceNames, { first, last }: Run, type: TagType, why: string): void {
  const rivals = sentence.rivalsOf(first, last);
  if (type === 'LOC' && rivals.some(({ span }) => span.last - span.first < last - first)) return;
  sentence.addTold(first, last, type, why);
}

import { classMask } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import { isCapital, isGlued } from './nameRuns';
import type { SentenceNames } from './sentenceNames';
import type { TokenSpan } from './spanConventions';

const MARK_BEFORE = NAME_WORDS.forms('clubMarkBefore');
const MARK_AFTER = NAME_WORDS.forms('clubMarkAfter');
const CLUB_WORD = NAME_WORDS.forms('clubWord');
const NICKNAME = NAME_WORDS.forms('nickname');
const REGION = classMask('region');
const TOWN = classMask('city') | classMask('town');
const SPORT = NAME_WORDS.forms('sport');
const OPENING = NAME_WORDS.forms('opening');
const MONTH = NAME_WORDS.forms('month');
const INSIDE = NAME_WORDS.forms('inside');
const HOUSE = NAME_WORDS.forms('house');

/**
 * Names that their own words make those of a club, a station or a house, in text with capitals: "Lagos FC", "FC Lagos",
 * "Fresno Grizzlies", "the Sabres", "WBTV-TV", "August House".
 */
export function addClubs(sentence: SentenceNames, names: NameTable): void {
  const { tokens, first, last } = sentence;
  for (let i = first; i < last; i++) {
    if (!isCapital(tokens[i])) continue;
    const before = i > first && isBeside(sentence, i - 1) && !(i === first + 1 && OPENING.has(tokens[first].text));
    const after = i + 1 < last && isBeside(sentence, i);
    if (before) addEnd(sentence, names, i, after);
    if (after && MARK_BEFORE.has(tokens[i].text))
      put(sentence, i, nameEnd(sentence, i + 1), `"${tokens[i].text}" begins it`);
    if (!before && !after) addAlone(sentence, names, i);
  }
  for (const name of [...sentence.found]) addCampus(sentence, name.span);
}

/** A name that a word behind others ends. */
function addEnd(sentence: SentenceNames, names: NameTable, i: number, goesOn: boolean): void {
  const { text } = sentence.tokens[i];
  if (MARK_AFTER.has(text)) put(sentence, runStart(sentence, i - 1), i + 1, `"${text}" ends it`);
  else if (goesOn) return;
  else if (CLUB_WORD.has(text) || NICKNAME.has(text) || names.isTeam(text) || isManyOf(sentence, i))
    addTeamOf(sentence, i - 1, i);
  else if (HOUSE.has(text)) addHouse(sentence, i - 1, i);
}

/** A word that is a name by itself. */
function addAlone(sentence: SentenceNames, names: NameTable, i: number): void {
  const { text } = sentence.tokens[i];
  if (names.isTeam(text) && isTeamHere(sentence, names, i)) put(sentence, i, i + 1, 'a team');
  else if (/^[KW][A-Z]{3}$/.test(text)) addStation(sentence, i);
  else if (names.isBrand(text) && !sentence.isTaken(i)) sentence.add({ first: i, last: i + 1, type: 'ORG' }, 0.85);
}

/** Whether a capitalised plural of the language stands in a sentence about sport: "Pillars" of "Kano Pillars". */
function isManyOf(sentence: SentenceNames, at: number): boolean {
  const { tokens, first, last } = sentence;
  const capital = sentence.capitalOf(at);
  if (capital === 0 || capital > 4 || !/^\p{Lu}\p{Ll}{2,}s$/u.test(tokens[at].text)) return false;
  if (sentence.maskOf(at, at + 1) !== 0) return false;
  for (let i = first; i < last; i++) if (SPORT.has(tokens[i].text)) return true;
  return false;
}

/** Whether a team is meant: "the" before it, and another team or a word of sport in the sentence. */
function isTeamHere({ tokens, first, last }: SentenceNames, names: NameTable, at: number): boolean {
  if (at === first || !/^the$/i.test(tokens[at - 1].text)) return false;
  for (let i = first; i < last; i++)
    if (i !== at && (SPORT.has(tokens[i].text) || (names.isTeam(tokens[i].text) && i > first))) return true;
  return false;
}

/** Whether the token after `i` is a capitalised word right beside it. */
function isBeside({ tokens }: SentenceNames, i: number): boolean {
  return isCapital(tokens[i]) && isCapital(tokens[i + 1]) && tokens[i + 1].start === tokens[i].end + 1;
}

/** Where the name that holds or ends with a token begins: its found name's first token, or itself. */
function runStart(sentence: SentenceNames, at: number): number {
  return sentence.rivalsOf(at, at + 1)[0]?.span.first ?? at;
}

function nameEnd(sentence: SentenceNames, at: number): number {
  return sentence.rivalsOf(at, at + 1)[0]?.span.last ?? at + 1;
}

/** A town and its team. */
function addTeamOf(sentence: SentenceNames, town: number, team: number): void {
  const own = sentence.rivalsOf(town, town + 1)[0]?.span;
  const isTown = own?.type === 'LOC' || (sentence.maskOf(town, town + 1) !== 0 && sentence.isPlace(town));
  if (isTown && (own === undefined || own.last === team || own.last === team + 1))
    put(sentence, own?.first ?? town, team + 1, 'a team after its town');
}

/** The university of a state with the town of its campus: "University of California, San Diego". */
function addCampus(sentence: SentenceNames, { first, last, type }: TokenSpan): void {
  const { tokens, last: limit } = sentence;
  if (type !== 'ORG' || last - first < 3 || tokens[first].text !== 'University' || tokens[first + 1].text !== 'of')
    return;
  const isAt = tokens[last]?.text === 'at';
  if (last + 1 >= limit || !(isAt || tokens[last].text === ',') || (sentence.maskOf(first + 2, last) & REGION) === 0)
    return;
  const town = sentence.found.find(({ span }) => span.first === last + 1 && (isAt || span.type === 'LOC'))?.span;
  if (town === undefined || (sentence.maskOf(town.first, town.last) & TOWN) === 0) return;
  const next = tokens[town.last]?.text ?? '.';
  if (town.last >= limit || /^(?:[.,;)]|\p{Ll}+)$/u.test(next)) {
    if (next !== 'and' && next !== 'or') put(sentence, first, town.last, 'a university with the town of its campus');
  }
}

/** The call sign of a station of the United States. */
function addStation(sentence: SentenceNames, at: number): void {
  const { tokens, last } = sentence;
  const tail = at + 2 < last && tokens[at + 1].text === '-' && /^(?:TV|FM|AM|DT)$/.test(tokens[at + 2].text);
  if (tail && isGlued(tokens, at + 1)) put(sentence, at, at + 3, 'the call sign of a station');
}

/** A house that bears the name of a month, behind a preposition of place. */
function addHouse(sentence: SentenceNames, month: number, house: number): void {
  const { tokens, first } = sentence;
  if (!MONTH.has(tokens[month].text) || month === first || !INSIDE.has(tokens[month - 1].text)) return;
  sentence.addTold(month, house + 1, 'LOC', `named by the word "${tokens[house].text}"`);
}

function put(sentence: SentenceNames, first: number, last: number, why: string): void {
  sentence.addTold(first, last, 'ORG', why);
}

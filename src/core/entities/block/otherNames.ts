import type { EntityLabel } from '../../annotations/model';
import type { Token } from '../../tokens/token';
import type { NameTable } from '../tables/nameTable';
import { NAME_WORDS } from '../tables/nameWords';
import { isCapital, runEnd } from './nameRuns';
import type { SentenceNames } from './sentenceNames';

const WORK_NOUN = NAME_WORDS.forms('workNoun');
const WORK_VERB = NAME_WORDS.forms('workVerb');
const TITLE_SMALL = NAME_WORDS.forms('titleSmall');
const PRODUCT_NOUN = NAME_WORDS.forms('productNoun');
const MODEL = NAME_WORDS.forms('model');
const BATTLE = NAME_WORDS.forms('battle');
const STORM = NAME_WORDS.forms('storm');
const AGREEMENT = NAME_WORDS.forms('agreement');
const OPENING = NAME_WORDS.forms('opening');
const CALENDAR = NAME_WORDS.forms('calendar');

/** Most tokens of a title, and how far from a name the noun of an apposition may stand. */
const LONGEST = 8;
const APPOSITION = 7;

/**
 * Works, products, battles and agreements that the words beside them tell, in text with capitals: "the film Past
 * Lives", 'wrote "Beloved"', "Oppenheimer, a film about the bomb", "Iskander missiles", "the Battle of Stalingrad",
 * "the Minsk agreements".
 */
export function addOtherNames(sentence: SentenceNames, names: NameTable): void {
  const { tokens, first, last } = sentence;
  for (let i = first; i < last; i++) {
    const { text } = tokens[i];
    if (i + 1 < last && (WORK_NOUN.has(text) || WORK_VERB.has(text))) addTitle(sentence, names, i);
    if (!isCapital(tokens[i]) && !/^\p{Ll}\p{Lu}/u.test(text)) continue;
    if (i > first && isCapital(tokens[i - 1]) && !OPENING.has(tokens[i - 1].text)) continue;
    if (BATTLE.has(text) && tokens[i + 1]?.text === 'of') put(sentence, i, runEnd(tokens, i + 2, last), 'EVENT', text);
    else if (isStorm(tokens, i, last)) put(sentence, i, i + 2, 'EVENT', text);
    else if (/^COP\d{1,2}$/.test(text)) put(sentence, i, i + 1, 'EVENT', text);
    else if (names.isProduct(text)) put(sentence, i, modelEnd(tokens, i + 1, last), 'PRODUCT', text);
    else if (names.lonelyLabel(text) !== undefined && runEnd(tokens, i, last) === i + 1)
      put(sentence, i, i + 1, names.lonelyLabel(text) ?? 'EVENT', text);
    else addBefore(sentence, i);
  }
}

/** Whether a storm or an operation with its name of one word stands here: "Cyclone Freddy". */
function isStorm(tokens: readonly Token[], at: number, last: number): boolean {
  return STORM.has(tokens[at].text.toLowerCase()) && runEnd(tokens, at, last) === at + 2;
}

/** The title after "film" or "wrote": in quotation marks, or, after a noun, its capitalised words. */
function addTitle(sentence: SentenceNames, names: NameTable, at: number): void {
  const { tokens, last } = sentence;
  const word = tokens[at].text;
  if (/^["“]$/.test(tokens[at + 1].text)) {
    const end = quoteEnd(tokens, at + 2, last);
    if (end > 0) put(sentence, at + 2, end, 'WORK_OF_ART', word);
    return;
  }
  const apart = WORK_NOUN.has(word) && tokens[at + 1].text === ',';
  const start = apart ? at + 2 : at + 1;
  if (
    start + 1 >= last ||
    !(WORK_NOUN.has(word) || isTitleThe(tokens, start)) ||
    !isCapital(tokens[start]) ||
    CALENDAR.has(tokens[start].text)
  )
    return;
  if (names.isTitle(tokens[start].text) || names.isNoName(tokens[start].text) || isPerson(sentence, start)) return;
  // "Kenya play Ghana": the verb, behind its subject
  if (WORK_NOUN.has(word) && isBehindName(sentence, at)) return;
  const end = titleEnd(sentence, start, last);
  if (!apart || tokens[end]?.text === ',') put(sentence, start, end, 'WORK_OF_ART', word);
}

/** Whether a token stands right behind a name, or begins its sentence. */
function isBehindName({ tokens, first }: SentenceNames, at: number): boolean {
  return at === first || (isCapital(tokens[at - 1]) && !OPENING.has(tokens[at - 1].text));
}

/** Whether an article with a capital begins a title: "painted The Night Watch". */
function isTitleThe(tokens: readonly Token[], at: number): boolean {
  return tokens[at].text === 'The' && isCapital(tokens[at + 1]);
}

/** The end of a title in quotation marks that opens before `from`; -1 where it is no title but speech. */
function quoteEnd(tokens: readonly Token[], from: number, last: number): number {
  for (let i = from; i < Math.min(last, from + LONGEST); i++) {
    const { text, kind } = tokens[i];
    if (/^["”]$/.test(text)) return i > from && isCapital(tokens[from]) ? i : -1;
    const fits = isCapital(tokens[i]) || kind === 'number' || TITLE_SMALL.has(text) || /^['’:!?-]/.test(text);
    if (!fits) return -1;
  }
  return -1;
}

/**
 * The end of the capitalised words from `from` on, with the small words between them; "… in Accra", "… on Sunday" end
 * it.
 */
function titleEnd(sentence: SentenceNames, from: number, last: number): number {
  const { tokens } = sentence;
  let end = from + 1;
  for (let i = end; i < Math.min(last, from + LONGEST); i++) {
    if (i > end && (CALENDAR.has(tokens[i].text) || sentence.isPlace(i))) break;
    if (isCapital(tokens[i])) end = i + 1;
    else if (!TITLE_SMALL.has(tokens[i].text)) break;
  }
  return end;
}

/** The number or the word of a model behind a product's name: "iPhone 15 Pro". */
function modelEnd(tokens: readonly Token[], from: number, last: number): number {
  let end = from;
  while (end < last && end - from < 3 && (/^\d{1,4}$/.test(tokens[end].text) || MODEL.has(tokens[end].text))) end++;
  return end;
}

/** A run before a noun for a product or an agreement, or before an apposition that a work heads. */
function addBefore(sentence: SentenceNames, from: number): void {
  const { tokens, last } = sentence;
  const end = runEnd(tokens, from, last);
  if (end < 0 || end >= last) return;
  const next = tokens[end].text;
  if (PRODUCT_NOUN.has(next) && isLeft(sentence, from, end) && sentence.capitalOf(from) !== 1)
    put(sentence, from, end, 'PRODUCT', next);
  else if (AGREEMENT.has(next) && sentence.isPlace(from) && end === from + 1) put(sentence, from, end + 1, 'LAW', next);
  else if (next === ',' && !isPerson(sentence, from)) {
    const noun = workAfter(tokens, end + 1, last);
    if (noun !== undefined) put(sentence, from, end, 'WORK_OF_ART', noun);
  }
}

/** The noun for a work that heads ", a … film about". */
function workAfter(tokens: readonly Token[], from: number, last: number): string | undefined {
  if (from >= last || !/^an?$/.test(tokens[from].text)) return undefined;
  for (let i = from + 1; i < Math.min(last, from + APPOSITION); i++) {
    if (tokens[i].kind !== 'word') return undefined;
    if (WORK_NOUN.has(tokens[i].text)) return AFTER_WORK.has(tokens[i + 1]?.text ?? '.') ? tokens[i].text : undefined;
  }
  return undefined;
}

const AFTER_WORK = NAME_WORDS.forms('afterWork');

function isLeft(sentence: SentenceNames, first: number, last: number): boolean {
  return sentence.rivalsOf(first, last).length === 0;
}

/** Whether a full name of a person stands at a token. */
function isPerson(sentence: SentenceNames, at: number): boolean {
  return sentence.rivalsOf(at, at + 1).some(({ span }) => span.type === 'PER' && span.last - span.first > 1);
}

function put(sentence: SentenceNames, first: number, last: number, label: EntityLabel, word: string): void {
  if (last > first) sentence.addTold(first, last, 'MISC', `"${word}" tells what it is`, label);
}

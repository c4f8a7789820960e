import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import table from './clauseWords.tsv';
import { coordinatedLeft } from './coordination';
import { RELATIVE } from './functionWords';
import { type BlockGrammar, breaksClause, isTimePhrase, opensSentence } from './sentenceGrammar';
import { readVerbGroup, type VerbGroup } from './verbGroup';

const WORDS = readWordLists(table);
/** "accused Egypt of supporting": verbs whose object does what the gerund says. */
const GERUND_CONTROL = WORDS.forms('gerund control');
/** "asked Egypt to leave": verbs whose object does what the infinitive says. */
const INFINITIVE_CONTROL = WORDS.forms('infinitive control');
const APPEALS = WORDS.forms('appeal');
const SUBORDINATORS = WORDS.forms('subordinator');

/** A verb group whose subject is looked for, in a sentence that begins at token `from`; `depth` counts the verbs looked past. */
interface Search {
  readonly g: BlockGrammar;
  readonly group: VerbGroup;
  readonly from: number;
  readonly depth: number;
}

/**
 * The noun phrases of the subject of a verb group, or an empty list where none is found. Looks through relative pronouns,
 * appositions between commas, prepositional phrases after the head, and shared subjects ("met and embraced").
 */
export function subjectPhrases(g: BlockGrammar, group: VerbGroup, from: number, depth = 0): number[] {
  const search = { g, group, from, depth };
  let i = lastBefore(search);
  if (i < from) return [];
  if (RELATIVE.has(g.lower[i])) return antecedents(g, i, from);
  if (g.phraseAt[i] < 0 && g.lower[i] === ',') {
    const outer = subjectBeforeComma(search, i);
    if (outer !== undefined) return outer;
    i = wordBeforeComma(g, i, from);
    if (i < from || g.phraseAt[i] < 0) return [];
  }
  return subjectOfGerund(search, i) ?? subjectEndingAt(search, i);
}

/** The last token before a verb group that is no adverb, quotation mark or bracket. */
function lastBefore({ g, group, from }: Search): number {
  let i = group.first - 1;
  while (i >= from && (g.classes[i] === CLASS.ADV || g.lower[i] === '"' || g.lower[i] === '”' || g.lower[i] === '“'))
    i--;
  return g.lower[i] === ')' ? beforeBracket(g, i, from) : i;
}

/** What the relative pronoun at token `i` stands for. */
function antecedents(g: BlockGrammar, i: number, from: number): number[] {
  const nearest = g.phraseAt[g.lower[i - 1] === ',' ? i - 2 : i - 1] ?? -1;
  const antecedent = nearest >= 0 && g.lower[i] === 'who' ? personBefore(g, nearest, from) : nearest;
  return antecedent >= 0 && i > from ? coordinatedLeft(g, antecedent) : [];
}

function isGerund({ g, group }: Search): boolean {
  return /ing$/.test(g.lower[group.verb]) && !group.progressive;
}

/** The subject before what the comma at token `i` closes; undefined where the comma closes nothing. */
function subjectBeforeComma(search: Search, i: number): number[] | undefined {
  const { g, group, from, depth } = search;
  const finite = !group.infinitive && !isGerund(search);
  const outside = finite ? beforeRelativeClause(g, i, from) : -1;
  if (outside >= 0) return coordinatedLeft(g, outside);
  const named = depth < 2 ? beforeApposition(g, i, from) : undefined;
  if (named !== undefined) return named;
  const described = finite ? beforeDescription(g, i, from) : -1;
  if (described >= 0) return coordinatedLeft(g, described);
  return isGerund(search) ? sharedSubject(g, i - 1, from, depth) : undefined;
}

/** "Putin, the president, met": what the apposition that ends at the comma `i` stands beside; undefined where none ends there. */
function beforeApposition(g: BlockGrammar, i: number, from: number): number[] | undefined {
  const apposition = g.phraseAt[i - 1] ?? -1;
  if (apposition < 0) return undefined;
  const outer = headOfChain(g, apposition, from);
  const before = g.phrases[outer].first - 1;
  // "Putin, after talks in Oslo, met"
  const opens = g.classes[before] === CLASS.ADP ? before - 1 : before;
  const named = opens > from && g.lower[opens] === ',' ? (g.phraseAt[opens - 1] ?? -1) : -1;
  if (named < 0) return undefined;
  const whole = headOfChain(g, named, from);
  // "the prime minister, Ada Brun, met": the name stands behind what she is
  if (isPerson(g, apposition) && g.mentionAt[g.phrases[whole].head] < 0) return [apposition];
  return coordinatedLeft(g, whole);
}

/** The last word of a noun phrase, or verb, before the comma at token `i`. */
function wordBeforeComma(g: BlockGrammar, i: number, from: number): number {
  let at = i - 1;
  while (at >= from && g.phraseAt[at] < 0 && g.classes[at] !== CLASS.VERB && g.classes[at] !== CLASS.AUX) at--;
  return at;
}

/** Who does what a gerund says, where the clause before it tells: a phrase that ends at token `i`, or stands before it. */
function subjectOfGerund(search: Search, i: number): number[] | undefined {
  const { g, group } = search;
  // "in Oslo, with police clearing the square": police clear it
  const absolute = isGerund(search) ? (g.phraseAt[i] ?? -1) : -1;
  if (absolute >= 0) {
    const chain = coordinatedLeft(g, absolute);
    if (g.lower[g.phrases[chain[0]].first - 1] === 'with') return chain;
  }
  // "accused Egypt of supporting": Egypt supports
  if (g.classes[i] !== CLASS.ADP || !/ing$/.test(g.lower[group.verb])) return undefined;
  const accused = g.phraseAt[i - 1] ?? -1;
  const verb = accused < 0 ? '' : (g.lower[g.phrases[accused].first - 1] ?? '');
  return GERUND_CONTROL.has(verb) ? coordinatedLeft(g, accused) : undefined;
}

/** The subject that ends at token `i`, or where no noun phrase does, that of the verb before it. */
function subjectEndingAt(search: Search, i: number): number[] {
  const { g, group, from, depth } = search;
  const phrase = g.phraseAt[i];
  if (phrase < 0) return sharedSubject(g, i, from, depth);
  const joinsClause = (preposition: number): boolean => opensSubordinate(g, group, preposition, from);
  const head = headOfChain(g, phrase, from, joinsClause);
  const before = g.phrases[head].first - 1;
  // "on Monday met": a preposition without a noun before it; the subject is elsewhere
  if (before >= from && g.classes[before] === CLASS.ADP && depth < 3 && !joinsClause(before)) {
    if (!group.infinitive) return subjectPhrases(g, { ...group, first: before }, from, depth + 1);
    return isAskedOf(g, before, from) ? coordinatedLeft(g, head) : sharedSubject(g, before - 1, from, depth);
  }
  if (isTimePhrase(g, head) && depth < 3)
    return subjectPhrases(g, { ...group, first: g.phrases[head].first }, from, depth + 1);
  if (group.infinitive) return controlledSubject(g, head, from, depth);
  const carrying = beforeParticiple(g, before, from);
  return coordinatedLeft(g, carrying >= 0 ? headOfChain(g, carrying, from) : head);
}

/** "a ferry carrying 80 people sank": the phrase before a participle at token `i`, or -1. */
function beforeParticiple(g: BlockGrammar, i: number, from: number): number {
  if (i - 1 < from || g.classes[i] !== CLASS.VERB || !/ing$/.test(g.lower[i])) return -1;
  const k = g.phraseAt[i - 1] ?? -1;
  return k >= 0 && g.classes[g.phrases[k].head] !== CLASS.PRON ? k : -1;
}

function isPerson(g: BlockGrammar, k: number): boolean {
  const mention = g.mentionAt[g.phrases[k].head];
  return mention >= 0 && g.mentions[mention].label === 'PERSON';
}

/**
 * The phrase that a chain "head of X in Y" starts with, when phrase `k` is the last of its prepositional phrases. `ends` says of
 * the token of a preposition that it is none: "on Tuesday before Putin landed".
 */
function headOfChain(
  g: BlockGrammar,
  k: number,
  from: number,
  ends: (preposition: number) => boolean = () => false,
): number {
  let current = k;
  for (let guard = 0; guard < 6; guard++) {
    const before = g.phrases[current].first - 1;
    if (before < from || g.classes[before] !== CLASS.ADP || ends(before)) break;
    const previous = g.phraseAt[before - 1] ?? -1;
    if (previous < 0 || before - 1 < from) {
      // "the two in Hanoi", or a clause that starts with a preposition: no head on the left
      break;
    }
    const head = coordinatedLeft(g, previous);
    current = head[head.length - 1];
  }
  return current;
}

/** The token before the bracket that closes at `i`: "the World Food Programme (WFP) | said". */
function beforeBracket(g: BlockGrammar, i: number, from: number): number {
  const LONGEST = 12;
  for (let j = i - 1; j >= from && j > i - LONGEST; j--) if (g.lower[j] === '(') return j - 1;
  return i;
}

/** Whether the preposition at token `i` joins a clause to the verb before it: "resigned after Ada Brun left", "Before the vote began". */
function opensSubordinate(g: BlockGrammar, group: VerbGroup, i: number, from: number): boolean {
  if (group.infinitive || !SUBORDINATORS.has(g.lower[i])) return false;
  if (/ing$/.test(g.lower[group.verb]) && !group.progressive) return false;
  for (let j = i - 1; j >= from; j--) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX || g.classes[j] === CLASS.PUNCT) return true;
  }
  return i === from;
}

/** "a member of the Iraqi group, who was held": the phrase for a person at or before phrase `k`; bodies and places are no "who". */
function personBefore(g: BlockGrammar, k: number, from: number): number {
  for (let j = k; j >= 0 && j > k - 4 && g.phrases[j].first >= from; j--) {
    const mention = g.mentionAt[g.phrases[j].head];
    const label = mention < 0 ? undefined : g.mentions[mention].label;
    if (label !== 'ORG' && label !== 'GPE' && label !== 'LOC' && label !== 'FAC' && !isTimePhrase(g, j)) return j;
    const before = g.phrases[j].first - 1;
    if (before < from || g.classes[before] !== CLASS.ADP) break;
  }
  return k;
}

/**
 * "Faria, an accountant wanted in two countries, was picked up", "nine passengers, among them two children, were hurt": the phrase
 * before the comma that opens what the comma `i` closes; -1 where none does.
 */
function beforeDescription(g: BlockGrammar, i: number, from: number): number {
  const LONGEST = 24;
  for (let j = i - 1; j > from && j > i - LONGEST; j--) {
    if (breaksClause(g.lower[j])) return -1;
    if (g.lower[j] !== ',') continue;
    const k = g.phraseAt[j - 1] ?? -1;
    const next = g.lower[j + 1];
    const participle = g.classes[j + 1] === CLASS.VERB && /(?:ed|en|ing)$/.test(next);
    const describes = g.classes[j + 1] === CLASS.DET || participle || /^(?:among|including|along|together)$/.test(next);
    if (k < 0 || !describes) continue;
    const whole = headOfChain(g, k, from);
    const before = g.phrases[whole].first - 1;
    return before >= from && g.classes[before] === CLASS.ADP ? -1 : whole;
  }
  return -1;
}

/** "Mensah, who stepped down in April, has died": the phrase before a relative clause that ends at the comma `i`; -1 where none. */
function beforeRelativeClause(g: BlockGrammar, i: number, from: number): number {
  for (let j = i - 1; j > from + 1 && j > i - 30; j--) {
    if (breaksClause(g.lower[j])) return -1;
    // "Kim, showing great interest, visited"
    const participle = g.classes[j] === CLASS.VERB && /ing$/.test(g.lower[j]);
    if ((!participle && !/^(?:who|which|whose)$/.test(g.lower[j])) || g.lower[j - 1] !== ',') continue;
    const k = g.phraseAt[j - 2] ?? -1;
    return k < 0 ? -1 : headOfChain(g, k, from);
  }
  return -1;
}

/** "asked Russia to employ": Russia employs; "plans a trip to discuss": who plans, discusses. */
function controlledSubject(g: BlockGrammar, phrase: number, from: number, depth: number): number[] {
  const before = g.phrases[phrase].first - 1;
  if (before >= from && INFINITIVE_CONTROL.has(g.lower[before]) && g.classes[before] === CLASS.VERB)
    return coordinatedLeft(g, phrase);
  const shared = sharedSubject(g, before, from, depth);
  // a headline: "Steelmaker to cut 3,000 jobs"
  return shared.length === 0 && opensSentence(g, phrase, from) ? coordinatedLeft(g, phrase) : shared;
}

/** "called on Beijing to withdraw", "appealed to Oslo to act": whether the preposition at `at` names who is asked. */
function isAskedOf(g: BlockGrammar, at: number, from: number): boolean {
  return at > from && /^(?:on|upon|to|for)$/.test(g.lower[at]) && APPEALS.has(g.lower[at - 1]);
}

/** The subject of the nearest verb at or before token `i`, in the same clause. */
function sharedSubject(g: BlockGrammar, i: number, from: number, depth: number): number[] {
  if (depth > 4) return [];
  for (let j = i; j >= from && j > i - 25; j--) {
    if (breaksClause(g.lower[j])) return [];
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) {
      const group = readVerbGroup(
        g,
        j,
        /(?:ed|en|n|t)$/.test(g.lower[j]) ? 'dn' : /ing$/.test(g.lower[j]) ? 'g' : 'bs',
      );
      return subjectPhrases(g, group, from, depth + 1);
    }
  }
  return [];
}

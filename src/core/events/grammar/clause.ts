import { CLASS } from '../../english/classes/wordClasses';
import { type BlockGrammar, breaksClause, RELATIVE } from './sentenceGrammar';
import { readVerbGroup, type VerbGroup } from './verbGroup';

/**
 * The noun phrases coordinated with phrase `k` on its left ("X, Y and [Z]"), in the order of the text, `k` last.
 * A comma alone joins only where an "and" follows later in the chain.
 */
function coordinatedLeft(g: BlockGrammar, k: number): number[] {
  const chain = [k];
  let seenAnd = false;
  for (let current = k; current > 0; ) {
    const before = g.phrases[current].first - 1;
    const word = g.lower[before];
    const joins = word === 'and' || word === '&' || word === '-' || (word === ',' && seenAnd);
    const previous = g.phraseAt[joins ? before - 1 : -1] ?? -1;
    const oxford = word === 'and' && g.lower[before - 1] === ',' ? thirdOfList(g, before - 2) : previous;
    if (!joins || oxford < 0 || oxford >= current) break;
    if (word === 'and') seenAnd = true;
    chain.unshift(oxford);
    current = oxford;
    if (chain.length > 6) break;
  }
  return chain;
}

/** "France, Spain, and": the phrase that ends at token `i`, where a comma before it makes a list; "visited Spain, and" makes none. */
function thirdOfList(g: BlockGrammar, i: number): number {
  const k = g.phraseAt[i] ?? -1;
  return k >= 0 && g.lower[g.phrases[k].first - 1] === ',' ? k : -1;
}

/** The noun phrases coordinated with phrase `k` on its right, `k` first. */
export function coordinatedRight(g: BlockGrammar, k: number, limit: number, pairs = false): number[] {
  const chain = [k];
  const pending: number[] = [];
  for (let at = g.phrases[k].last; at < limit; ) {
    let next = at;
    const comma = g.lower[next] === ',';
    if (comma) next++;
    const and = g.lower[next] === 'and' || g.lower[next] === '&' || g.lower[next] === 'or';
    if (and) next++;
    if (!comma && !and) break;
    const phrase = g.phraseAt[next] ?? -1;
    if (phrase < 0 || g.phrases[phrase].first !== next || next >= limit) break;
    // "met Kim and Putin said": the phrase after "and" begins a clause of its own
    if (!pairs && startsClause(g, chainEnd(g, phrase, limit), limit)) break;
    pending.push(phrase);
    if (and) {
      chain.push(...pending);
      pending.length = 0;
    }
    at = g.phrases[phrase].last;
    if (chain.length + pending.length > 8) break;
  }
  return chain;
}

/** Where phrase `k` ends with what "of" adds to it: "Secretary of State Ada Brun". */
function chainEnd(g: BlockGrammar, k: number, limit: number): number {
  let end = g.phrases[k].last;
  while (end + 1 < limit && g.lower[end] === 'of') {
    const next = g.phraseAt[end + 1];
    if (next < 0 || g.phrases[next].first !== end + 1) break;
    end = g.phrases[next].last;
  }
  return end;
}

function isPerson(g: BlockGrammar, k: number): boolean {
  const mention = g.mentionAt[g.phrases[k].head];
  return mention >= 0 && g.mentions[mention].label === 'PERSON';
}

function startsClause(g: BlockGrammar, at: number, limit: number): boolean {
  let i = at;
  while (i < limit && g.classes[i] === CLASS.ADV) i++;
  if (i >= limit) return false;
  if (g.classes[i] === CLASS.AUX) return true;
  return g.classes[i] === CLASS.VERB && !/ing$/.test(g.lower[i]);
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

/**
 * The noun phrases of the subject of a verb group, or an empty list where none is found. Looks through relative pronouns,
 * appositions between commas, prepositional phrases after the head, and shared subjects ("met and embraced").
 */
export function subjectPhrases(g: BlockGrammar, group: VerbGroup, from: number, depth = 0): number[] {
  let i = group.first - 1;
  while (i >= from && (g.classes[i] === CLASS.ADV || g.lower[i] === '"' || g.lower[i] === '”' || g.lower[i] === '“'))
    i--;
  if (g.lower[i] === ')') i = beforeBracket(g, i, from);
  if (i < from) return [];
  if (RELATIVE.has(g.lower[i])) {
    const nearest = g.phraseAt[g.lower[i - 1] === ',' ? i - 2 : i - 1] ?? -1;
    const antecedent = nearest >= 0 && g.lower[i] === 'who' ? personBefore(g, nearest, from) : nearest;
    if (antecedent >= 0 && i > from) return coordinatedLeft(g, antecedent);
    return [];
  }
  if (g.phraseAt[i] < 0 && g.lower[i] === ',') {
    const finite = !group.infinitive && (!/ing$/.test(g.lower[group.verb]) || group.progressive);
    const outside = finite ? beforeRelativeClause(g, i, from) : -1;
    if (outside >= 0) return coordinatedLeft(g, outside);
    // "Putin, the president, met": between the commas stands an apposition
    const apposition = g.phraseAt[i - 1] ?? -1;
    if (apposition >= 0) {
      const outer = headOfChain(g, apposition, from);
      const before = g.phrases[outer].first - 1;
      // "Putin, after talks in Oslo, met"
      const opens = g.classes[before] === CLASS.ADP ? before - 1 : before;
      const named = opens > from && g.lower[opens] === ',' ? (g.phraseAt[opens - 1] ?? -1) : -1;
      if (named >= 0 && depth < 2) {
        const whole = headOfChain(g, named, from);
        // "the prime minister, Ada Brun, met": the name stands behind what she is
        if (isPerson(g, apposition) && g.mentionAt[g.phrases[whole].head] < 0) return [apposition];
        return coordinatedLeft(g, whole);
      }
    }
    const described = finite ? beforeDescription(g, i, from) : -1;
    if (described >= 0) return coordinatedLeft(g, described);
    if (/ing$/.test(g.lower[group.verb]) && !group.progressive) return sharedSubject(g, i - 1, from, depth);
    i--;
    while (i >= from && g.phraseAt[i] < 0 && g.classes[i] !== CLASS.VERB && g.classes[i] !== CLASS.AUX) i--;
    if (i < from || g.phraseAt[i] < 0) return [];
  }
  // "in Oslo, with police clearing the square": police clear it
  const absolute = /ing$/.test(g.lower[group.verb]) && !group.progressive ? (g.phraseAt[i] ?? -1) : -1;
  if (absolute >= 0) {
    const chain = coordinatedLeft(g, absolute);
    if (g.lower[g.phrases[chain[0]].first - 1] === 'with') return chain;
  }
  // "accused Egypt of supporting": Egypt supports
  if (g.classes[i] === CLASS.ADP && /ing$/.test(g.lower[group.verb])) {
    const accused = g.phraseAt[i - 1] ?? -1;
    const verb = accused < 0 ? '' : (g.lower[g.phrases[accused].first - 1] ?? '');
    if (GERUND_CONTROL.test(verb)) return coordinatedLeft(g, accused);
  }
  const phrase = g.phraseAt[i];
  if (phrase >= 0) {
    const joinsClause = (preposition: number): boolean => opensSubordinate(g, group, preposition, from);
    const head = headOfChain(g, phrase, from, joinsClause);
    const before = g.phrases[head].first - 1;
    // "on Monday met": a preposition without a noun before it; the subject is elsewhere
    if (before >= from && g.classes[before] === CLASS.ADP && depth < 3 && !joinsClause(before)) {
      if (group.infinitive)
        return isAskedOf(g, before, from) ? coordinatedLeft(g, head) : sharedSubject(g, before - 1, from, depth);
      return subjectPhrases(g, { ...group, first: before }, from, depth + 1);
    }
    if (isTimePhrase(g, head) && depth < 3)
      return subjectPhrases(g, { ...group, first: g.phrases[head].first }, from, depth + 1);
    if (group.infinitive) return controlledSubject(g, head, from, depth);
    // "a ferry carrying 80 people sank"
    const participle = before >= from && g.classes[before] === CLASS.VERB && /ing$/.test(g.lower[before]);
    const carried = participle ? (g.phraseAt[before - 1] ?? -1) : -1;
    if (carried >= 0 && before - 1 >= from && g.classes[g.phrases[carried].head] !== CLASS.PRON)
      return coordinatedLeft(g, headOfChain(g, carried, from));
    return coordinatedLeft(g, head);
  }
  return sharedSubject(g, i, from, depth);
}

/** The token before the bracket that closes at `i`: "the World Food Programme (WFP) | said". */
function beforeBracket(g: BlockGrammar, i: number, from: number): number {
  const LONGEST = 12;
  for (let j = i - 1; j >= from && j > i - LONGEST; j--) if (g.lower[j] === '(') return j - 1;
  return i;
}

/** Whether the preposition at token `i` joins a clause to the verb before it: "resigned after Ada Brun left", "Before the vote began". */
function opensSubordinate(g: BlockGrammar, group: VerbGroup, i: number, from: number): boolean {
  if (group.infinitive || !/^(?:after|before|since|until|till|as)$/.test(g.lower[i])) return false;
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

/** Whether the head of phrase `k` belongs to a date or a time. */
export function isTimePhrase(g: BlockGrammar, k: number): boolean {
  const figure = g.figureAt[g.phrases[k].head];
  return figure >= 0 && (g.figures[figure].label === 'DATE' || g.figures[figure].label === 'TIME');
}

const GERUND_CONTROL =
  /^(?:accus|suspect|blam|prevent|stopp|convict|charg|acquit|prais|thank|critici|condemn|bar|bann|kept|keep|discourag|fin|jail|arrest|sentenc)/;

const OBJECT_CONTROL =
  /^(?:ask|urg|tell|told|order|forc|persuad|allow|permit|invit|encourag|instruct|warn|requir|enabl|help|advis|convinc|expect|want|request|call|compel|lobb|press|push|caus|lead|led)/;

/** "asked Russia to employ": Russia employs; "plans a trip to discuss": who plans, discusses. */
function controlledSubject(g: BlockGrammar, phrase: number, from: number, depth: number): number[] {
  const before = g.phrases[phrase].first - 1;
  if (before >= from && OBJECT_CONTROL.test(g.lower[before]) && g.classes[before] === CLASS.VERB)
    return coordinatedLeft(g, phrase);
  const shared = sharedSubject(g, before, from, depth);
  // a headline: "Steelmaker to cut 3,000 jobs"
  return shared.length === 0 && opensSentence(g, phrase, from) ? coordinatedLeft(g, phrase) : shared;
}

const APPEALS = /^(?:call(?:s|ed|ing)?|appeal(?:s|ed|ing)?|prevail(?:s|ed)?|lean(?:s|ed)?|pressure|wait(?:s|ed|ing)?)$/;

/** "called on Beijing to withdraw", "appealed to Oslo to act": whether the preposition at `at` names who is asked. */
function isAskedOf(g: BlockGrammar, at: number, from: number): boolean {
  return at > from && /^(?:on|upon|to|for)$/.test(g.lower[at]) && APPEALS.test(g.lower[at - 1]);
}

/** Whether no verb stands between the start of the sentence and phrase `k`. */
export function opensSentence(g: BlockGrammar, k: number, from: number): boolean {
  for (let j = g.phrases[k].first - 1; j >= from; j--) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX || breaksClause(g.lower[j])) return false;
  }
  return true;
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

const PARTICLES: ReadonlySet<string> = new Set(['up', 'down', 'off', 'out', 'away', 'back', 'over', 'on']);

/** The noun phrases of the direct object of the verb at token `verb`, which ends at token `last` (half-open). */
export function objectPhrases(g: BlockGrammar, last: number, limit: number): number[] {
  let i = last;
  // what approximates a number is part of its phrase: "sold nearly 500 tonnes"
  while (i < limit && !opensFigure(g, i) && (g.classes[i] === CLASS.ADV || isParticle(g, i))) i++;
  if (i >= limit) return [];
  const phrase = g.phraseAt[i];
  if (phrase < 0 || g.phrases[phrase].first !== i || isTimePhrase(g, phrase)) return [];
  // "said Putin met": the phrase is the subject of a clause of its own
  return coordinatedRight(g, phrase, limit);
}

function opensFigure(g: BlockGrammar, i: number): boolean {
  return g.figureAt[i] >= 0 && g.phraseAt[i] >= 0 && g.phrases[g.phraseAt[i]].first === i;
}

function isParticle(g: BlockGrammar, i: number): boolean {
  return PARTICLES.has(g.lower[i]) && g.classes[i] !== CLASS.ADP;
}

import type { TokenView } from '../words/tokenView';
import { TIME_CUES } from './timeCues';
import type { Tense } from './timeExpression';

const FUTURE = TIME_CUES.forms('future');
const PAST = TIME_CUES.forms('past');
const PRESENT = TIME_CUES.forms('present');
/** What looks to the future with "to" or "for" after it: "set for April", "has decided to admit". */
const PLANNED = TIME_CUES.forms('planned');
/** Of these, what looks ahead with "for" too: "set for April", but not "asked for his resignation on Monday". */
const FIXED = /^(?:set|billed|timed)$/;
/** What is told in the present of a day is still to come: "talks resume Tuesday", "the sides are meeting on Monday". */
const STARTS = TIME_CUES.forms('starts');
const STARTING = TIME_CUES.forms('starting');
const STARTED = TIME_CUES.forms('started');
/** Past forms that are infinitives as well. */
const BASE_PASTS = TIME_CUES.forms('basePast');
const BOUNDARIES = new Set(';:!?”"');
/** How far a verb is looked for: so many tokens before, and half as many after. */
const REACH = 22;

/**
 * The tense near an expression, and whether it is that of a verb which the expression surely goes with: "passed it on
 * June 3".
 */
export interface VerbTense {
  readonly tense: Tense;
  readonly firm: boolean;
}

/**
 * What the verb nearest to the tokens `start..end` says of their direction. The words of the sentence `first..last` are
 * looked at outwards; those before count as twice as near. Words after a comma belong to another clause, unless the
 * expression opens the sentence.
 */
export function tenseAround(view: TokenView, start: number, end: number, first: number, last: number): VerbTense {
  const said = tenseOfLead(view, start, end, last);
  if (said !== null) return { tense: said, firm: false };
  const own = tenseOfPlan(view, start, first);
  if (own !== null) return { tense: own, firm: true };
  // what opens a sentence has its verb after it
  const opens = start - first <= 3;
  const owner = view.word(end) === "'s" || (view.register === 'caseless' && view.word(end) === 's');
  let backOpen = true;
  let forwardOpen = true;
  for (let k = 1; k <= REACH; k++) {
    const back = start - k;
    if (backOpen && back >= first) {
      backOpen = !BOUNDARIES.has(view.word(back));
      const tense = tenseOf(view, back);
      const own = tense !== 'future' || !owner || k <= 3;
      if (tense !== null && own) return { tense, firm: isFirm(view, back, k, tense) };
    }
    const forward = opens ? end - 1 + k : end - 1 + k / 2;
    if (!forwardOpen || forward >= last || !Number.isInteger(forward)) continue;
    forwardOpen = !endsForward(view.word(forward), opens);
    const tense = tenseOf(view, forward);
    if (tense !== null && (!owner || isOwnFuture(view, tense, forward, end)))
      return { tense, firm: isFirm(view, forward, k, tense) };
  }
  // "by Friday" with no verb
  return { tense: owner ? 'past' : view.word(start - 1) === 'by' ? 'future' : 'none', firm: false };
}

/** How far before a date the verb may stand that puts something off to it, or books something for it. */
const PLAN_REACH = 14;
const POSTPONED = TIME_CUES.forms('postponed');
/** Words behind "is" that leave it a verb of its own: "is on Sunday", "is now due by Friday". */
const BEFORE_DATE = TIME_CUES.forms('beforeDate');

/**
 * The tense that the words right before an expression give, whatever the verb's form: "is on Sunday" and "the deadline
 * is Friday" are to come, and so is what was put off to a day or booked for it.
 */
function tenseOfPlan(view: TokenView, start: number, first: number): Tense | null {
  let at = start - 1;
  while (at > first && at >= start - 3 && BEFORE_DATE.has(view.word(at))) at--;
  const verb = view.word(at);
  const counted = view.number(at - 1, 'unit') !== undefined && !NEXT_ONE.has(view.word(at - 2));
  if ((verb === 'is' || verb === 'are') && !counted) return 'future';
  const lead = view.word(start - 1);
  if (lead === 'on' && isPresentState(view, start - 2, first)) return 'future';
  if (AHEAD_LEADS.has(lead === 'on' ? view.word(start - 2) : lead)) return 'future';
  if (lead !== 'to' && lead !== 'for' && lead !== 'until' && lead !== 'till') return null;
  for (let i = start - 2; i >= first && i >= start - PLAN_REACH && !BOUNDARIES.has(view.word(i)); i--)
    if (POSTPONED.has(view.word(i))) return 'future';
  return null;
}

/** What is said of a day to come, right before it: "effective Monday", "payable Sept. 3". */
const AHEAD_LEADS = TIME_CUES.forms('aheadLead');

/** How far before "on Sunday" a present "is" may stand whose state is then: "is in Paris on Friday for talks". */
const STATE_REACH = 6;
/** Where and how something is then: "is in Paris", "is back", "is closed". */
const STATES = TIME_CUES.forms('stateAfterIs');
/** Words that part a date from that state: "is in hospital after a crash on Sunday". */
const NO_STATE = TIME_CUES.forms('noState');

/** Whether the nearest verb before token `from` is an "is" of a place or a state. */
function isPresentState(view: TokenView, from: number, first: number): boolean {
  for (let i = from; i >= first && i > from - STATE_REACH; i--) {
    const w = view.word(i);
    if (BOUNDARIES.has(w) || w === ',' || NO_STATE.has(w)) return false;
    if (w === 'is' || w === 'are') return STATES.has(view.word(i + 1));
    if (TENSED.has(w)) return false;
  }
  return false;
}

/** "the next one is Saturday". */
const NEXT_ONE = TIME_CUES.forms('nextOne');

/** The tense that "until" and "as soon as" before an expression give. */
function tenseOfLead(view: TokenView, start: number, end: number, last: number): Tense | null {
  const before = view.word(start - 1);
  if (before === 'until' || before === 'till') return followedByPerfect(view, end, last) ? 'past' : 'future';
  return before === 'as' && /^(?:soon|early|late)$/.test(view.word(start - 2)) ? 'future' : null;
}

/** Whether the clause of an expression ends at a word after it; a comma ends that of one which opens no sentence. */
function endsForward(word: string, opens: boolean): boolean {
  return BOUNDARIES.has(word) || (word === ',' && !opens);
}

/** "Sunday's election will be close". */
function isOwnFuture(view: TokenView, tense: Tense, verb: number, end: number): boolean {
  return tense === 'future' && verb <= end + 3 && view.word(verb) === 'will';
}

/** "likely before Christmas", "likely by Friday". */
const AHEAD = TIME_CUES.forms('aheadAfterLikely');

/** How far the verb may stand that a date surely goes with. */
const FIRM_REACH = 6;
/** What is told may lie on either side of the telling. */
const TELLING = TIME_CUES.forms('telling');

function isFirm(view: TokenView, verb: number, distance: number, tense: Tense): boolean {
  return distance <= FIRM_REACH && (tense === 'future' ? FUTURE.has(view.word(verb)) : !TELLING.has(view.word(verb)));
}

/** Whether "had" follows soon: "Until Thursday, they had not…". */
function followedByPerfect(view: TokenView, end: number, last: number): boolean {
  for (let i = end; i < Math.min(last, end + 6); i++) if (view.word(i) === 'had') return true;
  return false;
}

/** Words that can give a tense; all others but those in -ed are passed over at one look. */
const TENSED = new Set([...FUTURE, ...PAST, ...STARTS, ...STARTING, 'likely', 'to']);

/** The tense that one word gives; 'none' for a present, null for a word that is no verb. */
function tenseOf(view: TokenView, i: number): Tense | null {
  const w = view.word(i);
  if (!TENSED.has(w) && !w.endsWith('ed')) return null;
  if (FUTURE.has(w)) {
    // "had been expected on Tuesday"
    if (view.word(i - 1) === 'been' && view.word(i - 2) === 'had') return 'past';
    if (PLAN_NOUNS.has(w) && isOwned(view, i)) return null;
    return w === 'may' && view.capital(i) ? null : 'future';
  }
  if (w === 'likely' && PRESENT.has(view.word(i - 1)) && AHEAD.has(view.word(i + 1))) return 'future';
  if (PAST.has(w) || (w.length > 4 && w.endsWith('ed') && view.tokens[i].kind === 'word' && !view.capital(i)))
    return tenseOfParticiple(view, i);
  if (STARTS.has(w) && isPresent(view, i)) return 'future';
  if (STARTING.has(w) && PRESENT.has(view.word(i - 1))) return 'future';
  // "is to be held", "was to meet"
  if (w === 'to' && /^(?:is|are|was|were)$/.test(view.word(i - 1)) && view.tokens[i + 1]?.kind === 'word')
    return 'future';
  return w === 'to' && view.tokens[i + 1]?.kind === 'word' && INFINITIVES.has(view.word(i + 1)) ? 'future' : null;
}

/** What looks to the future as a verb, and is told of in any tense as a noun: "raised its forecast in April". */
const PLAN_NOUNS = TIME_CUES.forms('planNoun');

/** Whether such a word is a noun that looks ahead to nothing: "its forecast in April", but not "its plan to merge". */
function isOwned(view: TokenView, i: number): boolean {
  const before = view.word(i - 1);
  return OWNERS.has(before) && view.word(i + 1) !== 'to' && view.word(i + 1) !== 'for';
}

const OWNERS = TIME_CUES.forms('planOwner');

/** The tense of a past form or a participle: "were planning", "set to", "will be signed", "is held". */
function tenseOfParticiple(view: TokenView, i: number): Tense {
  const w = view.word(i);
  const next = view.word(i + 1);
  // "were planning", "was scheduled", "was due"
  if ((w === 'was' || w === 'were') && FUTURE.has(next)) return 'future';
  if ((next === 'to' && PLANNED.has(w)) || (next === 'for' && FIXED.test(w))) return 'future';
  // "may quit in May"
  if (BASE_PASTS.has(w) && (FUTURE.has(view.word(i - 1)) || view.word(i - 1) === 'to')) return 'future';
  const helper = auxiliaryBefore(view, i);
  if (helper === 'be') return 'future';
  // "is released on Friday"
  if (helper === 'present') return STARTED.has(w) ? 'future' : 'none';
  return 'past';
}

/** Whether a word is a verb of the present by what stands before it: a noun in the other number, a name, a pronoun. */
function isPresent(view: TokenView, i: number): boolean {
  const before = view.word(i - 1);
  // "was open on Monday"
  if (PAST.has(before) || PRESENT.has(before)) return false;
  if (NOT_BEFORE_VERB.has(before) || before === '' || view.number(i - 1, 'unit') !== undefined || view.isDigits(i - 1))
    return false;
  // "play Ajax on Saturday and face Roma on Sunday"
  if (before === 'and') return isCoordinated(view, i) || followsVerb(view, i);
  if (view.word(i).endsWith('s')) return !before.endsWith('s') || view.capital(i - 1);
  return before.endsWith('s') || PLURAL_SUBJECTS.has(before) || view.capital(i - 1);
}

const PLURAL_SUBJECTS = TIME_CUES.forms('pluralSubject');

/** Whether a verb of the same list stands in the same clause before "and". */
function isCoordinated(view: TokenView, i: number): boolean {
  for (let j = i - 2; j >= i - 9 && j > 0; j--) if (STARTS.has(view.word(j)) && isPresent(view, j)) return true;
  return false;
}

/** "turned 60 on Monday and retires in May": another verb of the clause stands before "and". */
function followsVerb(view: TokenView, i: number): boolean {
  if (!view.word(i).endsWith('s') || (!/^(?:on|in)$/.test(view.word(i + 1)) && !view.isInteger(i + 1))) return false;
  for (let j = i - 2; j >= i - 9 && j > 0; j--)
    if (PAST.has(view.word(j)) || /[a-z]{3}ed$/.test(view.word(j))) return true;
  return false;
}

const NOT_BEFORE_VERB = TIME_CUES.forms('notBeforeVerb');

/** Whether a participle stands in "will be signed", "to be held", or in "is held". */
function auxiliaryBefore(view: TokenView, i: number): 'be' | 'present' | null {
  for (let j = i - 1; j >= i - 2; j--) {
    const w = view.word(j);
    // an infinitive, or what is demanded: "that it be changed by Friday"
    if (w === 'be') return /^(?:could|can)$/.test(view.word(j - 1)) ? null : 'be';
    if (PRESENT.has(w)) return 'present';
  }
  return null;
}

/** The verbs that dates go with, as infinitives. */
const INFINITIVES = TIME_CUES.forms('infinitive');

import type { TokenView } from '../words/tokenView';
import type { Tense } from './timeExpression';

const FUTURE = new Set(
  "will 'll shall upcoming expected scheduled planned plan plans planning due expect expects hopes hope intends slated coming tomorrow soon would may might ready wants want".split(
    ' ',
  ),
);
const PAST = new Set(
  (
    'was were had did said told took held came went gave met left made got saw began ran won lost shot killed fell rose sold bought sent spent found felt kept brought thought knew ' +
    'became wrote read led fought struck broke spoke chose grew hit put cut quit flew drove ended hurt paid sought caught built sat stood heard meant dealt swore drew since ago set'
  ).split(' '),
);
const PRESENT = new Set(['is', 'are', "'s", 'being', "'re"]);
/** What looks to the future with "to" or "for" after it: "set for April", "has decided to admit". */
const PLANNED =
  /^(?:set|decided|agreed|vowed|promised|pledged|threatened|invited|asked|ordered|designed|billed|timed)$/;
/** Of these, what looks ahead with "for" too: "set for April", but not "asked for his resignation on Monday". */
const FIXED = /^(?:set|billed|timed)$/;
/** What is told in the present of a day is still to come: "talks resume Tuesday". */
const STARTS = new Set(
  'begin begins start starts resume resumes open opens reopen reopens expire expires vote votes convene convenes'.split(
    ' ',
  ),
);
const BOUNDARIES = new Set(';:!?”"');
/** How far a verb is looked for: so many tokens before, and half as many after. */
const REACH = 22;

/** The tense near an expression, and whether it is that of a verb which the expression surely goes with: "passed it on June 3". */
export interface VerbTense {
  readonly tense: Tense;
  readonly firm: boolean;
}

/**
 * What the verb nearest to the tokens `start..end` says of their direction. The words of the sentence `first..last` are looked
 * at outwards; those before count as twice as near. Words after a comma belong to another clause, unless the expression opens
 * the sentence.
 */
export function tenseAround(view: TokenView, start: number, end: number, first: number, last: number): VerbTense {
  const before = view.word(start - 1);
  if (before === 'until' || before === 'till')
    return { tense: followedByPerfect(view, end, last) ? 'past' : 'future', firm: false };
  if (before === 'as' && /^(?:soon|early|late)$/.test(view.word(start - 2))) return { tense: 'future', firm: false };
  const opens = start - first <= 3;
  const owner = view.word(end) === "'s" || (view.register === 'caseless' && view.word(end) === 's');
  let backOpen = true;
  let forwardOpen = true;
  for (let k = 1; k <= REACH; k++) {
    const back = start - k;
    if (backOpen && back >= first) {
      if (BOUNDARIES.has(view.word(back))) backOpen = false;
      const tense = tenseOf(view, back);
      if (tense !== null && !(owner && tense === 'future' && k > 3))
        return { tense, firm: isFirm(view, back, k, tense) };
    }
    // what opens a sentence has its verb after it
    const forward = opens ? end - 1 + k : end - 1 + k / 2;
    if ((opens || k % 2 === 0) && forwardOpen && forward < last) {
      const w = view.word(forward);
      if (BOUNDARIES.has(w) || (w === ',' && !opens)) forwardOpen = false;
      const tense = tenseOf(view, forward);
      // "Sunday's election will be close"
      const ahead = owner && tense === 'future' && forward <= end + 3 && view.word(forward) === 'will';
      if (tense !== null && (!owner || ahead)) return { tense, firm: isFirm(view, forward, k, tense) };
    }
  }
  return { tense: owner ? 'past' : 'none', firm: false };
}

/** "likely before Christmas", "likely by Friday". */
const AHEAD = /^(?:before|by|in|on|within|next|this|later|soon)$/;

/** How far the verb may stand that a date surely goes with. */
const FIRM_REACH = 6;
/** What is told may lie on either side of the telling. */
const TELLING =
  /^(?:said|told|announced|reported|added|warned|confirmed|asked|called|agreed|wrote|noted|stated|predicted|promised|vowed|expected|hoped|had|was|were|since)$/;

function isFirm(view: TokenView, verb: number, distance: number, tense: Tense): boolean {
  return distance <= FIRM_REACH && (tense === 'future' ? FUTURE.has(view.word(verb)) : !TELLING.test(view.word(verb)));
}

/** Whether "had" follows soon: "Until Thursday, they had not…". */
function followedByPerfect(view: TokenView, end: number, last: number): boolean {
  for (let i = end; i < Math.min(last, end + 6); i++) if (view.word(i) === 'had') return true;
  return false;
}

/** The tense that one word gives; 'none' for a present, null for a word that is no verb. */
function tenseOf(view: TokenView, i: number): Tense | null {
  const w = view.word(i);
  if (FUTURE.has(w)) {
    // "had been expected on Tuesday"
    if (view.word(i - 1) === 'been' && view.word(i - 2) === 'had') return 'past';
    return w === 'may' && view.capital(i) ? null : 'future';
  }
  if (w === 'likely' && PRESENT.has(view.word(i - 1)) && AHEAD.test(view.word(i + 1))) return 'future';
  const participle =
    PAST.has(w) || (w.length > 4 && w.endsWith('ed') && view.tokens[i].kind === 'word' && !view.capital(i));
  if (participle) {
    // "were planning", "was scheduled", "was due"
    if ((w === 'was' || w === 'were') && FUTURE.has(view.word(i + 1))) return 'future';
    const next = view.word(i + 1);
    if ((next === 'to' && PLANNED.test(w)) || (next === 'for' && FIXED.test(w))) return 'future';
    const helper = auxiliaryBefore(view, i);
    if (helper === 'be') return 'future';
    return helper === 'present' ? 'none' : 'past';
  }
  if (STARTS.has(w) && isPresent(view, i)) return 'future';
  return w === 'to' && view.tokens[i + 1]?.kind === 'word' && isBase(view.word(i + 1)) ? 'future' : null;
}

/** Whether a word is a verb of the present by what stands before it: a noun in the other number, or a name. */
function isPresent(view: TokenView, i: number): boolean {
  const before = view.word(i - 1);
  if (/^(?:the|a|an|this|that|his|her|its|their|of|in|at|to|for|and)$/.test(before) || before === '') return false;
  return view.word(i).endsWith('s') ? !before.endsWith('s') : before.endsWith('s');
}

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

const BASES = new Set(
  (
    'be have take hold meet begin start make go come leave arrive return join vote visit end give run open discuss decide travel release announce resume attend speak sign face appear ' +
    'head fly host launch play pay send close expire conclude publish report'
  ).split(' '),
);

/** Whether a word after "to" is an infinitive of the verbs that dates go with. */
function isBase(word: string): boolean {
  return BASES.has(word);
}

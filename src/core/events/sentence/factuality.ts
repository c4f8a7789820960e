import type { Modality, Polarity } from '../../annotations/model';
import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause, isFiniteVerb, opensSentence } from '../grammar/blockGrammar';

import { isWantedDone } from '../grammar/reducedPassives';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import { ALLEGES, type Alleged, allegedBy } from './allegations';
import { frameOf, inCondition, isAttempted } from './attempts';
import { needsCertainty } from './certainParties';
import {
  isDeniedClause,
  isDeniedNoun,
  isDoneByNobody,
  isDoubted,
  isGivenUp,
  isInCase,
  isKeptFrom,
  isNotGuilty,
  isSupposed,
} from './doubts';
import table from './factuality.tsv';
import { joinedTo } from './joinedVerbs';
import type { Trigger } from './triggers';
import { useOf } from './verbUse';

export interface Factuality {
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Whether it is told as what others say or accuse somebody of, which may not be so. */
  readonly alleged?: Alleged | undefined;
  /** The lemma of the verb by which the same party only tries, wants or hopes to do it. */
  readonly frame?: string | undefined;
  /** Whether somebody tried it, and nothing tells whether it came about. */
  readonly attempted?: boolean | undefined;
}

const WORDS = readWordLists(table);
const FUTURE = WORDS.forms('future');
const HYPOTHETICAL = WORDS.forms('hypothetical');
const REQUESTED = WORDS.forms('requested');
const NOT_DONE = WORDS.forms('not done');
const COMING = WORDS.forms('coming');
const SET_FOR = WORDS.forms('set for');
const MAYBE = WORDS.forms('maybe');
/** "ruled out a strike", "stopped short of a strike". */
const RULED_OUT = WORDS.forms('ruled out');
const UNLIKELY = WORDS.forms('unlikely');
/** Verbs that look back: what somebody is arrested for has happened, whether or not the arrest has. */
const LOOKS_BACK = WORDS.forms('looks back');
/** Verbs that tell of what they govern whether it came about. */
const SUCCEEDS = WORDS.forms('succeeds');
const GOVERNS_GERUND = WORDS.forms('governs gerund');
const GOVERNS_NOUN = WORDS.forms('governs noun');
const ASKS_FOR_NOUN = WORDS.forms('asks for noun');
const PLANS_NOUN = WORDS.forms('plans noun');
const DOUBTS_NOUN = WORDS.forms('doubts noun');
const CALLED_OFF = WORDS.forms('called off');
const PUT_OFF = WORDS.forms('put off');
const TOLD = WORDS.forms('told');
const AWAITS = WORDS.forms('awaits');
/** Adjectives that tell whether what "in" and a gerund say came about. */
const LUCK = WORDS.forms('luck');

/** Whether an event happened, is said to come, may happen, or is asked for; and whether it is denied. */
export function readFactuality(g: BlockGrammar, trigger: Trigger, carrier: number): Factuality {
  if (trigger.group !== null) return ofVerb(g, trigger, trigger.group);
  const own = ofNoun(g, trigger);
  if (carrier < 0) return own;
  const group = readVerbGroup(
    g,
    carrier,
    /(?:ed|en|ld|n|de)$/.test(g.lower[carrier]) ? 'dn' : /ing$/.test(g.lower[carrier]) ? 'g' : 'b',
  );
  const carried = ofVerb(g, { ...trigger, at: carrier }, group);
  const scheduled = FUTURE.has(g.lower[carrier]) && own.modality === 'asserted' ? 'future' : own.modality;
  return {
    polarity:
      carried.polarity === 'negative' || own.polarity === 'negative' || NOT_DONE.has(g.lower[carrier])
        ? 'negative'
        : 'positive',
    modality: scheduled !== 'asserted' ? scheduled : carried.modality,
    attempted: own.attempted,
  };
}

const DEEPEST = 3;

function ofVerb(g: BlockGrammar, trigger: Trigger, group: VerbGroup, depth = 0): Factuality {
  const from = trigger.sentence.first;
  const own: Factuality = {
    polarity: group.negated ? 'negative' : 'positive',
    modality: modalityOf(g, group, from),
  };
  const joined = depth < DEEPEST ? joinedTo(g, group, from) : -1;
  if (joined >= 0) return ofVerb(g, { ...trigger, at: joined }, readVerbGroup(g, joined, useOf(g, joined)), depth + 1);
  const depends =
    isWantedDone(g, group.verb) ||
    group.infinitive ||
    /^(?:being|having)$/.test(g.lower[group.first]) ||
    (/ing$/.test(g.lower[group.verb]) && !group.progressive);
  if (depends && isAdded(g, group)) return likeMainVerb(g, trigger, group, own, depth);
  const told = depends ? outcomeBefore(g, group) : undefined;
  if (told !== undefined) return { polarity: told, modality: own.modality };
  const governor = depends ? governorOf(g, group, from) : -1;
  let { polarity, modality } = governor < 0 ? own : underGovernor(g, trigger, group, governor, own, depth);
  if (modality === 'asserted') modality = ofClauseForm(g, group, from, governor < 0);
  if (isDoneByNobody(g, group)) polarity = 'negative';
  if (isDoubted(g, group, from, depends)) return { polarity: 'negative', modality: 'hypothetical' };
  const deniedClause = !depends && isDeniedClause(g, group, from);
  if (deniedClause) polarity = polarity === 'negative' ? 'positive' : 'negative';
  const mayBe = !deniedClause && own.modality === 'asserted' && /^[ah]/.test(modality);
  const alleged = mayBe ? allegedBy(g, group, from, governor, needsCertainty(trigger.type)) : undefined;
  if (alleged !== undefined) modality = 'hypothetical';
  if (modality === 'asserted') modality = ofClause(g, group, from);
  return modality === 'hypothetical' && polarity === 'positive' && alleged === undefined
    ? { polarity, modality, frame: frameOf(g, group, governor), attempted: isAttempted(g, group, governor, from) }
    : { polarity, modality, alleged };
}

/**
 * "may strike the port, | killing many": a gerund behind a comma happens as the finite verb does to which it is added.
 */
function likeMainVerb(g: BlockGrammar, trigger: Trigger, group: VerbGroup, own: Factuality, depth: number): Factuality {
  const from = trigger.sentence.first;
  for (let i = group.first - 1; i >= from && depth < DEEPEST && !breaksClause(g, i); i--) {
    if (g.classes[i] !== CLASS.VERB || !isFiniteVerb(g, i)) continue;
    // "accused her of fraud, stealing a million": part of what she is accused of, perhaps
    if (ALLEGES.has(g.lower[i])) return { polarity: own.polarity, modality: 'hypothetical' };
    const { modality } = ofVerb(g, trigger, readVerbGroup(g, i, 'dn'), depth + 1);
    return { polarity: own.polarity, modality };
  }
  return own;
}

/** What the form of a verb tells: an infinitive that hangs on nothing, a plain form that somebody demands. */
function ofClauseForm(g: BlockGrammar, group: VerbGroup, from: number, isFree: boolean): Modality {
  const own = isFree && group.infinitive ? ofInfinitive(g, group, from) : 'asserted';
  // "demanded that she be arrested"
  const bare = g.lower[group.first] === 'be' && group.first < group.verb;
  const wished = bare && !group.infinitive && g.lower[group.first - 1] !== 'to';
  return own === 'asserted' && (wished || isDemanded(g, group, from)) ? 'requested' : own;
}

/** What an infinitive tells that hangs on no verb. */
function ofInfinitive(g: BlockGrammar, group: VerbGroup, from: number): Modality {
  return dutyOf(g, group.first) ?? (isArranged(g, group, from) ? 'future' : 'hypothetical');
}

/** What the conjunction of its clause says of a verb that nothing else makes uncertain. */
function ofClause(g: BlockGrammar, group: VerbGroup, from: number): Modality {
  if (isAwaited(g, group, from)) return 'future';
  return inCondition(g, group.first, from) || isSupposed(g, group.verb, from) ? 'hypothetical' : 'asserted';
}

/**
 * "was not successful in winning", "was unsuccessful in winning": what the adjective tells of a gerund; undefined where
 * none stands so.
 */
function outcomeBefore(g: BlockGrammar, group: VerbGroup): Polarity | undefined {
  if (isNotGuilty(g, group.first - 1) || isKeptFrom(g, group.first - 1)) return 'negative';
  const at = group.first - 2;
  if (g.lower[at + 1] !== 'in' || !LUCK.has(g.lower[at])) return undefined;
  const { negated } = readVerbGroup(g, at, 'n');
  return negated === NOT_DONE.has(g.lower[at]) ? 'positive' : 'negative';
}

/** What the modal of a verb group says. */
function modalityOf(g: BlockGrammar, { modal, first, perfect }: VerbGroup, from: number): Modality {
  if (modal === null) return 'asserted';
  if (modal === 'will' || modal === 'shall') return isInCase(g, first, from) ? 'hypothetical' : 'future';
  if (modal === 'must' || modal === 'should' || modal === 'ought') return 'requested';
  return modal === 'would' && !perfect && saidBefore(g, first, from) ? 'future' : 'hypothetical';
}

/** What an infinitive or a gerund tells under the word that governs it. */
function underGovernor(
  g: BlockGrammar,
  trigger: Trigger,
  group: VerbGroup,
  governor: number,
  own: Factuality,
  depth: number,
): Factuality {
  const word = g.lower[governor];
  let { polarity, modality } = own;
  if (UNLIKELY.has(word)) return { polarity: 'negative', modality: 'hypothetical' };
  if (NOT_DONE.has(word) || isRuledOut(g, governor) || isGivenUp(g, governor))
    polarity = polarity === 'negative' ? 'positive' : 'negative';
  if (group.infinitive || GOVERNS_GERUND.has(word) || isWantedDone(g, group.verb)) modality = governed(word, modality);
  const outer = g.classes[governor] === CLASS.VERB ? readVerbGroup(g, governor, 'dn') : null;
  if (outer?.negated === true && modality !== 'asserted') return { polarity: 'negative', modality };
  const above = outer !== null && depth < DEEPEST && !LOOKS_BACK.has(word);
  if (!above || modality === 'requested' || modality === 'hypothetical') return { polarity, modality };
  // "unlikely to agree to cut": what is agreed to is as unlikely
  if (modality === 'future') {
    const agreed = ofVerb(g, trigger, outer, depth + 1);
    return agreed.polarity === 'negative' || agreed.modality === 'hypothetical' ? agreed : { polarity, modality };
  }
  // "might try to win support in convincing Chad to agree": all of it is only tried
  const higher = ofVerb(g, trigger, outer, depth + 1);
  const denied = higher.modality === 'asserted' && higher.polarity === 'negative';
  // "did not manage to sign" tells that it was not signed, "failed to convince Chad to sign" that it may not have been
  if (denied && SUCCEEDS.has(word)) return { polarity: 'negative', modality };
  return { polarity, modality: denied ? 'hypothetical' : higher.modality };
}

/** Whether a comma parts a gerund from what it is added to. */
function isAdded(g: BlockGrammar, group: VerbGroup): boolean {
  return !group.infinitive && g.lower[group.first - 1] === ',';
}

/** "ruled out selling", "stopped short of selling". */
function isRuledOut(g: BlockGrammar, governor: number): boolean {
  return RULED_OUT.has(`${g.lower[governor]} ${g.lower[governor + 1] ?? ''}`);
}

/** "has to return" is asked for, "will have to return" to come, "had to return" done; null where nobody has to. */
function dutyOf(g: BlockGrammar, to: number): Modality | null {
  const word = g.lower[to - 1] ?? '';
  if (word === 'had') return 'asserted';
  if (word === 'have' && /^(?:will|'ll|would)$/.test(g.lower[to - 2] ?? '')) return 'future';
  return word === 'has' || word === 'have' ? 'requested' : null;
}

function governed(word: string, otherwise: Modality): Modality {
  if (REQUESTED.has(word)) return 'requested';
  if (FUTURE.has(word)) return 'future';
  if (HYPOTHETICAL.has(word)) return 'hypothetical';
  return otherwise;
}

function ofNoun(g: BlockGrammar, trigger: Trigger): Factuality {
  const k = g.phraseAt[trigger.at];
  const first = k >= 0 ? g.phrases[k].first : trigger.first;
  // "charged with | attempted murder"
  if (trigger.first > first && g.lower[trigger.first - 1] === 'attempted')
    return { polarity: 'positive', modality: 'hypothetical', attempted: true };
  let { polarity, modality } = ofPhrase(g, first, trigger);
  // "a visit has been called off", "has been put off"
  if (isCalledOff(g, trigger)) polarity = 'negative';
  else if (isPutOff(g, trigger)) modality = 'future';
  // "a strike planned for Friday"; "deaths due to the virus" are not to come
  const arranged = SET_FOR.has(g.lower[trigger.last] ?? '') && g.classes[trigger.last + 1] === CLASS.ADP;
  if (arranged && g.lower[trigger.last + 1] !== 'to') modality = 'future';
  if (isDue(g, first - 1, trigger.sentence.first)) modality = 'future';
  const before = g.lower[first - 1] ?? '';
  if (before === 'off' && /^call/.test(g.lower[first - 2] ?? '')) polarity = 'negative';
  if (first - 1 < trigger.sentence.first) return { polarity, modality };
  if (before === 'without' || (before === 'of' && /^(?:lack|absence)$/.test(g.lower[first - 2] ?? '')))
    polarity = 'negative';
  return modality === 'asserted' ? underNounGovernor(g, trigger, first, polarity) : { polarity, modality };
}

/** What the words of its own phrase, which begins at token `first`, say of an event noun. */
function ofPhrase(g: BlockGrammar, first: number, trigger: Trigger): Factuality {
  let polarity: Polarity = 'positive';
  let modality: Modality = 'asserted';
  for (let i = first; i < trigger.first; i++) {
    if (g.lower[i] === 'no' || g.lower[i] === 'neither') polarity = 'negative';
    if (MAYBE.has(g.lower[i])) modality = 'hypothetical';
    else if (COMING.has(g.lower[i])) modality = 'future';
  }
  return { polarity, modality };
}

/** What an event noun, whose phrase begins at token `first`, tells under the verb or the noun that governs it. */
function underNounGovernor(g: BlockGrammar, trigger: Trigger, first: number, polarity: Polarity): Factuality {
  const before = g.lower[first - 1] ?? '';
  const ruledOut = [first - 2, first - 3].some(i => i >= trigger.sentence.first && isRuledOut(g, i));
  if (ruledOut || isNotGuilty(g, first - 1) || isDeniedNoun(g, first))
    return { polarity: 'negative', modality: 'asserted' };
  const governor = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
  const word = governor >= trigger.sentence.first ? g.lower[governor] : '';
  if (before === 'for' && REQUESTED.has(word)) return { polarity, modality: 'requested' };
  const isVerb = g.classes[governor] === CLASS.VERB;
  if (!isVerb && !GOVERNS_NOUN.has(word)) return { polarity, modality: 'asserted' };
  if (ASKS_FOR_NOUN.has(word)) return { polarity, modality: 'requested' };
  if (PLANS_NOUN.has(word)) return { polarity, modality: 'future' };
  if (DOUBTS_NOUN.has(word)) return { polarity, modality: 'hypothetical' };
  const group = isVerb && before !== 'in' ? readVerbGroup(g, governor, 'dn') : null;
  const modality = group === null ? 'asserted' : modalityOf(g, group, trigger.sentence.first);
  return {
    polarity: NOT_DONE.has(word) ? 'negative' : polarity,
    modality: modality === 'requested' ? 'hypothetical' : modality,
  };
}

/** "the visit by X to Y has been called off": its first finite verb, within a few words, calls it off. */
function isCalledOff(g: BlockGrammar, trigger: Trigger): boolean {
  for (let i = trigger.last; i < trigger.sentence.last && i < trigger.last + 16; i++) {
    if (breaksClause(g, i) || g.lower[i] === ',') return false;
    if (g.classes[i] !== CLASS.VERB) continue;
    const passive = g.classes[i - 1] === CLASS.AUX && /^(?:was|were|been|is|are|being)$/.test(g.lower[i - 1]);
    if (!passive) return false;
    return CALLED_OFF.has(g.lower[i]) || (g.lower[i] === 'called' && g.lower[i + 1] === 'off');
  }
  return false;
}

/** "the vote has been postponed until May": what is put off is still to come. */
function isPutOff(g: BlockGrammar, trigger: Trigger): boolean {
  for (let i = trigger.last; i + 2 < trigger.sentence.last && i < trigger.last + 24; i++) {
    if (breaksClause(g, i)) return false;
    if (g.classes[i] !== CLASS.VERB || !/^(?:been|was|were|is|be)$/.test(g.lower[i - 1])) continue;
    const put = g.lower[i] === 'put' && g.lower[i + 1] === 'off' ? i + 2 : i + 1;
    return (put === i + 2 || PUT_OFF.has(g.lower[i])) && /^(?:until|till|to)$/.test(g.lower[put]);
  }
  return false;
}

/** The verb, noun or adjective that an infinitive or a gerund hangs on; -1 where none stands near. */
function governorOf(g: BlockGrammar, group: VerbGroup, from: number): number {
  // "a plot by two brothers | to bomb it"
  const by = (g.phraseAt[group.first - 1] ?? -1) < 0 ? -1 : g.phrases[g.phraseAt[group.first - 1]].first - 1;
  const next = g.lower[by] === 'by' ? by - 1 : group.first - 1;
  for (let i = next; i >= from && i >= group.first - 14; i--) {
    if (breaksClause(g, i)) return -1;
    const tag = g.classes[i];
    if (tag === CLASS.VERB) return i;
    if (i === next && (tag === CLASS.ADJ || tag === CLASS.NOUN || tag === CLASS.ADV) && g.mentionAt[i] < 0) {
      if (
        UNLIKELY.has(g.lower[i]) ||
        FUTURE.has(g.lower[i]) ||
        HYPOTHETICAL.has(g.lower[i]) ||
        REQUESTED.has(g.lower[i]) ||
        NOT_DONE.has(g.lower[i])
      )
        return i;
    }
    if (tag === CLASS.AUX || tag === CLASS.CONJ) return -1;
  }
  return -1;
}

/** "is due in Tokyo on Monday for talks". */
function isDue(g: BlockGrammar, at: number, from: number): boolean {
  if (g.lower[at] !== 'for') return false;
  for (let i = at - 1; i >= from && i > at - 12; i--) {
    if (breaksClause(g, i) || g.classes[i] === CLASS.VERB) return false;
    if (g.lower[i] === 'due') return true;
  }
  return false;
}

/** "demanded that Sudan release them": a plain form after "that". */
function isDemanded(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  const use = g.tables.lexicon.anyVerb.get(g.lower[group.verb]) ?? '';
  if (!use.includes('b') || use.includes('d') || group.first !== group.verb) return false;
  for (let i = group.first - 1; i > from && i > group.first - 9; i--) {
    if (g.classes[i] === CLASS.VERB || breaksClause(g, i)) return false;
    if (g.lower[i] === 'that') return REQUESTED.has(g.lower[i - 1]);
  }
  return false;
}

/** "is to open", and in a headline "Steelmaker to cut jobs": what is arranged. */
function isArranged(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  let before = group.first - 1;
  while (before >= from && g.classes[before] === CLASS.ADV) before--;
  if (before < from) return false;
  if (g.classes[before] === CLASS.AUX) return /^(?:is|are|was|were|'s|'re|be)$/.test(g.lower[before]);
  const k = g.phraseAt[before];
  return k >= 0 && opensSentence(g, k, from) && g.classes[before] !== CLASS.PRON;
}

/**
 * "when Kim meets Putin", "before he leaves": a present tense after a conjunction of time, with a name for its subject.
 */
function isAwaited(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  const use = g.tables.lexicon.anyVerb.get(g.lower[group.verb]) ?? '';
  if (group.first !== group.verb || !/[bs]/.test(use) || use.includes('d')) return false;
  let named = false;
  for (let i = group.first - 1; i >= from && i > group.first - 10; i--) {
    if (g.mentionAt[i] >= 0) named = true;
    if (AWAITS.has(g.lower[i])) return named;
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX || breaksClause(g, i)) return false;
  }
  return false;
}

/** "said it would": a promise or a forecast in the past, not a doubt. */
function saidBefore(g: BlockGrammar, at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 12; i--) {
    if (g.classes[i] === CLASS.VERB) return TOLD.has(g.lower[i]);
  }
  return false;
}

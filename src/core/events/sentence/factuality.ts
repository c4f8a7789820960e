import type { Modality, Polarity } from '../../annotations/model';
import { CLASS } from '../../english/classes/wordClasses';
import { opensSentence } from '../grammar/clause';
import { type BlockGrammar, breaksClause } from '../grammar/sentenceGrammar';
import { isNegation, readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import type { Trigger } from './triggers';

export interface Factuality {
  readonly polarity: Polarity;
  readonly modality: Modality;
}

const FUTURE =
  /^(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|schedul(?:e|es|ed|ing)|due|expect(?:s|ed)?|set|prepar(?:e|es|ed|ing)|agree[sd]?|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|going|about|poised|slated|decid(?:e|es|ed)|order(?:s|ed)?|await(?:s|ed|ing)?|announce[ds]?|ready)$/;
const HYPOTHETICAL =
  /^(?:want(?:s|ed|ing)?|vot(?:e|es|ed|ing)|hop(?:e|es|ed|ing)|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|sought|consider(?:s|ed|ing)?|threaten(?:s|ed|ing)?|attempt(?:s|ed|ing)?|wish(?:es|ed|ing)?|desir(?:e|es|ed)|like|able|likely|unlikely|offer(?:s|ed|ing)?|propos(?:e|es|ed|ing)|possibility|possible|potential|risk|chance|aim(?:s|ed|ing)?|struggl(?:e|es|ed|ing)|plot(?:s|ted|ting)?|conspir(?:e|es|ed|ing)|suspect(?:s|ed)?|fear(?:s|ed|ing)?|mull(?:s|ed|ing)?|explor(?:e|es|ed|ing)|help|allow(?:s|ed|ing)?|enabl(?:e|es|ed|ing)|willing(?:ness)?|eager|ability|opportunity|effort|efforts|bid|need(?:s|ed)?|concern(?:s|ed)?|meant|designed|prospect|opportunities|calling|in|talks|negotiations|discussions)$/;
const REQUESTED =
  /^(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?|call(?:s|ed|ing)?|request(?:s|ed|ing)?|order(?:s|ed|ing)?|tell|told|press(?:es|ed|ing)?|appeal(?:s|ed|ing)?|plead(?:s|ed|ing)?|invit(?:e|es|ed|ing)|recommend(?:s|ed|ing)?|insist(?:s|ed|ing)?|instruct(?:s|ed|ing)?|petition(?:s|ed)?|plea|must|should|lobb(?:y|ied|ying)|pressur(?:e|es|ed|ing))$/;
const NOT_DONE =
  /^(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|without|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|unable|den(?:y|ies|ied|ying|ial)|cancel(?:s|led|ed|ling)?|reject(?:s|ed|ing)?|failure|postpon(?:e|es|ed|ing)|averted|barred|forgot|neglected)$/;
const COMING =
  /^(?:planned|upcoming|proposed|possible|expected|future|next|forthcoming|potential|coming|scheduled|impending|imminent|likely|prospective|looming)$/;
const SET_FOR = /^(?:planned|scheduled|slated|due|set|expected)$/;
const MAYBE = /^(?:proposed|possible|potential|likely|prospective|feared|hypothetical|would-be|threatened)$/;
const IF: ReadonlySet<string> = new Set(['if', 'unless', 'whether', 'should', 'lest']);

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
  const scheduled = FUTURE.test(g.lower[carrier]) && own.modality === 'asserted' ? 'future' : own.modality;
  return {
    polarity:
      carried.polarity === 'negative' || own.polarity === 'negative' || NOT_DONE.test(g.lower[carrier])
        ? 'negative'
        : 'positive',
    modality: scheduled !== 'asserted' ? scheduled : carried.modality,
  };
}

/** Verbs that look back: what somebody is arrested for has happened, whether or not the arrest has. */
const LOOKS_BACK =
  /^(?:arrest|accus|charg|blam|punish|thank|critici[sz]|apologi[sz]|prais|convict|sentenc|jail|fin(?:e|ed|ing)$|sack|fire|dismiss|regret|admit|den(?:y|i))/;
/** Verbs that tell of what they govern whether it came about. */
const SUCCEEDS = /^(?:manag|succeed|get|got|dare|bother|happen|remember)/;
const DEEPEST = 3;

function ofVerb(g: BlockGrammar, trigger: Trigger, group: VerbGroup, depth = 0): Factuality {
  let polarity: Polarity = group.negated ? 'negative' : 'positive';
  let modality: Modality = 'asserted';
  if (group.modal === 'will' || group.modal === 'shall' || group.modal === 'wo') modality = 'future';
  else if (group.modal === 'must' || group.modal === 'should' || group.modal === 'ought') modality = 'requested';
  else if (group.modal === 'would')
    modality = saidBefore(g, group.first, trigger.sentence.first) ? 'future' : 'hypothetical';
  else if (group.modal !== null) modality = group.perfect && group.modal === 'could' ? 'hypothetical' : 'hypothetical';
  if (group.infinitive || (/ing$/.test(g.lower[group.verb]) && !group.progressive)) {
    const governor = governorOf(g, group, trigger.sentence.first);
    if (governor >= 0) {
      const word = g.lower[governor];
      if (NOT_DONE.test(word) || isRuledOut(g, governor)) polarity = polarity === 'negative' ? 'positive' : 'negative';
      const outer = g.classes[governor] === CLASS.VERB ? readVerbGroup(g, governor, 'dn') : null;
      if (group.infinitive || /^(?:consider|plan|fear|propos|suspect|mull)/.test(word))
        modality = governed(word, modality);
      if (outer?.negated === true && modality !== 'asserted') polarity = 'negative';
      // "might try to win support in convincing Chad to agree": all of it is only tried
      // "agreed to share the cost, ending a quarrel" tells how it ended
      else if (
        modality === 'asserted' &&
        outer !== null &&
        depth < DEEPEST &&
        !LOOKS_BACK.test(word) &&
        !isAdded(g, group)
      ) {
        const above = ofVerb(g, trigger, outer, depth + 1);
        const denied = above.modality === 'asserted' && above.polarity === 'negative';
        // "did not manage to sign" tells that it was not signed, "failed to convince Chad to sign" that it may not have been
        if (denied && SUCCEEDS.test(word)) polarity = 'negative';
        else modality = denied ? 'hypothetical' : above.modality;
      }
    } else if (group.infinitive && modality === 'asserted') {
      const arranged = isArranged(g, group, trigger.sentence.first);
      modality = dutyOf(g, group.first) ?? (arranged ? 'future' : 'hypothetical');
    }
  }
  if (modality === 'asserted' && isDemanded(g, group, trigger.sentence.first)) modality = 'requested';
  if (noSubject(g, group)) polarity = 'negative';
  if (modality === 'asserted' && isAwaited(g, group, trigger.sentence.first)) modality = 'future';
  if (modality === 'asserted' && inCondition(g, group.first, trigger.sentence.first)) modality = 'hypothetical';
  return { polarity, modality };
}

/** Whether a comma parts a gerund from what it is added to. */
function isAdded(g: BlockGrammar, group: VerbGroup): boolean {
  return !group.infinitive && g.lower[group.first - 1] === ',';
}

/** "ruled out selling". */
function isRuledOut(g: BlockGrammar, governor: number): boolean {
  return /^rul(?:e|es|ed|ing)$/.test(g.lower[governor]) && g.lower[governor + 1] === 'out';
}

/** "has to return" is asked for, "will have to return" to come, "had to return" done; null where nobody has to. */
function dutyOf(g: BlockGrammar, to: number): Modality | null {
  const word = g.lower[to - 1] ?? '';
  if (word === 'had') return 'asserted';
  if (word === 'have' && /^(?:will|'ll|would)$/.test(g.lower[to - 2] ?? '')) return 'future';
  return word === 'has' || word === 'have' ? 'requested' : null;
}

function governed(word: string, otherwise: Modality): Modality {
  if (REQUESTED.test(word)) return 'requested';
  if (FUTURE.test(word)) return 'future';
  if (HYPOTHETICAL.test(word)) return 'hypothetical';
  return otherwise;
}

function ofNoun(g: BlockGrammar, trigger: Trigger): Factuality {
  let polarity: Polarity = 'positive';
  let modality: Modality = 'asserted';
  const k = g.phraseAt[trigger.at];
  const first = k >= 0 ? g.phrases[k].first : trigger.first;
  for (let i = first; i < trigger.first; i++) {
    if (g.lower[i] === 'no' || g.lower[i] === 'neither') polarity = 'negative';
    if (MAYBE.test(g.lower[i])) modality = 'hypothetical';
    else if (COMING.test(g.lower[i])) modality = 'future';
  }
  // "a visit has been called off", "has been put off"
  if (isCalledOff(g, trigger)) polarity = 'negative';
  else if (isPutOff(g, trigger)) modality = 'future';
  // "a strike planned for Friday"
  const arranged = SET_FOR.test(g.lower[trigger.last] ?? '') && g.classes[trigger.last + 1] === CLASS.ADP;
  // "deaths due to the virus" are not to come
  if (arranged && g.lower[trigger.last + 1] !== 'to') modality = 'future';
  if (isDue(g, first - 1, trigger.sentence.first)) modality = 'future';
  const before = g.lower[first - 1] ?? '';
  if (before === 'off' && /^call/.test(g.lower[first - 2] ?? '')) polarity = 'negative';
  const inside = first - 1 >= trigger.sentence.first;
  if (inside && (before === 'without' || (before === 'of' && /^(?:lack|absence)$/.test(g.lower[first - 2] ?? ''))))
    polarity = 'negative';
  if (inside && modality === 'asserted') {
    const governor = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
    const word = governor >= trigger.sentence.first ? g.lower[governor] : '';
    if (before === 'for' && REQUESTED.test(word)) modality = 'requested';
    else if (
      g.classes[governor] === CLASS.VERB ||
      /^(?:threat|possibility|chance|risk|prospect|plea|hopes?|plans?|fears?|potential|talk)$/.test(word)
    ) {
      if (/^(?:urg|demand|request)/.test(word)) modality = 'requested';
      else if (/^(?:plan|expect|await|schedul)/.test(word)) modality = 'future';
      else if (/^(?:want|hop|seek|sought|fear|threat|risk|consider|propos|possib|chance|prospect|potential)/.test(word))
        modality = 'hypothetical';
      else if (NOT_DONE.test(word)) polarity = 'negative';
      const group = g.classes[governor] === CLASS.VERB ? readVerbGroup(g, governor, 'dn') : null;
      if (group !== null && modality === 'asserted' && group.modal !== null && before !== 'in') {
        modality = group.modal === 'will' ? 'future' : 'hypothetical';
      }
    }
  }
  return { polarity, modality };
}

/** "the visit by X to Y has been called off": its first finite verb, within a few words, calls it off. */
function isCalledOff(g: BlockGrammar, trigger: Trigger): boolean {
  for (let i = trigger.last; i < trigger.sentence.last && i < trigger.last + 16; i++) {
    if (breaksClause(g.lower[i]) || g.lower[i] === ',') return false;
    if (g.classes[i] !== CLASS.VERB) continue;
    const passive = g.classes[i - 1] === CLASS.AUX && /^(?:was|were|been|is|are|being)$/.test(g.lower[i - 1]);
    if (!passive) return false;
    return (
      /^(?:cancel(?:led|ed)|scrapped|abandoned|averted|prevented|foiled|thwarted)$/.test(g.lower[i]) ||
      (g.lower[i] === 'called' && g.lower[i + 1] === 'off')
    );
  }
  return false;
}

/** "the vote has been postponed until May": what is put off is still to come. */
function isPutOff(g: BlockGrammar, trigger: Trigger): boolean {
  for (let i = trigger.last; i + 2 < trigger.sentence.last && i < trigger.last + 24; i++) {
    if (breaksClause(g.lower[i])) return false;
    if (g.classes[i] !== CLASS.VERB || !/^(?:been|was|were|is|be)$/.test(g.lower[i - 1])) continue;
    const put = g.lower[i] === 'put' && g.lower[i + 1] === 'off' ? i + 2 : i + 1;
    return (
      (put === i + 2 || /^(?:postponed|delayed|deferred|rescheduled)$/.test(g.lower[i])) &&
      /^(?:until|till|to)$/.test(g.lower[put])
    );
  }
  return false;
}

/** The verb, noun or adjective that an infinitive or a gerund hangs on; -1 where none stands near. */
function governorOf(g: BlockGrammar, group: VerbGroup, from: number): number {
  for (let i = group.first - 1; i >= from && i >= group.first - 14; i--) {
    if (breaksClause(g.lower[i])) return -1;
    const tag = g.classes[i];
    if (tag === CLASS.VERB) return i;
    if (i === group.first - 1 && (tag === CLASS.ADJ || tag === CLASS.NOUN || tag === CLASS.ADV) && g.mentionAt[i] < 0) {
      if (
        FUTURE.test(g.lower[i]) ||
        HYPOTHETICAL.test(g.lower[i]) ||
        REQUESTED.test(g.lower[i]) ||
        NOT_DONE.test(g.lower[i])
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
    if (breaksClause(g.lower[i]) || g.classes[i] === CLASS.VERB) return false;
    if (g.lower[i] === 'due') return true;
  }
  return false;
}

/** "demanded that Sudan release them": a plain form after "that". */
function isDemanded(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  const use = g.tables.lexicon.anyVerb.get(g.lower[group.verb]) ?? '';
  if (!use.includes('b') || use.includes('d') || group.first !== group.verb) return false;
  for (let i = group.first - 1; i > from && i > group.first - 9; i--) {
    if (g.classes[i] === CLASS.VERB || breaksClause(g.lower[i])) return false;
    if (g.lower[i] === 'that') return REQUESTED.test(g.lower[i - 1]);
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

/** "no troops crossed", "nobody came". */
function noSubject(g: BlockGrammar, group: VerbGroup): boolean {
  const k = g.phraseAt[group.first - 1] ?? -1;
  if (k < 0) return false;
  const word = g.lower[g.phrases[k].first];
  return (
    word === 'no' ||
    word === 'nobody' ||
    word === 'none' ||
    word === 'neither' ||
    (word !== 'not' && isNegation(word) && word !== 'hardly')
  );
}

/** "when Kim meets Putin", "before he leaves": a present tense after a conjunction of time, with a name for its subject. */
function isAwaited(g: BlockGrammar, group: VerbGroup, from: number): boolean {
  const use = g.tables.lexicon.anyVerb.get(g.lower[group.verb]) ?? '';
  if (group.first !== group.verb || !/[bs]/.test(use) || use.includes('d')) return false;
  let named = false;
  for (let i = group.first - 1; i >= from && i > group.first - 10; i--) {
    if (g.mentionAt[i] >= 0) named = true;
    if (/^(?:when|once|until|before|after)$/.test(g.lower[i])) return named;
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX || breaksClause(g.lower[i])) return false;
  }
  return false;
}

function inCondition(g: BlockGrammar, at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 9; i--) {
    if (breaksClause(g.lower[i]) || g.lower[i] === ',') return false;
    if (IF.has(g.lower[i])) return true;
    if (g.classes[i] === CLASS.VERB) return false;
  }
  return false;
}

/** "said it would": a promise or a forecast in the past, not a doubt. */
function saidBefore(g: BlockGrammar, at: number, from: number): boolean {
  for (let i = at - 1; i >= from && i >= at - 12; i--) {
    if (g.classes[i] === CLASS.VERB)
      return /^(?:said|announced|told|added|confirmed|promised|vowed|pledged|reported|agreed|declared|decided)$/.test(
        g.lower[i],
      );
  }
  return false;
}

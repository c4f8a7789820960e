import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { isNominal } from './nounPhrases';
import type { TaggedBlock } from './taggedBlock';
import table from './wordClassFixes.tsv';

const WORDS = readWordLists(table);
const OBJECT_PRONOUNS = WORDS.forms('object pronoun');
const OPENS_OBJECT = WORDS.forms('opens object');
/** Verbs that are told of a deed by a gerund. */
const TAKES_GERUND = WORDS.forms('takes gerund');
const NEW_THING = WORDS.forms('new thing');
const CURRENCY = /^[$€£¥₽₹]$/u;

/**
 * Whether a word that was read as a noun, an adjective or a name is a verb after all: it can be one, it stands after a
 * noun or a name, and what follows can only begin an object: "Divers rescued twelve boys", "Residents fear another
 * flood".
 */
export function isHiddenVerb(block: TaggedBlock, i: number): boolean {
  const { lexicon, classes, lower, mentionAt } = block;
  const tag = classes[i];
  if (tag !== CLASS.NOUN && tag !== CLASS.ADJ && tag !== CLASS.PROPN) return false;
  const use = lexicon.anyVerb.get(lower[i]);
  if (use === undefined || i === 0 || i + 1 >= lower.length) return false;
  // "Agro Inc. sued Borea": past the full stop of an abbreviation
  const previous = lower[i - 1] === '.' && i > 1 ? i - 2 : i - 1;
  const before = classes[previous];
  if (lower[i - 1] === ',' && (/ing$/.test(lower[i]) || use === 'dn')) return isBehindComma(block, i);
  // "denied bombing villages"
  if (use.includes('g') && before === CLASS.VERB && TAKES_GERUND.has(lower[i - 1]) && tag !== CLASS.PROPN)
    return isNominal(classes[i + 1]) || classes[i + 1] === CLASS.DET;
  if (isSecondOfTwo(block, i, use)) return true;
  const governed = before === CLASS.DET || before === CLASS.ADJ || before === CLASS.ADP;
  if (OBJECT_PRONOUNS.has(lower[i + 1]) && !governed) return true;
  if (before !== CLASS.NOUN && before !== CLASS.PROPN && before !== CLASS.PRON) return false;
  // "Police shot and killed a man"
  if (/[dn]/.test(use) && lower[i + 1] === 'and' && classes[i + 2] === CLASS.VERB && isFirstVerb(classes, i)) {
    return /[dn]/.test(lexicon.anyVerb.get(lower[i + 2]) ?? '');
  }
  const isVerb = isBetweenNames(block, i, previous, use);
  // "Dunn shot a boy"
  const deed = use.includes('d') && mentionAt[previous] >= 0 && classes[i + 1] === CLASS.DET;
  if (isPhrasal(block, i, use)) return true;
  return isVerb || deed || (/ed$/.test(lower[i]) ? isPast(block, i) : isPresent(block, i, previous, use));
}

/** ", wounding four officers", "Ada Brun, shot in the leg,". */
function isBehindComma({ classes, lower, mentionAt }: TaggedBlock, i: number): boolean {
  const next = classes[i + 1];
  if (/ing$/.test(lower[i])) return next === CLASS.NUM || next === CLASS.DET;
  return (mentionAt[i - 2] >= 0 || classes[i - 2] === CLASS.NOUN) && next === CLASS.ADP;
}

/** "demanded that Mali release Diallo", "if Iran attacks Israel". */
function isBetweenNames({ lexicon, lower, mentionAt }: TaggedBlock, i: number, previous: number, use: string): boolean {
  if (mentionAt[previous] < 0 || mentionAt[i + 1] < 0) return false;
  const wanted = use.includes('b') && lower.slice(Math.max(0, i - 5), i - 1).includes('that');
  return wanted || (use.includes('s') && lexicon.verbs.has(lower[i]));
}

/** "to find and arrest a man": a plain form behind another, with an object; "the officer who shot Ada Brun". */
function isSecondOfTwo({ lexicon, classes, lower }: TaggedBlock, i: number, use: string): boolean {
  if (lower[i - 1] === 'who') return /[dsn]/.test(use) && classes[i] !== CLASS.PROPN;
  if (!use.includes('b') || lower[i - 1] !== 'and' || classes[i - 2] !== CLASS.VERB) return false;
  const next = classes[i + 1];
  const object = next === CLASS.DET || next === CLASS.NUM || OBJECT_PRONOUNS.has(lower[i + 1]);
  return object && lexicon.anyVerb.get(lower[i - 2])?.includes('b') === true;
}

/** "Policeman shot by Ada Brun", "shot dead", "Rebels shot down": a past form with what only a verb has behind it. */
function isPhrasal({ lexicon, classes, lower }: TaggedBlock, i: number, use: string): boolean {
  if (!use.includes('n') || use.includes('b') || classes[i] !== CLASS.NOUN) return false;
  const next = lower[i + 1];
  if (next === 'by' || next === 'dead') return true;
  return lexicon.verbs.get(lower[i])?.some(entry => entry.rest.length === 1 && entry.rest[0] === next) === true;
}

/** "Divers rescued twelve boys". */
function isPast({ classes, lower, mentionAt }: TaggedBlock, i: number): boolean {
  const next = classes[i + 1];
  const opens = next === CLASS.DET || next === CLASS.NUM || next === CLASS.PRON || CURRENCY.test(lower[i + 1]);
  const named = next === CLASS.PROPN || mentionAt[i + 1] >= 0;
  // "the boy Nils Bauer rescued in 1999"
  const placed = mentionAt[i - 1] >= 0 && classes[i] === CLASS.NOUN && next === CLASS.ADP;
  return opens || named || placed || (classes[i] === CLASS.PROPN && next === CLASS.NOUN);
}

/** Farthest "as saying" stands behind the verb that quotes somebody, in tokens. */
const QUOTED = 9;

/** "Residents fear another flood", "Iran fears a flood". */
function isPresent({ classes, lower, mentionAt }: TaggedBlock, i: number, previous: number, use: string): boolean {
  if (!/[bs]/.test(use)) return false;
  // "The minister plans to visit", where no other verb has come yet
  if (lower[i + 1] === 'to' && classes[i + 2] === CLASS.VERB && (use.includes('s') || mentionAt[previous] >= 0)) {
    return isFirstVerb(classes, i);
  }
  // "The agency NTB quotes officers | as saying"
  if (use.includes('s') && mentionAt[previous] >= 0) {
    const said = lower.slice(i, i + QUOTED).indexOf('as');
    if (said > 0 && /ing$/.test(lower[i + said + 1] ?? '') && isFirstVerb(classes, i)) return true;
  }
  if (classes[i + 1] !== CLASS.DET) return false;
  if (mentionAt[previous] >= 0) return OPENS_OBJECT.has(lower[i + 1]);
  if (!NEW_THING.has(lower[i + 1])) return false;
  return (use.includes('s') && isFirstVerb(classes, i)) || (!use.includes('s') && use.includes('b'));
}

/** Whether no verb stands in the fifteen tokens before `i`, back to the last stop. */
function isFirstVerb(classes: Uint8Array, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 16; k--) {
    if (classes[k] === CLASS.PUNCT) return true;
    if (classes[k] === CLASS.VERB || classes[k] === CLASS.AUX) return false;
  }
  return true;
}

/**
 * The word that is the verb of a sentence in which none was found, as in headlines: "Colts clinch playoff berth",
 * "Quake jolts Iran"; -1 where no word can be one. The best is a third person or a past form after a noun, with an
 * object or a preposition.
 */
export function missingVerb(block: TaggedBlock, first: number, last: number): number {
  const { classes } = block;
  if (last - first < 3) return -1;
  for (let i = first; i < last; i++) if (classes[i] === CLASS.VERB || classes[i] === CLASS.AUX) return -1;
  let best = -1;
  let top = 1;
  for (let i = first + 1; i < last; i++) {
    const score = scoreOf(block, i, last);
    if (score <= top) continue;
    top = score;
    best = i;
  }
  return best;
}

/** How well a word would do as the verb of a sentence that ends at token `last`; 0 where it can be none. */
function scoreOf({ lexicon, classes, lower, mentionAt, figureAt }: TaggedBlock, i: number, last: number): number {
  if (mentionAt[i] >= 0 || figureAt[i] >= 0 || !isNominal(classes[i])) return 0;
  const use = lexicon.anyVerb.get(lower[i]);
  if (use === undefined || !lexicon.verbs.has(lower[i]) || !isNominal(classes[i - 1])) return 0;
  const next = i + 1 < last ? classes[i + 1] : CLASS.PUNCT;
  const follows = next !== CLASS.PUNCT && next !== CLASS.CONJ;
  const named = mentionAt[i - 1] >= 0;
  const fits = agreement(use, named, named || /[^s]s$/.test(lower[i - 1]));
  // "border talks collapse": what tells of an event as a noun need not be the verb
  const noun = lexicon.nouns.has(lower[i]) && !(mentionAt[i + 1] >= 0) && next !== CLASS.DET;
  return fits === 0 ? 0 : fits + (follows ? 1 : 0) - (noun ? 2 : 0);
}

/** How well a form agrees with the noun before it; 0 where it does not. */
function agreement(use: string, named: boolean, plural: boolean): number {
  if (use.includes('s')) return plural && !named ? 0 : 2;
  if (use.includes('b')) return plural ? 1.5 : 0;
  return 2;
}

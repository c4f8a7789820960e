import { CLASS, type TaggedWords } from '../../english/classes/wordClasses';
import type { TriggerLexicon } from '../lexicon/lexicon';

export const POSSESSIVE_PRONOUNS: ReadonlySet<string> = new Set([
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'your',
  'whose',
]);

/** Whether a word of this class may head a noun phrase. */
export function isNominal(tag: number): boolean {
  return tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM;
}

/**
 * Whether a word that was read as a noun, an adjective or a name is a verb after all: it can be one, it stands after a noun or
 * a name, and what follows can only begin an object: "Divers rescued twelve boys", "Residents fear another flood".
 */
export function isHiddenVerb(
  lexicon: TriggerLexicon,
  { classes }: TaggedWords,
  lower: readonly string[],
  mentionAt: Int32Array,
  i: number,
): boolean {
  const tag = classes[i];
  if (tag !== CLASS.NOUN && tag !== CLASS.ADJ && tag !== CLASS.PROPN) return false;
  const use = lexicon.anyVerb.get(lower[i]);
  if (use === undefined || i === 0 || i + 1 >= lower.length) return false;
  const before = classes[i - 1];
  // ", wounding four officers"
  if (lower[i - 1] === ',' && /ing$/.test(lower[i]))
    return classes[i + 1] === CLASS.NUM || classes[i + 1] === CLASS.DET;
  // "appeared and shot him"
  if (/^(?:him|them|us|me)$/.test(lower[i + 1]) && before !== CLASS.DET && before !== CLASS.ADJ && before !== CLASS.ADP)
    return true;
  if (before !== CLASS.NOUN && before !== CLASS.PROPN && before !== CLASS.PRON) return false;
  // "Police shot and killed a man"
  if (/[dn]/.test(use) && lower[i + 1] === 'and' && classes[i + 2] === CLASS.VERB && isFirstVerb(classes, i)) {
    return /[dn]/.test(lexicon.anyVerb.get(lower[i + 2]) ?? '');
  }
  const next = classes[i + 1];
  const opens = next === CLASS.DET || next === CLASS.NUM || next === CLASS.PRON || CURRENCY.test(lower[i + 1]);
  // "demanded that Mali release Diallo"
  if (
    mentionAt[i - 1] >= 0 &&
    mentionAt[i + 1] >= 0 &&
    use.includes('b') &&
    lower.slice(Math.max(0, i - 5), i - 1).includes('that')
  )
    return true;
  // "if Iran attacks Israel"
  if (mentionAt[i - 1] >= 0 && mentionAt[i + 1] >= 0 && use.includes('s') && lexicon.verbs.has(lower[i])) return true;
  if (/ed$/.test(lower[i]))
    return opens || next === CLASS.PROPN || mentionAt[i + 1] >= 0 || (tag === CLASS.PROPN && next === CLASS.NOUN);
  if (!/[bs]/.test(use)) return false;
  // "The minister plans to visit", where no other verb has come yet
  if (lower[i + 1] === 'to' && classes[i + 2] === CLASS.VERB && (use.includes('s') || mentionAt[i - 1] >= 0)) {
    return isFirstVerb(classes, i);
  }
  if (next !== CLASS.DET) return false;
  if (mentionAt[i - 1] >= 0) return /^(?:the|a|an|another|his|her|its|their|any)$/.test(lower[i + 1]);
  if (use.includes('s') && /^(?:a|an|another)$/.test(lower[i + 1])) return isFirstVerb(classes, i);
  return use.includes('b') && /^(?:a|an|another)$/.test(lower[i + 1]);
}

const CURRENCY = /^[$€£¥₽₹]$/u;

/** Whether no verb stands in the fifteen tokens before `i`, back to the last stop. */
function isFirstVerb(classes: Uint8Array, i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 16; k--) {
    if (classes[k] === CLASS.PUNCT) return true;
    if (classes[k] === CLASS.VERB || classes[k] === CLASS.AUX) return false;
  }
  return true;
}

/**
 * The word that is the verb of a sentence in which none was found, as in headlines: "Colts clinch playoff berth", "Quake jolts
 * Iran"; -1 where no word can be one. The best is a third person or a past form after a noun, with an object or a preposition.
 */
export function missingVerb(
  { anyVerb, nouns, verbs }: TriggerLexicon,
  classes: Uint8Array,
  lower: readonly string[],
  mentionAt: Int32Array,
  figureAt: Int32Array,
  first: number,
  last: number,
): number {
  if (last - first < 3) return -1;
  for (let i = first; i < last; i++) if (classes[i] === CLASS.VERB || classes[i] === CLASS.AUX) return -1;
  let best = -1;
  let top = 1;
  for (let i = first + 1; i < last; i++) {
    if (mentionAt[i] >= 0 || figureAt[i] >= 0 || !isNominal(classes[i])) continue;
    const use = anyVerb.get(lower[i]);
    if (use === undefined || !verbs.has(lower[i]) || !isNominal(classes[i - 1])) continue;
    const next = i + 1 < last ? classes[i + 1] : CLASS.PUNCT;
    const follows = next !== CLASS.PUNCT && next !== CLASS.CONJ;
    const plural = /[^s]s$/.test(lower[i - 1]) || mentionAt[i - 1] >= 0;
    const fits = use.includes('s')
      ? plural && mentionAt[i - 1] < 0
        ? 0
        : 2
      : use.includes('b')
        ? plural
          ? 1.5
          : 0
        : 2;
    // "border talks collapse": what tells of an event as a noun need not be the verb
    const noun = nouns.has(lower[i]) && mentionAt[i + 1] < 0 && next !== CLASS.DET;
    const score = fits === 0 ? 0 : fits + (follows ? 1 : 0) - (noun ? 2 : 0);
    if (score <= top) continue;
    top = score;
    best = i;
  }
  return best;
}

/** The few words that a statistical tagger gets wrong often, and that decide much. */
export function correctTag(
  lexicon: TriggerLexicon,
  classes: Uint8Array,
  lower: readonly string[],
  i: number,
  afterPerson: boolean,
): void {
  const word = lower[i];
  if (word === "'s" || word === '’s') classes[i] = CLASS.PART;
  // "the then president"
  else if (isCertainVerb(lexicon, classes, lower, i)) classes[i] = CLASS.VERB;
  else if (word === 'then' && classes[i - 1] === CLASS.DET) classes[i] = CLASS.ADJ;
  else if (word === 'overnight' && classes[i] !== CLASS.ADJ) classes[i] = CLASS.ADV;
  else if (word === 'past' && classes[i] !== CLASS.NOUN && classes[i - 1] === CLASS.VERB) classes[i] = CLASS.ADP;
  else if (word === 'to' && classes[i] === CLASS.ADP && classes[i + 1] === CLASS.VERB && isBase(lexicon, lower[i + 1]))
    classes[i] = CLASS.PART;
  else if (POSSESSIVE_PRONOUNS.has(word) && classes[i] !== CLASS.PUNCT) classes[i] = CLASS.DET;
  else if (afterPerson && classes[i] === CLASS.NOUN && /(?:s|ed)$/.test(word)) {
    // "Brun plans to": a person does something, unless another noun follows
    const next = classes[i + 1];
    if (lower[i + 1] === 'to' || next === CLASS.DET || next === CLASS.PRON || next === CLASS.PROPN) {
      classes[i] = CLASS.VERB;
    }
  } else if (
    classes[i] === CLASS.VERB &&
    i > 0 &&
    /s$/.test(word) &&
    (lower[i - 1] === 'of' ||
      classes[i - 1] === CLASS.ADJ ||
      (classes[i - 1] === CLASS.AUX && lower[i - 2] === 'there')) &&
    lexicon.nouns.has(word)
  ) {
    // "a string of defeats", "naval exercises", "there are limits"
    classes[i] = CLASS.NOUN;
  } else if (classes[i] === CLASS.VERB && isCompoundNoun(lexicon, classes, lower, i)) {
    classes[i] = CLASS.NOUN;
  } else if (classes[i] === CLASS.VERB && /ing$/.test(word) && isGerundNoun(lexicon, classes, lower, i)) {
    classes[i] = CLASS.NOUN;
  } else if (
    classes[i] === CLASS.VERB &&
    i > 0 &&
    /^(?:a|an|the|this|these|his|its|their|our|my|your|no)$/.test(lower[i - 1])
  ) {
    // a determiner wants a noun: "the strike", but not "the growing crisis"
    const next = classes[i + 1];
    const more = next === CLASS.NOUN || next === CLASS.PROPN || next === CLASS.ADJ || /(?:ed|ing|en)$/.test(word);
    classes[i] = more ? CLASS.ADJ : CLASS.NOUN;
    if (more && next !== CLASS.NOUN && next !== CLASS.PROPN && next !== CLASS.ADJ) classes[i] = CLASS.NOUN;
  }
}

const MODAL = /^(?:will|would|may|might|can|could|should|must|shall)$/;
/** Past forms that are nouns or adjectives as well. */
const OTHERWISE =
  /^(?:saw|felt|shot|ground|bound|wound|rose|bore|dove|stole|left|lost|won|found|spoke|bent|lit|fed|shed|met|cost|kept|held|wove|lay|stuck|slit|spat|swept|told|laid)$/;

/** "will close its doors", "the lawyer, sent a letter": a plain form after a modal, or a form that can only be a past one. */
function isCertainVerb(lexicon: TriggerLexicon, classes: Uint8Array, lower: readonly string[], i: number): boolean {
  const tag = classes[i];
  if (i === 0 || (tag !== CLASS.NOUN && tag !== CLASS.ADJ && tag !== CLASS.PROPN)) return false;
  const before = classes[i - 1];
  if (before === CLASS.AUX && MODAL.test(lower[i - 1])) return isBase(lexicon, lower[i]);
  if (before === CLASS.DET || before === CLASS.ADJ || before === CLASS.ADP || OTHERWISE.test(lower[i])) return false;
  const use = lexicon.anyVerb.get(lower[i]) ?? '';
  return (
    use.includes('d') && !use.includes('b') && !/ed$/.test(lower[i]) && lower[i - 1] !== '-' && lower[i + 1] !== '-'
  );
}

/** "a rocket launch site", "an apartment block burned", "Kim's focus was": a plain form between nouns, or with its verb to come. */
function isCompoundNoun(lexicon: TriggerLexicon, classes: Uint8Array, lower: readonly string[], i: number): boolean {
  if (i === 0 || !isBase(lexicon, lower[i])) return false;
  const next = classes[i + 1];
  if (lower[i - 1] === "'s") return next === CLASS.AUX && /^(?:is|was|has|had|will|would)$/.test(lower[i + 1]);
  if (classes[i - 1] !== CLASS.NOUN || /s$/.test(lower[i - 1])) return false;
  const past = next === CLASS.VERB && !isBase(lexicon, lower[i + 1]) && !/ing$/.test(lower[i + 1]);
  if (next === CLASS.AUX || past) return classes[i - 2] === CLASS.DET || classes[i - 2] === CLASS.ADJ;
  return next === CLASS.NOUN && lexicon.nouns.has(lower[i]);
}

/** "killed in church shooting", "wounded in shooting at plant": a gerund that is an event noun, with nothing after it that it could govern. */
function isGerundNoun(lexicon: TriggerLexicon, classes: Uint8Array, lower: readonly string[], i: number): boolean {
  if (i === 0 || !lexicon.nouns.has(lower[i])) return false;
  const next = i + 1 < lower.length ? classes[i + 1] : CLASS.PUNCT;
  if (classes[i - 1] === CLASS.NOUN) return next === CLASS.PUNCT && lower[i + 1] !== ',';
  return /^(?:in|after|during|of)$/.test(lower[i - 1]) && (next === CLASS.PUNCT || next === CLASS.ADP);
}

function isBase(lexicon: TriggerLexicon, word: string): boolean {
  return lexicon.anyVerb.get(word)?.includes('b') === true;
}

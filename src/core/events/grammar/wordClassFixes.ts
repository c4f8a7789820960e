import { CLASS } from '../../english/classes/wordClasses';
import { isNounOf } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import { BE, HAVE, POSSESSIVE_PRONOUNS, WHOLE_MODALS } from './functionWords';
import type { TaggedBlock } from './taggedBlock';
import table from './wordClassFixes.tsv';

const WORDS = readWordLists(table);
const WANTS_NOUN = WORDS.forms('wants noun');
const VERB_AFTER_NOUN = WORDS.forms('verb after noun');
const BEFORE_EVENT_NOUN = WORDS.forms('before event noun');
/** Words that ask for a plain form behind a name: "that Ada Brun resign", "helped Ada Brun resign". */
const BEFORE_PLAIN_FORM = WORDS.forms('before plain form');
/** Gerunds that only describe: "missing teacher". */
const ADJECTIVE_GERUND = WORDS.forms('adjective gerund');
/** Quantifiers that may stand behind an auxiliary: "were all indicted". */
const FLOATING = WORDS.forms('floating quantifier');
/** Prepositions whose noun may do what a gerund behind it says. */
const HAS_SUBJECT = WORDS.forms('gerund has subject');
/** Participles that describe a noun behind "had": "had advanced cancer". */
const DESCRIBES = WORDS.forms('describes');
/** Prepositions that may join a clause as well. */
const JOINS_CLAUSE = WORDS.forms('joins clause');
/** Farthest a verb stands before another that is joined to it, in tokens. */
const JOINED = 20;
/** Past forms that are nouns or adjectives as well. */
const OTHERWISE = WORDS.forms('past or other');

/** The few words that a statistical tagger gets wrong often, and that decide much. */
export function correctTag(block: TaggedBlock, i: number, afterPerson: boolean): void {
  const tag =
    singleWord(block, i) ?? (afterPerson ? (deedOf(block, i) ?? nounOf(block, i)) : undefined) ?? nounForVerb(block, i);
  if (tag !== undefined) block.classes[i] = tag;
}

/** The class of a word that is one of a few, or can only be a verb; undefined for others. */
function singleWord(block: TaggedBlock, i: number): number | undefined {
  const { classes, lower, lexicon } = block;
  const word = lower[i];
  if (word === "'s" || word === '’s') return CLASS.PART;
  if (isCertainVerb(block, i)) return CLASS.VERB;
  // "were all indicted", "have both said"
  if (FLOATING.has(word) && classes[i - 1] === CLASS.AUX && isVerbal(classes[i + 1])) return CLASS.ADV;
  // "the then president"
  if (word === 'then' && classes[i - 1] === CLASS.DET) return CLASS.ADJ;
  if (word === 'overnight' && classes[i] !== CLASS.ADJ) return CLASS.ADV;
  if (word === 'past' && classes[i] !== CLASS.NOUN && classes[i - 1] === CLASS.VERB) return CLASS.ADP;
  if (word === 'whether') return CLASS.CONJ;
  // "arrested for | killing"
  if (word === 'for' && classes[i] === CLASS.CONJ && /ing$/.test(lower[i + 1] ?? '')) return CLASS.ADP;
  const infinitive = word === 'to' && classes[i] === CLASS.ADP && classes[i + 1] === CLASS.VERB;
  if (infinitive && isBase(lexicon, lower[i + 1])) return CLASS.PART;
  return POSSESSIVE_PRONOUNS.has(word) && classes[i] !== CLASS.PUNCT ? CLASS.DET : undefined;
}

function isVerbal(tag: number | undefined): boolean {
  return tag === CLASS.VERB || tag === CLASS.AUX || tag === CLASS.ADV;
}

/** "Brun plans to": a person does something, unless another noun follows; undefined where the word is no such verb. */
function deedOf({ classes, lower }: TaggedBlock, i: number): number | undefined {
  if (classes[i] !== CLASS.NOUN || !/(?:s|ed)$/.test(lower[i])) return undefined;
  const next = classes[i + 1];
  const object = next === CLASS.DET || next === CLASS.PRON || next === CLASS.PROPN;
  // "walks free"
  return lower[i + 1] === 'to' || lower[i + 1] === 'free' || object ? CLASS.VERB : CLASS.NOUN;
}

/**
 * "Ada Brun husband charged", "over Ada Brun murder": a plain form behind the name of one person is no verb, unless
 * another word asks for one ("that Ada Brun resign", "did Ada Brun resign"); "Ada Brun shooting:" is an event.
 */
function nounOf({ lexicon, classes, lower }: TaggedBlock, i: number): number | undefined {
  if (classes[i] !== CLASS.VERB) return undefined;
  const next = i + 1 < lower.length ? classes[i + 1] : CLASS.PUNCT;
  if (/ing$/.test(lower[i]))
    return lexicon.nouns.has(lower[i]) && endsNoun(next, lower[i + 1]) ? CLASS.NOUN : undefined;
  const use = lexicon.anyVerb.get(lower[i]);
  const plain = use === undefined ? isNounOf(lower[i], 'person') : use === 'b';
  for (let j = i - 1; plain && j >= 0 && j > i - 9 && classes[j] !== CLASS.PUNCT; j--)
    if (classes[j] === CLASS.AUX || BEFORE_PLAIN_FORM.has(lower[j])) return undefined;
  return plain ? CLASS.NOUN : undefined;
}

/** Whether what follows can end an event noun: "the shooting of", "the shooting was", "shooting:". */
function endsNoun(next: number, word: string | undefined): boolean {
  return (next === CLASS.PUNCT && word !== ',') || next === CLASS.AUX || word === 'of';
}

/** The class of a word that was read as a verb and is none; undefined where it may be one. */
function nounForVerb(block: TaggedBlock, i: number): number | undefined {
  const { classes, lower } = block;
  if (classes[i] !== CLASS.VERB) return undefined;
  const word = lower[i];
  // "widow of slain officer Bo Lee"
  const plain = i > 0 && classes[i - 1] === CLASS.ADP && classes[i + 1] === CLASS.NOUN;
  if (plain && (isPastOnly(block, i) || ADJECTIVE_GERUND.has(word))) return CLASS.ADJ;
  // "was the Tarn | defending champion"
  const named =
    i > 0 &&
    (classes[i - 1] === CLASS.NOUN || classes[i - 1] === CLASS.PROPN) &&
    isNounOf(lower[i + 1] ?? '', 'person');
  if (named && ADJECTIVE_GERUND.has(word)) return CLASS.ADJ;
  // "was | head of the force"
  if (i > 0 && BE.has(lower[i - 1]) && block.lexicon.anyVerb.get(word) === 'b') return CLASS.NOUN;
  if (isDescribing(block, i) || isListed(block, i)) return CLASS.ADJ;
  if (isStrayPlainForm(block, i))
    return classes[i + 1] === CLASS.NOUN || classes[i + 1] === CLASS.ADJ ? CLASS.ADJ : CLASS.NOUN;
  const noun =
    isPluralNoun(block, i) ||
    isObjectNoun(block, i) ||
    isCompoundNoun(block, i) ||
    (/ing$/.test(word) && isGerundNoun(block, i));
  if (noun) return CLASS.NOUN;
  if (i === 0 || !WANTS_NOUN.has(lower[i - 1])) return undefined;
  // a determiner wants a noun: "the strike", but not "the growing crisis"
  const next = classes[i + 1];
  return next === CLASS.NOUN || next === CLASS.PROPN || next === CLASS.ADJ ? CLASS.ADJ : CLASS.NOUN;
}

/** "charged with | attempted murder": a participle, and no plain form, behind a preposition that joins no clause. */
function isPastOnly({ lexicon, lower }: TaggedBlock, i: number): boolean {
  const use = lexicon.anyVerb.get(lower[i]) ?? '';
  return use.includes('n') && !use.includes('b') && !JOINS_CLAUSE.has(lower[i - 1]);
}

/** "illegal trade, | organized crime, and", "had | advanced cancer": a participle before the noun that it describes. */
function isListed({ lexicon, classes, lower }: TaggedBlock, i: number): boolean {
  if (i < 2 || classes[i + 1] !== CLASS.NOUN || !lexicon.anyVerb.get(lower[i])?.includes('n')) return false;
  if (HAVE.has(lower[i - 1])) return DESCRIBES.has(lower[i]);
  // "displaced families and | wounded soldiers"
  if (lower[i - 1] === 'and' && classes[i - 2] === CLASS.NOUN)
    return i > 3 && classes[i - 3] === CLASS.ADJ && /ed$/.test(lower[i - 3]) && classes[i - 4] === CLASS.ADP;
  const list = lower[i - 1] === ',' && (lower[i + 2] === ',' || lower[i + 2] === 'and' || lower[i + 2] === 'or');
  return list && classes[i - 2] === CLASS.NOUN;
}

/**
 * "because of growth and | sound policy": a plain form that "and" joins to a noun, with no verb before that it could be
 * joined to.
 */
function isStrayPlainForm({ lexicon, classes, lower }: TaggedBlock, i: number): boolean {
  if (lower[i - 1] !== 'and' || classes[i - 2] !== CLASS.NOUN || lexicon.anyVerb.get(lower[i]) !== 'b') return false;
  if (classes[i + 1] !== CLASS.NOUN && classes[i + 1] !== CLASS.ADJ) return false;
  for (let j = i - 2; j >= 0 && j > i - JOINED && classes[j] !== CLASS.PUNCT; j--) {
    if (lower[j] === 'to' || WHOLE_MODALS.has(lower[j]) || BEFORE_PLAIN_FORM.has(lower[j])) return false;
    if (classes[j] === CLASS.VERB) return !isBase(lexicon, lower[j]);
  }
  return true;
}

/** "involving allegedly politically | motivated chaos": a participle behind adverbs, with nobody before to do it. */
function isDescribing({ classes, lower, lexicon }: TaggedBlock, i: number): boolean {
  if (classes[i - 1] !== CLASS.ADV || classes[i + 1] !== CLASS.NOUN) return false;
  if (lexicon.anyVerb.get(lower[i])?.includes('n') !== true && !/ed$/.test(lower[i])) return false;
  let at = i - 1;
  while (at >= 0 && classes[at] === CLASS.ADV) at--;
  return classes[at] === CLASS.ADP || (classes[at] === CLASS.VERB && /ing$/.test(lower[at]));
}

/** "a string of defeats", "naval exercises", "there are limits". */
function isPluralNoun({ classes, lower, lexicon }: TaggedBlock, i: number): boolean {
  if (i === 0 || !/s$/.test(lower[i])) return false;
  const before = classes[i - 1];
  const there = before === CLASS.AUX && lower[i - 2] === 'there';
  return (lower[i - 1] === 'of' || before === CLASS.ADJ || there) && lexicon.nouns.has(lower[i]);
}

/** "resisted | calls to resign", "made threats for years": a plural right behind a verb. */
function isObjectNoun(block: TaggedBlock, i: number): boolean {
  const { classes, lower, lexicon } = block;
  if (classes[i - 1] !== CLASS.VERB || !/s$/.test(lower[i]) || !lexicon.nouns.has(lower[i])) return false;
  return /^(?:to|for)$/.test(lower[i + 1] ?? '') && isPastOnly(block, i - 1);
}

/**
 * "will close its doors", "the lawyer, sent a letter": a plain form after a modal, or a form that can only be a past
 * one.
 */
function isCertainVerb({ lexicon, classes, lower }: TaggedBlock, i: number): boolean {
  const tag = classes[i];
  if (i === 0 || (tag !== CLASS.NOUN && tag !== CLASS.ADJ && tag !== CLASS.PROPN)) return false;
  const before = classes[i - 1];
  if (before === CLASS.AUX && WHOLE_MODALS.has(lower[i - 1])) return isBase(lexicon, lower[i]);
  if (before === CLASS.DET || before === CLASS.ADJ || before === CLASS.ADP || OTHERWISE.has(lower[i])) return false;
  const use = lexicon.anyVerb.get(lower[i]) ?? '';
  return (
    use.includes('d') && !use.includes('b') && !/ed$/.test(lower[i]) && lower[i - 1] !== '-' && lower[i + 1] !== '-'
  );
}

/**
 * "a rocket launch site", "an apartment block burned", "Kim's focus was": a plain form between nouns, or with its verb
 * to come.
 */
function isCompoundNoun(block: TaggedBlock, i: number): boolean {
  const { lexicon, classes, lower } = block;
  if (i === 0 || !isBase(lexicon, lower[i])) return false;
  const next = classes[i + 1];
  if (lower[i - 1] === "'s") return next === CLASS.AUX && VERB_AFTER_NOUN.has(lower[i + 1]);
  // "freed | kidnap victim Ada Brun", but "helped rescue workers"
  if (classes[i - 1] === CLASS.VERB && !BEFORE_PLAIN_FORM.has(lower[i - 1]))
    // "promised | help"
    return isAtEnd(block, i) || (next === CLASS.NOUN && isNounOf(lower[i + 1], 'person') && !/s$/.test(lower[i + 1]));
  if (classes[i - 1] !== CLASS.NOUN || /s$/.test(lower[i - 1])) return false;
  const past = next === CLASS.VERB && !isBase(lexicon, lower[i + 1]) && !/ing$/.test(lower[i + 1]);
  const opens = classes[i - 2] === CLASS.DET || classes[i - 2] === CLASS.ADJ || isOnlyNouns(block, i - 2);
  if (next === CLASS.AUX || past) return opens;
  return next === CLASS.NOUN && lexicon.nouns.has(lower[i]);
}

/** Whether nothing follows token `i` that a verb could govern. */
function isAtEnd({ lexicon, classes, lower }: TaggedBlock, i: number): boolean {
  const next = i + 1 < lower.length ? classes[i + 1] : CLASS.PUNCT;
  return (next === CLASS.PUNCT || next === CLASS.CONJ) && lexicon.anyVerb.get(lower[i - 1])?.includes('d') === true;
}

/** "Tarn mosque | murder suspect appears": whether only nouns stand at token `i` and before, back to a stop. */
function isOnlyNouns({ classes }: TaggedBlock, i: number): boolean {
  if (classes[i] !== CLASS.PROPN && classes[i] !== CLASS.NOUN) return false;
  if (classes[i] === CLASS.PROPN) return true;
  let at = i;
  while (at >= 0 && (classes[at] === CLASS.NOUN || classes[at] === CLASS.PROPN || classes[at] === CLASS.ADJ)) at--;
  return at < 0 || classes[at] === CLASS.PUNCT || classes[at] === CLASS.DET;
}

/**
 * "killed in church shooting", "wounded in shooting at plant": a gerund that is an event noun, with nothing after it
 * that it could govern.
 */
function isGerundNoun(block: TaggedBlock, i: number): boolean {
  const { lexicon, classes, lower } = block;
  if (i === 0 || !lexicon.nouns.has(lower[i])) return false;
  const next = i + 1 < lower.length ? classes[i + 1] : CLASS.PUNCT;
  // "policeman's shooting of"
  if (lower[i - 1] === "'s") return endsNoun(next, lower[i + 1]);
  if (classes[i - 1] === CLASS.NOUN) return next === CLASS.PUNCT && lower[i + 1] !== ',';
  // "the Brun killing was"
  if (classes[i - 1] === CLASS.PROPN && isBareName(block, i - 1))
    return next === CLASS.AUX || next === CLASS.ADP || next === CLASS.PUNCT;
  return BEFORE_EVENT_NOUN.has(lower[i - 1]) && (next === CLASS.PUNCT || next === CLASS.ADP);
}

/**
 * Whether the name that ends at token `i` is no subject, since a determiner or a preposition stands before it: "the
 * Brun", "over Brun"; "with Brun scoring" and "by Brun scoring" have one that does something.
 */
function isBareName({ classes, lower }: TaggedBlock, i: number): boolean {
  let at = i;
  while (at > 0 && classes[at] === CLASS.PROPN) at--;
  return classes[at] === CLASS.DET || (classes[at] === CLASS.ADP && !HAS_SUBJECT.has(lower[at]));
}

function isBase(lexicon: TaggedBlock['lexicon'], word: string): boolean {
  return lexicon.anyVerb.get(word)?.includes('b') === true;
}

import { doublingOf, irregularNoun, irregularSingular, irregularVerb, prefixOf } from './irregular';

/** How a verb form can be used: one letter each for base, third person, past, past participle and gerund. */
export type VerbForm = 'b' | 's' | 'd' | 'n' | 'g';

/** Forms of a word, each with the letters of its uses. */
export type Forms = ReadonlyMap<string, string>;

/** A verb, a noun, or a word that does not change. */
export type Inflection = 'v' | 'n' | 'a';

/**
 * Every form of a verb with the ways it can be used: "ran" → d. British and American spellings both, the British one
 * first. Of a verb with a hyphen the last part inflects: "re-elected".
 */
export function verbForms(lemma: string): Forms {
  const before = lemma.lastIndexOf('-') + 1 || prefixOf(lemma).length;
  if (before > 0) return prefixed(lemma.slice(0, before), verbForms(lemma.slice(before)));
  const forms = new Map<string, string>();
  const add = (form: string, use: VerbForm): void => {
    const known = forms.get(form) ?? '';
    if (!known.includes(use)) forms.set(form, known + use);
  };
  const odd = irregularVerb(lemma);
  add(lemma, 'b');
  for (const form of odd !== undefined && odd.third.length > 0 ? odd.third : [thirdPerson(lemma)]) add(form, 's');
  for (const form of odd !== undefined && odd.gerund.length > 0 ? odd.gerund : gerunds(lemma)) add(form, 'g');
  for (const form of odd?.past ?? regularPasts(lemma)) add(form, 'd');
  for (const form of odd?.participle ?? regularPasts(lemma)) add(form, 'n');
  return forms;
}

function prefixed(prefix: string, forms: Forms): Forms {
  return new Map([...forms].map(([form, use]) => [prefix + form, use]));
}

/** The first form of a verb that can be used so: "meet", "n" → "met". The lemma where there is none. */
export function formOf(lemma: string, use: VerbForm): string {
  for (const [form, uses] of verbForms(lemma)) if (uses.includes(use)) return form;
  return lemma;
}

/** "attacks", "crashes", "denies", "goes", "quizzes". */
function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  if (/(?:[^aeiou]|qu)[aeiou]z$/.test(lemma)) return `${lemma}zes`;
  return /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

function gerunds(lemma: string): readonly string[] {
  if (lemma.endsWith('ie')) return [`${lemma.slice(0, -2)}ying`];
  return /(?:[eoy]|^b)e$/.test(lemma) ? [`${lemma}ing`] : stemsBeforeVowel(lemma).map(stem => `${stem}ing`);
}

function regularPasts(lemma: string): readonly string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ied`];
  return stemsBeforeVowel(lemma).map(stem => `${stem}ed`);
}

/** Stems that take -ing and -ed; two where spellings differ ("travell", "travel"; "fuell", "fuel"). */
function stemsBeforeVowel(lemma: string): readonly string[] {
  if (lemma.endsWith('e')) return [lemma.slice(0, -1)];
  if (lemma.endsWith('ic')) return [`${lemma}k`];
  const doubled = `${lemma}${lemma.slice(-1)}`;
  const told = doublingOf(lemma);
  if (told === 'twice') return [doubled];
  if (told === 'either') return [lemma, doubled];
  if (told === 'never') return [lemma];
  if (/^[^aeiou]{0,3}[aeiou][bdgklmnprtz]$/.test(lemma.replace('qu', 'kw'))) return [doubled];
  return /(?:[^aeiou][aeiou]|u[ae]|ia)l$/.test(lemma) ? [doubled, lemma] : [lemma];
}

/**
 * The forms of a noun: `b` the singular, `s` the plural; both letters for one that is its own plural, or has no other
 * number.
 */
export function nounForms(noun: string): Forms {
  const plurals = pluralsOf(noun);
  if (plurals.includes(noun)) return new Map([[noun, 'bs'], ...others(plurals, noun)]);
  return new Map([[noun, 'b'], ...others(plurals, noun)]);
}

function others(plurals: readonly string[], noun: string): (readonly [string, string])[] {
  return plurals.filter(plural => plural !== noun).map(plural => [plural, 's'] as const);
}

/**
 * The usual plural of a noun: "men", "crises", "earnings", "square feet". Of several words the last one inflects, or
 * that before "of".
 */
export function pluralOf(noun: string): string {
  for (const [form, use] of phraseForms(noun, 'n')) if (use.includes('s')) return form;
  return noun;
}

function pluralsOf(noun: string): readonly string[] {
  const hyphen = noun.lastIndexOf('-') + 1;
  const odd = irregularNoun(noun) ?? (hyphen > 0 ? irregularNoun(noun.slice(hyphen)) : undefined);
  if (odd !== undefined) return irregularNoun(noun) !== undefined ? odd : odd.map(form => noun.slice(0, hyphen) + form);
  if (/[^aeiou]y$|quy$/.test(noun)) return [`${noun.slice(0, -1)}ies`];
  // "analysis", "thesis"; not "chassis"
  if (/[^s]sis$/.test(noun)) return [`${noun.slice(0, -2)}es`];
  // a plural already: "talks", "polls"; and what has no number: "politics", "Japanese"
  if (/[^aisu]s$|[^aeiou]ics$|ese$/.test(noun)) return [noun];
  return /(?:s|x|z|ch|sh)$/.test(noun) ? [`${noun}es`] : [`${noun}s`];
}

/** Whether a word can be a plural: "men", "attacks", "series"; not "crisis", "news", "congress". */
export function isPlural(word: string): boolean {
  const known = plurals.get(word);
  if (known !== undefined) return known;
  if (plurals.size >= WORDS_KEPT) plurals.clear();
  const found = readsAsPlural(word);
  plurals.set(word, found);
  return found;
}

const plurals = new Map<string, boolean>();
/** As many as the vocabulary of some hundred articles. */
const WORDS_KEPT = 20_000;

function readsAsPlural(word: string): boolean {
  if (irregularSingular(word) !== undefined) return true;
  return /[^siu]s$/.test(word) && nounForms(word).get(word) !== 'b';
}

/**
 * Every form of a word or a phrase of its class: the first word of a verb inflects ("carried out"), the last one of a
 * noun ("prison terms"), or that before "of" or "per" ("losses of life").
 */
export function phraseForms(phrase: string, kind: Inflection): Forms {
  if (kind === 'a') return new Map([[phrase, 'b']]);
  const words = phrase.split(' ');
  const whole = kind === 'n' && words.length > 1 ? irregularNoun(phrase) : undefined;
  if (whole !== undefined) return new Map([[phrase, 'b'], ...others(whole, phrase)]);
  const at = inflectedWord(words, kind);
  const inflected = kind === 'v' ? verbForms(words[at]) : nounForms(words[at]);
  if (words.length === 1) return inflected;
  return new Map([...inflected].map(([form, use]) => [words.with(at, form).join(' '), use]));
}

/** Which of the words of a phrase inflects. */
function inflectedWord(words: readonly string[], kind: 'v' | 'n'): number {
  if (kind === 'v') return 0;
  const end = words.findIndex(word => word === 'of' || word === 'per');
  return (end > 0 ? end : words.length) - 1;
}

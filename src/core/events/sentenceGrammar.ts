import type { LocalFigureSpan, LocalMention } from '../annotations/annotator';
import type { Block } from '../text/block';
import { firstEndingAfter, type Span } from '../text/span';
import type { Token } from '../tokens/token';
import { findPersons, type Person } from './antecedents';
import type { EventTables } from './eventTables';
import type { TriggerLexicon } from './lexicon';
import { CLASS, type TaggedWords, tagWords } from './wordClasses';

/** A noun phrase without its prepositional phrases: tokens `first..last`, half-open, and its head. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** A block as grammar sees it: word classes, noun phrases, and which mention or figure each token belongs to. */
export interface BlockGrammar {
  readonly block: Block;
  readonly tables: EventTables;
  readonly lower: readonly string[];
  readonly tags: TaggedWords;
  readonly classes: Uint8Array;
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly LocalFigureSpan[];
  /** Index of the mention that holds a token, or -1. */
  readonly mentionAt: Int32Array;
  readonly figureAt: Int32Array;
  readonly phrases: readonly NounPhrase[];
  /** Index of the noun phrase that holds a token, or -1. */
  readonly phraseAt: Int32Array;
  readonly persons: readonly Person[];
  /** Where a mention or a figure begins → its index. */
  readonly mentionFrom: ReadonlyMap<number, number>;
  readonly figureFrom: ReadonlyMap<number, number>;
}

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
export const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whom']);

/** Reads the grammar of a block. Linear in its tokens. */
export function readGrammar(
  block: Block,
  mentions: readonly LocalMention[],
  figures: readonly LocalFigureSpan[],
  eventTables: EventTables,
): BlockGrammar {
  const { lexicon } = eventTables;
  const { tokens } = block;
  const lower = tokens.map(t => t.text.toLowerCase().replace('’', "'"));
  const mentionAt = spanIndex(tokens, mentions);
  const tags = tagWords(uncapitalised(block, mentionAt));
  const figureAt = spanIndex(tokens, figures);
  const classes = tags.classes;
  for (let i = 0; i < tokens.length; i++) {
    // a name is a name, whatever its words are; but peoples may stand before a noun, as adjectives do
    if (mentionAt[i] >= 0 && classes[i] !== CLASS.PUNCT) {
      classes[i] = mentions[mentionAt[i]].label === 'NORP' ? CLASS.ADJ : CLASS.PROPN;
    } else if (figureAt[i] >= 0 && classes[i] === CLASS.VERB) classes[i] = CLASS.NOUN;
    else if (figureAt[i] < 0 && isHiddenVerb(lexicon, tags, lower, mentionAt, i)) classes[i] = CLASS.VERB;
    else
      correctTag(
        lexicon,
        classes,
        lower,
        i,
        i > 0 && mentionAt[i - 1] >= 0 && mentions[mentionAt[i - 1]].label === 'PERSON',
      );
  }
  if (block.register !== 'caseless') {
    for (const { first, last } of block.sentences) {
      const verb = missingVerb(lexicon, classes, lower, mentionAt, figureAt, first, last);
      if (verb >= 0) classes[verb] = CLASS.VERB;
    }
  }
  const phrases: NounPhrase[] = [];
  const phraseAt = new Int32Array(tokens.length).fill(-1);
  const whole = [{ first: 0, last: tokens.length }];
  for (const sentence of block.register === 'caseless' ? whole : block.sentences) {
    readPhrases({ classes, lower, mentionAt, figureAt, figures }, sentence.first, sentence.last, phrases);
  }
  phrases.forEach((p, k) => {
    phraseAt.fill(k, p.first, p.last);
  });
  const persons = findPersons(block, classes, lower, mentions, mentionAt);
  return {
    block,
    tables: eventTables,
    lower,
    tags,
    classes,
    mentions,
    figures,
    mentionAt,
    figureAt,
    phrases,
    phraseAt,
    persons,
    mentionFrom: new Map(mentions.map((m, k) => [m.start, k])),
    figureFrom: new Map(figures.map((f, k) => [f.start, k])),
  };
}

/**
 * The tokens as the tagger should see them: in a headline that capitalises most words, or is all capitals, capitals say
 * nothing, so its words are lower-cased. Names do not count: they are capitals anywhere.
 */
function uncapitalised({ tokens, sentences }: Block, mentionAt: Int32Array): readonly Token[] {
  let out: Token[] | undefined;
  for (const sentence of sentences) {
    let capital = 0;
    let words = 0;
    for (let i = sentence.first + 1; i < sentence.last; i++) {
      const { text, kind } = tokens[i];
      if (kind !== 'word' || text.length < 4 || mentionAt[i] >= 0) continue;
      words++;
      if (text.charAt(0) !== text.charAt(0).toLowerCase()) capital++;
    }
    if (words < 1 || capital < 0.75 * words) continue;
    out ??= [...tokens];
    for (let i = sentence.first; i < sentence.last; i++) out[i] = { ...tokens[i], text: tokens[i].text.toLowerCase() };
  }
  return out ?? tokens;
}

/**
 * Whether a word that was read as a noun, an adjective or a name is a verb after all: it can be one, it stands after a noun or
 * a name, and what follows can only begin an object: "Divers rescued twelve boys", "Residents fear another flood".
 */
function isHiddenVerb(
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
  const next = classes[i + 1];
  const opens = next === CLASS.DET || next === CLASS.NUM || next === CLASS.PRON || CURRENCY.test(lower[i + 1]);
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
function missingVerb(
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
function correctTag(
  lexicon: TriggerLexicon,
  classes: Uint8Array,
  lower: readonly string[],
  i: number,
  afterPerson: boolean,
): void {
  const word = lower[i];
  if (word === "'s" || word === '’s') classes[i] = CLASS.PART;
  // "the then president"
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
    (lower[i - 1] === 'of' || classes[i - 1] === CLASS.ADJ) &&
    lexicon.nouns.has(word)
  ) {
    // "a string of defeats", "naval exercises"
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

/** "a rocket launch site", "Kim's focus was": a plain form between nouns, or after an owner with its verb to come. */
function isCompoundNoun(lexicon: TriggerLexicon, classes: Uint8Array, lower: readonly string[], i: number): boolean {
  if (i === 0 || !isBase(lexicon, lower[i])) return false;
  const next = classes[i + 1];
  if (lower[i - 1] === "'s") return next === CLASS.AUX && /^(?:is|was|has|had|will|would)$/.test(lower[i + 1]);
  return (
    classes[i - 1] === CLASS.NOUN && !/s$/.test(lower[i - 1]) && next === CLASS.NOUN && lexicon.nouns.has(lower[i])
  );
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

function spanIndex(tokens: readonly Span[], spans: readonly Span[]): Int32Array {
  const at = new Int32Array(tokens.length).fill(-1);
  if (spans.length === 0) return at;
  const sorted = spans;
  for (let i = 0; i < tokens.length; i++) {
    const k = firstEndingAfter(sorted, tokens[i].start);
    if (k < sorted.length && sorted[k].start < tokens[i].end) at[i] = k;
  }
  return at;
}

interface PhraseInput {
  readonly classes: Uint8Array;
  readonly lower: readonly string[];
  readonly mentionAt: Int32Array;
  readonly figureAt: Int32Array;
  readonly figures: readonly LocalFigureSpan[];
}

function readPhrases(input: PhraseInput, from: number, to: number, out: NounPhrase[]): void {
  let i = from;
  while (i < to) {
    if (!startsPhrase(input, i, to)) {
      i++;
      continue;
    }
    const first = i;
    let head = i;
    i++;
    if (input.classes[first] === CLASS.PRON) {
      out.push({ first, last: i, head: first });
      continue;
    }
    if (isNominal(input.classes[first])) head = first;
    while (i < to && continuesPhrase(input, i, to)) {
      if (isNominal(input.classes[i])) head = i;
      i++;
    }
    out.push({ first, last: i, head });
  }
}

function isNominal(tag: number): boolean {
  return tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM;
}

function startsPhrase({ classes, lower, figureAt }: PhraseInput, i: number, to: number): boolean {
  const tag = classes[i];
  if (tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM || tag === CLASS.DET) return true;
  // "at least 43 people": the figure begins with its preposition
  if (figureAt[i] >= 0 && (tag !== CLASS.ADP || (figureAt[i] !== figureAt[i - 1] && figureAt[i] === figureAt[i + 1])))
    return true;
  if (tag === CLASS.PRON) return !RELATIVE.has(lower[i]);
  // an adjective starts one only when a noun follows soon
  if (tag === CLASS.ADJ) {
    let j = i + 1;
    while (j < to && j < i + 4 && (classes[j] === CLASS.ADJ || lower[j] === '-')) j++;
    return j < to && isNominal(classes[j]);
  }
  return false;
}

function continuesPhrase(
  { classes, lower, mentionAt, figureAt, figures }: PhraseInput,
  i: number,
  to: number,
): boolean {
  const tag = classes[i];
  if (mentionAt[i] >= 0 && mentionAt[i] === mentionAt[i - 1]) return true;
  if (figureAt[i] >= 0 && figureAt[i] === figureAt[i - 1]) return true;
  // "to the summit | more than 10,000 labourers": what approximates a number begins a phrase
  if (figureAt[i] >= 0 && isNominal(classes[i - 1]) && (tag === CLASS.ADJ || tag === CLASS.ADV)) return false;
  // "fined Skyhop 4 million euros": two objects
  if (figureAt[i] >= 0 && mentionAt[i - 1] >= 0) return false;
  if (figureAt[i] >= 0 && isTime(figures[figureAt[i]])) return lower[i - 1] === "'s";
  if (figureAt[i - 1] >= 0 && isTime(figures[figureAt[i - 1]])) return lower[i] === "'s" || tag === CLASS.NOUN;
  if (tag === CLASS.NOUN || tag === CLASS.PROPN || tag === CLASS.NUM) return classes[i - 1] !== CLASS.PRON;
  if (tag === CLASS.ADJ) return true;
  if (tag === CLASS.PART) return lower[i] === "'s" || lower[i] === "'" || lower[i] === 's';
  if (lower[i] === 's' && (classes[i - 1] === CLASS.PROPN || classes[i - 1] === CLASS.NOUN)) return true;
  if (lower[i] === '-' && i + 1 < to) return classes[i + 1] !== CLASS.PUNCT;
  if (lower[i - 1] === '-' && classes[i] !== CLASS.PUNCT) return true;
  // "his newly appointed envoy": a participle between determiner and noun
  if (tag === CLASS.VERB && /(?:ed|ing|en)$/.test(lower[i])) {
    return (
      (classes[i - 1] === CLASS.DET || classes[i - 1] === CLASS.ADJ || lower[i - 1] === "'s") &&
      i + 1 < to &&
      (classes[i + 1] === CLASS.NOUN || lower[i + 1] === '-')
    );
  }
  return false;
}

function isTime(figure: LocalFigureSpan): boolean {
  return figure.label === 'DATE' || figure.label === 'TIME';
}

/** Whether the token ends a stretch in which arguments are looked for. */
export function breaksClause(lower: string): boolean {
  return lower === ';' || lower === '.' || lower === '?' || lower === '!' || lower === ':';
}

import type { LocalFigureSpan, LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { CLASS, type TaggedWords, tagWords } from '../../english/classes/wordClasses';
import { firstEndingAfter, type Span } from '../../text/span';
import type { Token } from '../../tokens/token';
import type { EventTables } from '../lexicon/eventTables';
import type { TriggerLexicon } from '../lexicon/lexicon';
import { findPersons, type Person } from './antecedents';
import { correctTag, isHiddenVerb, isNominal, missingVerb } from './wordClassFixes';

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
  const mentionAt = spanIndex(tokens, mentions);
  const figureAt = spanIndex(tokens, figures);
  const tags = tagWords(uncapitalised(block, mentionAt), namesIn(block, mentions, mentionAt));
  const { classes, lower } = tags;
  for (let i = 0; i < tokens.length; i++) {
    if (mentionAt[i] >= 0 && classes[i] !== CLASS.PUNCT) continue;
    if (figureAt[i] >= 0 && classes[i] === CLASS.VERB) classes[i] = CLASS.NOUN;
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
  markCompounds(lexicon, classes, lower);
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

/** Makes one verb of the parts of "re-elected" and "test-fires", but not in "the re-elected mayor". */
function markCompounds({ verbs }: TriggerLexicon, classes: Uint8Array, lower: readonly string[]): void {
  for (let i = 2; i < lower.length; i++) {
    if (lower[i - 1] !== '-' || !verbs.has(`${lower[i - 2]}-${lower[i]}`)) continue;
    const before = i > 2 ? classes[i - 3] : CLASS.PUNCT;
    if (before === CLASS.DET || before === CLASS.ADJ) continue;
    classes[i] = CLASS.VERB;
    classes[i - 2] = CLASS.ADV;
  }
}

/** A name is a name, whatever its words are; but peoples may stand before a noun, as adjectives do. -1 for what is no name. */
function namesIn({ tokens }: Block, mentions: readonly LocalMention[], mentionAt: Int32Array): Int8Array {
  const given = new Int8Array(tokens.length).fill(-1);
  for (let i = 0; i < tokens.length; i++) {
    if (mentionAt[i] < 0 || tokens[i].kind === 'punctuation') continue;
    given[i] = mentions[mentionAt[i]].label === 'NORP' ? CLASS.ADJ : CLASS.PROPN;
  }
  return given;
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
    // "an offensive", "the injured": the adjective stands for its noun
    if (!isNominal(input.classes[head])) head = i - 1;
    out.push({ first, last: i, head });
  }
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
      (classes[i - 1] === CLASS.DET ||
        classes[i - 1] === CLASS.ADJ ||
        classes[i - 1] === CLASS.NUM ||
        lower[i - 1] === "'s") &&
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

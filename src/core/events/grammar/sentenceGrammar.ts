import type { LocalFigureSpan, LocalMention } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { CLASS, tagWords } from '../../english/classes/wordClasses';
import { firstEndingAfter, type Span } from '../../text/span';
import type { Token } from '../../tokens/token';
import type { EventTables } from '../lexicon/eventTables';
import type { TopicQuestion } from '../lexicon/topics';
import { findPersons } from './antecedents';
import type { BlockGrammar } from './blockGrammar';
import { isHiddenVerb, missingVerb } from './hiddenVerbs';
import { type NounPhrase, readPhrases } from './nounPhrases';
import type { TaggedBlock } from './taggedBlock';
import { correctTag } from './wordClassFixes';

/** Reads the grammar of a block. Linear in its tokens. */
export function readGrammar(
  block: Block,
  mentions: readonly LocalMention[],
  figures: readonly LocalFigureSpan[],
  eventTables: EventTables,
  topic?: TopicQuestion,
): BlockGrammar {
  const { lexicon } = eventTables;
  const { tokens } = block;
  const mentionAt = spanIndex(tokens, mentions);
  const figureAt = spanIndex(tokens, figures);
  const tags = tagWords(uncapitalised(block, mentionAt), namesIn(block, mentions, mentionAt));
  const { classes } = tags;
  const lower = withoutPronouns(tags.lower, block, mentionAt);
  const tagged: TaggedBlock = { lexicon, classes, lower, mentionAt, figureAt };
  for (let i = 0; i < tokens.length; i++) {
    if (mentionAt[i] >= 0 && classes[i] !== CLASS.PUNCT) continue;
    if (figureAt[i] >= 0 && classes[i] === CLASS.VERB) classes[i] = CLASS.NOUN;
    else if (figureAt[i] < 0 && isHiddenVerb(tagged, i)) classes[i] = CLASS.VERB;
    else correctTag(tagged, i, i > 0 && mentionAt[i - 1] >= 0 && mentions[mentionAt[i - 1]].label === 'PERSON');
  }
  markCompounds(tagged);
  if (block.register !== 'caseless') {
    for (const { first, last } of block.sentences) {
      const verb = missingVerb(tagged, first, last);
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
  const persons = findPersons(block, classes, mentions, mentionAt);
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
    topic,
  };
}

/** The words in lower case, but for "WHO", where that is a name and no pronoun. */
function withoutPronouns(lower: readonly string[], { tokens }: Block, mentionAt: Int32Array): readonly string[] {
  let own: string[] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    if (mentionAt[i] < 0 || lower[i] !== 'who' || tokens[i].text !== 'WHO') continue;
    own ??= [...lower];
    own[i] = 'WHO';
  }
  return own ?? lower;
}

/** Makes one verb of the parts of "re-elected" and "test-fires", but not in "the re-elected mayor". */
function markCompounds({ lexicon: { verbs }, classes, lower }: TaggedBlock): void {
  for (let i = 2; i < lower.length; i++) {
    if (lower[i - 1] !== '-' || !verbs.has(`${lower[i - 2]}-${lower[i]}`)) continue;
    const before = i > 2 ? classes[i - 3] : CLASS.PUNCT;
    if (before === CLASS.DET || before === CLASS.ADJ) continue;
    classes[i] = CLASS.VERB;
    classes[i - 2] = CLASS.ADV;
  }
}

/** "Muslims", "Israelis": many of a people, and no adjective. */
const PEOPLES = /[^su]s$/i;

/**
 * A name is a name, whatever its words are; but peoples may stand before a noun, as adjectives do. -1 for what is no
 * name.
 */
function namesIn({ tokens }: Block, mentions: readonly LocalMention[], mentionAt: Int32Array): Int8Array {
  const given = new Int8Array(tokens.length).fill(-1);
  for (let i = 0; i < tokens.length; i++) {
    if (mentionAt[i] < 0 || tokens[i].kind === 'punctuation') continue;
    const people = mentions[mentionAt[i]].label === 'NORP' && !PEOPLES.test(tokens[i].text);
    given[i] = people ? CLASS.ADJ : CLASS.PROPN;
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

import type { EntityLabel } from '../../annotations/model';
import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { candidatesBefore, hasRival } from '../grammar/antecedents';
import { type BlockGrammar, isTimePhrase } from '../grammar/blockGrammar';
import { POSSESSIVE_PRONOUNS } from '../grammar/functionWords';
import table from './argumentWords.tsv';
import type { LocalFiller } from './localEvent';

const WORDS = readWordLists(table);
const PRONOUNS = WORDS.forms('pronoun');
const ONE_PERSON = WORDS.forms('one person');
/** Nouns for those who act for the body, the land or the people named before or behind them: "Russian forces". */
const ACTS_FOR = WORDS.forms('acts for');
/** Nouns that are plural without an "s". */
const SEVERAL = WORDS.forms('several');

const IN_SPEECH = WORDS.forms('in speech');

/** Whether a word may stand for the speaker where it begins what is said. */
export function isInSpeech(word: string): boolean {
  return IN_SPEECH.has(word);
}

const PLACE_LABELS: ReadonlySet<EntityLabel> = new Set<EntityLabel>(['GPE', 'LOC', 'FAC']);

export function isPlaceLabel(label: EntityLabel): boolean {
  return PLACE_LABELS.has(label);
}

/** The span of tokens `first..last` (half-open). */
export function tokenSpan(g: BlockGrammar, first: number, last: number): Span {
  return { start: g.block.tokens[first].start, end: g.block.tokens[Math.max(first, last - 1)].end };
}

/** What a noun phrase stands for; a phrase of two names ("Kim-Putin") stands for both. */
export function fillersOf(g: BlockGrammar, k: number): LocalFiller[] {
  const holder = holderOfOffice(g, k);
  if (holder >= 0) return fillersOf(g, holder);
  const phrase = g.phrases[k];
  const head = g.mentionAt[phrase.head];
  if (head >= 0) {
    const fillers: LocalFiller[] = [];
    // both names of a hyphenated pair
    const before = g.mentionAt[phrase.head - 2] ?? -1;
    const start = g.block.tokens[phrase.head].start;
    const first = g.mentions[head].start === start || before === head ? before : -1;
    if (g.lower[phrase.head - 1] === '-' && first >= 0 && first !== head) fillers.push(entity(g, first));
    fillers.push(entity(g, head));
    return fillers;
  }
  if (g.classes[phrase.head] === CLASS.PRON) {
    return PRONOUNS.has(g.lower[phrase.head]) ? [pronoun(g, phrase.head)] : [];
  }
  const whole = tokenSpan(g, phrase.first, phrase.last);
  const words = g.block.text.slice(whole.start, whole.end).toLowerCase();
  const possessor = possessorEnd(g, phrase.first, phrase.head);
  // "the two leaders" are two that were named, not a number
  if (/^(?:the|these|both) two\b/.test(words)) return [{ kind: 'words', span: whole, words }];
  // a name at the end of the phrase, or the figure that counts its head
  for (let i = phrase.last - 1; i >= Math.max(phrase.first, possessor); i--) {
    const figure = g.figureAt[i];
    if (figure >= 0 && counts(g, figure) && isCounted(g, phrase.head, figure))
      return [{ kind: 'figure', span: spanOf(g.figures[figure]), via: whole }];
  }
  const spoken = tokenSpan(g, phrase.first, phrase.head + 1);
  if (isTimePhrase(g, k)) return [];
  const acting = ACTS_FOR.has(g.lower[phrase.head]);
  for (let i = phrase.head; acting && i >= Math.max(phrase.first, possessor); i--) {
    const mention = g.mentionAt[i];
    if (mention >= 0) return [{ kind: 'entity', span: spanOf(g.mentions[mention]), via: whole, words, phrase: spoken }];
  }
  const tag = g.classes[phrase.head];
  return tag === CLASS.NOUN || tag === CLASS.PROPN || (tag === CLASS.ADJ && phrase.head > phrase.first)
    ? [{ kind: 'words', span: whole, words, phrase: spoken }]
    : [];
}

/**
 * The phrase with the person's name that follows an office of two phrases: "Secretary | of | State Mike Pompeo"; -1
 * where none does.
 */
function holderOfOffice(g: BlockGrammar, k: number): number {
  const { head, last } = g.phrases[k];
  if (g.lower[last] !== 'of' || !g.tables.lexicon.posts.has(g.lower[head]) || head !== last - 1) return -1;
  const next = g.phraseAt[last + 1] ?? -1;
  if (next < 0 || g.phrases[next].first !== last + 1) return -1;
  const mention = g.mentionAt[g.phrases[next].head];
  const named = mention >= 0 && g.mentions[mention].label === 'PERSON' && g.mentionAt[last + 1] !== mention;
  return named ? next : -1;
}

/** A pronoun with the persons that it may stand for, where it is one for one person. */
function pronoun(g: BlockGrammar, i: number): LocalFiller {
  const words = g.lower[i];
  const span = spanOf(g.block.tokens[i]);
  if (!ONE_PERSON.has(words)) return { kind: 'words', span, words };
  const candidates = candidatesBefore(g, i).map(({ mention, subject }) => {
    const { start, end } = g.mentions[mention];
    return { start, end, subject };
  });
  return { kind: 'words', span, words, pronoun: { candidates, rival: hasRival(g, i) } };
}

/**
 * "7.8 earthquake", "25-year-old man", "$10 million deal": the figure describes one thing, it does not count several.
 */
function isCounted(g: BlockGrammar, head: number, figure: number): boolean {
  if (g.figureAt[head] === figure) return true;
  const word = g.lower[head];
  return word.endsWith('s') || SEVERAL.has(word) || isPluralOfPerson(word) || g.classes[head] === CLASS.NUM;
}

/** "policemen", "grandchildren". */
function isPluralOfPerson(word: string): boolean {
  return word.endsWith('men') || word.endsWith('children') || word.endsWith('people');
}

function counts(g: BlockGrammar, figure: number): boolean {
  const { label } = g.figures[figure];
  return label !== 'DATE' && label !== 'TIME' && label !== 'ORDINAL';
}

function entity(g: BlockGrammar, mention: number): LocalFiller {
  return { kind: 'entity', span: spanOf(g.mentions[mention]) };
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** The token after the last possessive in `first..head`, or `first` where there is none: "Kim's | father". */
function possessorEnd(g: BlockGrammar, first: number, head: number): number {
  for (let i = head - 1; i >= first; i--) if (isPossessive(g, i)) return i + 1;
  return first;
}

/** Whether token `i` is a possessive mark or a possessive pronoun. */
export function isPossessive(g: BlockGrammar, i: number): boolean {
  const word = g.lower[i];
  if (word === "'s" || POSSESSIVE_PRONOUNS.has(word)) return true;
  if (word === "'" && g.lower[i - 1]?.endsWith('s')) return true;
  return word === 's' && i > 0 && (g.classes[i - 1] === CLASS.PROPN || g.classes[i - 1] === CLASS.NOUN);
}

/**
 * The names and pronouns that own the noun at token `head` of the phrase that starts at `first`: "Kim's visit", "his
 * visit".
 */
export function possessors(g: BlockGrammar, first: number, head: number): LocalFiller[] {
  for (let i = head - 1; i >= first; i--) {
    if (!isPossessive(g, i)) continue;
    if (POSSESSIVE_PRONOUNS.has(g.lower[i])) return [pronoun(g, i)];
    const mention = g.mentionAt[i - 1] ?? -1;
    if (mention >= 0) return [entity(g, mention)];
    if (i > first) {
      const span = tokenSpan(g, first, i);
      return [{ kind: 'words', span, words: g.block.text.slice(span.start, span.end).toLowerCase() }];
    }
  }
  return [];
}

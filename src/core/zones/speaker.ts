import type { QuotedSpan } from '../annotations/model';
import type { Block } from '../blocks/block';
import { readWordLists } from '../english/wordLists';
import { tableRows } from '../text/table';
import { openerOf } from '../tokens/sentenceWords';
import type { Token } from '../tokens/token';
import speakerTable from './speaker.tsv';
import speechTable from './speech.tsv';
import { wordsOf } from './words';

/** Most tokens between a quotation and its verb of saying, and most tokens that name a speaker. */
const REACH = 12;
const LONGEST = 10;

const WORDS = readWordLists(speakerTable);
const SPEECH: ReadonlySet<string> = new Set(tableRows(speechTable).map(([verb]) => verb));

/** Words before a verb of saying that belong to the verb: "has also said". */
const BEFORE_VERB = WORDS.forms('beforeVerb');
const ADVERB = /^\p{L}{2,20}ly$/u;
const isAuxiliary = (word: string): boolean => BEFORE_VERB.has(word) || ADVERB.test(word);
const LINKING = WORDS.forms('linking');
/** Words that end what stands before the subject of the clause. */
const CLAUSE = WORDS.forms('opensClause');
const PREPOSITION = WORDS.forms('preposition');
const STOPPER = WORDS.forms('afterSpeaker');
const NOT_BEFORE_VERB = WORDS.forms('notBeforeVerb');
const BE = WORDS.forms('be');
/** What may stand before the subject at the head of a sentence. */
const BEFORE_SUBJECT = WORDS.forms('beforeSubject');
/** Words after which a name belongs to an apposition. */
const IN_APPOSITION = WORDS.forms('inApposition');
const NAME_PARTS = WORDS.forms('namePart');
/** Words that stand for a speaker by themselves, and words that never do. */
const SOMEBODY = WORDS.forms('somebody');
const NOBODY = WORDS.forms('nobody');
const DETERMINERS = WORDS.forms('determiner');
const NOT_AT_END = WORDS.forms('notAtEnd');
/** Titles that a point may follow. */
const TITLES = WORDS.forms('title');
const MARK = /^(?:[,.;:!?"“”„«»‘’'()[\]–—…]|-{2}|``|'')$/;

/**
 * The words beside a quotation that name who says it: “…,” SPEAKER said; “…,” said SPEAKER; SPEAKER said(,) “…”;
 * according to SPEAKER, “…”. `open` and `close` are the tokens of its marks. Undefined when nobody is named right
 * there.
 */
export function speakerOf(block: Block, open: number, close: number | undefined): QuotedSpan | undefined {
  const words = wordsOf(block);
  const after = close === undefined ? undefined : speakerAfter(block, words, close + 1);
  const found = after ?? speakerBefore(block, words, open);
  if (!found) return undefined;
  const [first, last] = found;
  const start = block.tokens[first].start;
  const end = block.tokens[last - 1].end;
  return { start, end, text: block.text.slice(start, end) };
}

type Range = readonly [first: number, last: number];

function speakerAfter(block: Block, words: readonly string[], from: number): Range | undefined {
  const { tokens } = block;
  let at = from;
  while (at < tokens.length && at < from + 2 && /^[,–—-]$/.test(words[at])) at++;
  if (at >= tokens.length) return undefined;
  if (words[at] === 'according' && words[at + 1] === 'to') return forward(block, words, at + 2);
  if (isVerb(block, words, at)) return forward(block, words, at + 1);
  // An own sentence may name its speaker only when the quotation did not end in a full stop before the mark.
  const ended = /^[.]$/.test(words[from - 2] ?? '') && at === from;
  if (ended) return undefined;
  // Without a comma or such before the mark, only a short name can belong to the quotation.
  const marked = /^(?:[,?!…—–]|-{2}|\.{2,})$/.test(words[from - 2] ?? '') || words[from] === ',';
  return subjectOfLater(block, words, at, Math.min(tokens.length, at + (marked ? REACH : 4)));
}

/** The subject, from `at` on, of a verb of saying before `to`. */
function subjectOfLater(block: Block, words: readonly string[], at: number, to: number): Range | undefined {
  const { tokens } = block;
  for (let k = at; k < to; k++) {
    if (isVerb(block, words, k) && k > at) {
      const range = nounPhrase(block, words, at, k);
      return range && plausible(block, words, range) ? range : undefined;
    }
    if (MARK.test(words[k]) && !isInnerPoint(tokens, words, k) && words[k] !== ',') return undefined;
    if (words[k] === ',' && k - at > 8) return undefined;
  }
  return undefined;
}

/** The name or noun phrase that begins at `from`, after "said" or "according to". */
function forward(block: Block, words: readonly string[], from: number): Range | undefined {
  const { tokens } = block;
  let at = from;
  while (at < tokens.length && /^\p{L}{2,20}ly$/u.test(words[at]) && !/^\p{Lu}/u.test(tokens[at].text)) at++;
  let end = at;
  while (end < tokens.length && end - at < LONGEST && !endsSpeaker(tokens, words, at, end)) end++;
  // "said the union's secretary, Ana Ruiz.": the name says more.
  if (words[end] === ',' && /^\p{Ll}/u.test(tokens[at]?.text ?? '')) {
    let last = end + 1;
    while (last < tokens.length && last - end < 6 && isNamePart(tokens[last], words[last])) {
      if (words[last] === '.' && !isInnerPoint(tokens, words, last)) break;
      last++;
    }
    if (last - end > 2 && /^(?:[.,”"]|who|told|in|on)$/.test(words[last] ?? '.')) return [end + 1, last];
  }
  const range: Range = [at, trimmed(words, at, end)];
  return range[1] > range[0] && plausible(block, words, range) ? range : undefined;
}

/** Whether what names a speaker from `from` on ends before the token `at`. */
function endsSpeaker(tokens: readonly Token[], words: readonly string[], from: number, at: number): boolean {
  const word = words[at];
  if (MARK.test(word) && !isInnerPoint(tokens, words, at)) return true;
  if (at === from) return false;
  return SPEECH.has(word) || (STOPPER.has(word) && !/^\p{Lu}/u.test(tokens[at].text));
}

/** Verbs of saying that are nouns as well. */
const NOUNS = WORDS.forms('alsoNoun');

/** A verb of saying, not the noun "an old saying", "the said report", "to claim". */
function isVerb(block: Block, words: readonly string[], at: number): boolean {
  if (!SPEECH.has(words[at])) return false;
  const before = words[at - 1] ?? '';
  if (block.register === 'standard') {
    if (/^\p{Lu}/u.test(block.tokens[at].text)) return false;
    if (NOUNS.has(words[at]) && !/^(?:he|she|it|who|also|they)$/.test(before)) {
      if (!/^\p{Lu}/u.test(block.tokens[at - 1]?.text ?? '')) return false;
    }
  }
  if (words[at].endsWith('ing')) return /^(?:,|as|and|by|–|—)$/.test(before);
  return !NOT_BEFORE_VERB.has(before);
}

function speakerBefore(block: Block, words: readonly string[], open: number): Range | undefined {
  const { tokens } = block;
  let at = open - 1;
  while (at >= 0 && /^[,:–—]$/.test(words[at])) at--;
  if (words[at] === 'that') at--;
  while (at >= 0 && words[at] === ',') at--;
  if (at < 0) return undefined;
  // "told reporters", "said in a statement", "said Thursday": the verb may stand a few words back, with no mark
  // between.
  const verb = verbBefore(block, words, at);
  const sentence = sentenceStart(block, open);
  if (verb < 0) return withoutVerb(block, words, sentence, at);
  // "was described as": what is described says nothing. "Was quoted as saying" is another matter.
  if (BE.has(words[verb - 1] ?? '') && words[verb] !== 'quoted') return undefined;
  // "Ruiz left the room, saying": the one who says it is the one who left.
  if (words[verb].endsWith('ing') && words[verb - 1] !== 'as') return subjectOf(block, words, sentence);
  // "a statement which said"; "a show called “…”", "the oft-quoted “…”".
  if (/^(?:which|that|-)$/.test(words[verb - 1] ?? '')) return undefined;
  if (verb === open - 1 && /^(?:called|calls|read|reads|quoted|described)$/.test(words[verb])) return undefined;
  // "a bill by Ana Ruiz, who said"
  if (words[verb - 1] === 'who') {
    const last = words[verb - 2] === ',' ? verb - 2 : verb - 1;
    const first = nameBegin(tokens, words, sentence, last);
    return first < last && openerOf(words[first]) === undefined ? [first, last] : undefined;
  }
  return subjectBefore(block, words, sentence, verb);
}

/**
 * Who speaks where no verb says so: "according to Ruiz, “…”", "Ruiz was blunt: “…”"; `at` is the last word before the
 * marks.
 */
function withoutVerb(block: Block, words: readonly string[], sentence: number, at: number): Range | undefined {
  const to = accordingTo(words, sentence, at);
  if (to !== undefined) return forward(block, words, to);
  const named = words[at + 1] === ':' ? subjectOf(block, words, sentence) : undefined;
  // "Ruiz ended with an old saying: “…”" says nothing of who said it
  return named !== undefined && (named[1] > at || BE.has(words[named[1]])) ? named : undefined;
}

/** The verb of saying that ends at or a few words before `at`, with no mark between; -1 where none does. */
function verbBefore(block: Block, words: readonly string[], at: number): number {
  for (let k = at; k >= Math.max(0, at - 7); k--) {
    if (isVerb(block, words, k)) return k;
    if (MARK.test(words[k]) && !isInnerPoint(block.tokens, words, k)) return -1;
  }
  return -1;
}

/** Where the name begins that ends at `last`, at most six tokens before. */
function nameBegin(tokens: readonly Token[], words: readonly string[], sentence: number, last: number): number {
  let first = last;
  while (first > sentence && last - first < 6 && isNamePart(tokens[first - 1], words[first - 1])) first--;
  return first;
}

/** The subject of the verb of saying at `verb`. */
function subjectBefore(block: Block, words: readonly string[], sentence: number, verb: number): Range | undefined {
  const { tokens } = block;
  let end = verb;
  while (end > sentence && isAuxiliary(words[end - 1])) end--;
  let start = end;
  while (start > sentence && end - start < LONGEST) {
    const word = words[start - 1];
    if (MARK.test(word) && !isInnerPoint(tokens, words, start - 1)) break;
    start--;
  }
  const narrow = narrowed(tokens, words, start, end);
  if (narrow === undefined) return undefined;
  start = narrow;
  // A name before an apposition: "Ana Ruiz, head of the union, said".
  const pronoun = /^(?:he|she|they|it|we|i)$/.test(words[start] ?? '');
  if (
    start === end ||
    (!pronoun && start > sentence && words[start - 1] === ',' && /^\p{Ll}/u.test(tokens[start].text))
  ) {
    const name = apposed(tokens, words, sentence, start - 1);
    if (name) return name;
  }
  const range = nounPhrase(block, words, start, end);
  return range && plausible(block, words, range) ? range : undefined;
}

/**
 * Where a speaker begins in `start..end`, which may be too long to be one: the name right before the verb, or what
 * follows the last word that opens a clause; undefined where nobody is left.
 */
function narrowed(tokens: readonly Token[], words: readonly string[], start: number, end: number): number | undefined {
  let clause = -1;
  for (let k = start; k < end; k++) if (CLAUSE.has(words[k])) clause = k;
  if (clause >= 0) return clause + 1;
  if (end - start < LONGEST && !(start < end && PREPOSITION.has(words[start]))) return start;
  let first = start;
  while (first < end && !isNamePart(tokens[first], words[first])) first++;
  for (let k = first; k < end; k++) if (!isNamePart(tokens[k], words[k])) first = k + 1;
  return first === end ? undefined : first;
}

/** The name or pronoun that a sentence begins with. */
function subjectOf(block: Block, words: readonly string[], sentence: number): Range | undefined {
  const { tokens } = block;
  let first = sentence;
  while (words[first] === ',' || BEFORE_SUBJECT.has(words[first] ?? '')) first++;
  if (/^(?:he|she|they|it|we|i)$/.test(words[first] ?? '')) return [first, first + 1];
  let last = first;
  while (last < tokens.length && last - first < 7 && isNamePart(tokens[last], words[last])) last++;
  const opener = openerOf(words[first] ?? '') !== undefined;
  return last > first && !opener && /^\p{Lu}/u.test(tokens[first].text)
    ? [first, trimmed(words, first, last)]
    : undefined;
}

/** "According to Ruiz, “…”": the index after "to", when the sentence begins so. */
function accordingTo(words: readonly string[], sentence: number, at: number): number | undefined {
  if (at - sentence > LONGEST + 2) return undefined;
  return words[sentence] === 'according' && words[sentence + 1] === 'to' ? sentence + 2 : undefined;
}

/** The capitalised name that ends at the comma `comma`, or before the apposition between two commas. */
function apposed(
  tokens: readonly Token[],
  words: readonly string[],
  sentence: number,
  comma: number,
): Range | undefined {
  let end = comma;
  if (words[comma] === ',') {
    for (let k = comma - 1; k >= sentence && comma - k < 16; k--) {
      if (words[k] === ',') {
        end = k;
        break;
      }
      if (MARK.test(words[k]) && !isInnerPoint(tokens, words, k)) return undefined;
    }
  }
  const tryName = (last: number): Range | undefined => {
    let first = last;
    while (first > sentence && last - first < 6 && isNamePart(tokens[first - 1], words[first - 1])) first--;
    if (first === last || PREPOSITION.has(words[first]) || openerOf(words[first]) !== undefined) return undefined;
    // "a researcher at the academy in Tarn, Kenya, said": a place inside the apposition.
    if (first > sentence && IN_APPOSITION.has(words[first - 1])) return undefined;
    return /^\p{Lu}/u.test(tokens[first].text) ? [first, last] : undefined;
  };
  return tryName(end) ?? tryName(comma);
}

function isNamePart(token: Token, word: string): boolean {
  return /^\p{Lu}/u.test(token.text) || word === '.' || word === '-' || NAME_PARTS.has(word);
}

/** The words `first..last` without what links the clause to the one before and without adverbs at the end. */
function nounPhrase(block: Block, words: readonly string[], from: number, to: number): Range | undefined {
  let first = from;
  let last = to;
  while (first < last && (LINKING.has(words[first]) || words[first] === ',')) first++;
  while (last > first && (isAuxiliary(words[last - 1]) || SPEECH.has(words[last - 1]) || words[last - 1] === 'as'))
    last--;
  // “…,” Ruiz, the mayor, said: the name alone.
  const comma = words.indexOf(',', first);
  if (comma > first && comma < last) {
    const named = block.tokens.slice(comma + 1, words[last - 1] === ',' ? last - 1 : last);
    const nameless = !block.tokens.slice(first, comma).every((t, i) => isNamePart(t, words[first + i]));
    // “…,” Ruiz's sister, Eva Ruiz, said: the name says more.
    if (nameless && named.length >= 2 && named.every(t => /^[\p{Lu}.-]/u.test(t.text))) {
      first = comma + 1;
      last = first + named.length;
    } else last = comma;
  }
  return last > first &&
    last - first <= LONGEST &&
    !PREPOSITION.has(words[first]) &&
    block.tokens[first].kind !== 'number'
    ? [first, last]
    : undefined;
}

/** Whether the words can name somebody: a pronoun, a capitalised word, or a noun phrase with an article. */
function plausible(block: Block, words: readonly string[], [first, last]: Range): boolean {
  const head = words[first];
  if (SOMEBODY.has(head)) return true;
  if (NOBODY.has(head)) return false;
  if (DETERMINERS.has(head)) return last - first >= 2;
  for (let i = first; i < last; i++) if (/^\p{Lu}/u.test(block.tokens[i].text)) return true;
  return block.register === 'caseless' && last - first <= 3 && block.tokens[first].kind === 'word';
}

function trimmed(words: readonly string[], from: number, to: number): number {
  let end = to;
  while (end > from && (/^[-.,]$/.test(words[end - 1]) || NOT_AT_END.has(words[end - 1]))) end--;
  return end;
}

/** A point or hyphen inside a name: "Mr. Smith", "J. K. Marlowe", "Jong-un". */
function isInnerPoint(tokens: readonly Token[], words: readonly string[], at: number): boolean {
  if (words[at] === '-') return true;
  if (words[at] !== '.') return words[at] === '’' || words[at] === "'";
  const before = words[at - 1] ?? '';
  return (TITLES.has(before) || /^\p{L}$/u.test(before)) && at + 1 < tokens.length;
}

/** The first token of the sentence that holds the token `at`. Binary search. */
export function sentenceStart(block: Block, at: number): number {
  let low = 0;
  let high = block.sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (block.sentences[middle].last <= at) low = middle + 1;
    else high = middle;
  }
  return block.sentences[low]?.first ?? 0;
}

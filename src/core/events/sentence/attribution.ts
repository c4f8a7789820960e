import type { LocalZone } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { nounClasses } from '../../english/nounClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { Sentence } from '../../tokens/token';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { RELATIVE } from '../grammar/functionWords';
import table from './attribution.tsv';
import { fillersOf } from './fillers';
import type { LocalFiller } from './localEvent';
import type { Trigger } from './triggers';

/** A stretch of tokens, half-open, that somebody is said to have said. */
export interface Attribution {
  readonly first: number;
  readonly last: number;
  readonly source: LocalFiller;
  /** The token of the reporting verb, or -1 for "according to". */
  readonly verb: number;
}

const REPORTS: ReadonlySet<string> = new Set([
  'Statement.Say',
  'Statement.Announce',
  'Statement.Deny',
  'Statement.Promise',
  'Diplomacy.Accuse',
  'Diplomacy.Threaten',
  'Attitude.Think',
]);
const WORDS = readWordLists(table);
/** Verbs of belief that news uses to attribute. */
const BELIEFS = WORDS.forms('belief');
const CAUTIOUS = WORDS.forms('cautious');
const OPENERS = WORDS.forms('opener');
const TELLS = WORDS.forms('tells of itself');
/** Classes of nouns for those who speak, and for what they write. */
const SPEAKS = WORDS.forms('speaks');

/**
 * Who says what in one sentence: "X said that …", "…, X said", "according to X, …". `speakers` gives the first filler
 * of the subject of a reporting trigger.
 */
export function findAttributions(
  g: BlockGrammar,
  sentence: Sentence,
  triggers: readonly Trigger[],
  speakers: ReadonlyMap<Trigger, LocalFiller>,
): Attribution[] {
  const out = accordingTo(g, sentence).filter(a => canSpeak(g, a.source));
  const ahead: Attribution[] = [];
  for (const trigger of triggers) {
    const source = speakers.get(trigger);
    // "a man suspected to have fled": he suspects nothing
    const isOfHim = trigger.type.name === 'Attitude.Think' && g.lower[trigger.last] === 'to';
    if (source === undefined || isOfHim || !attributes(trigger) || !canSpeak(g, source)) continue;
    const clause = clauseAhead(g, trigger, source);
    if (clause !== undefined) {
      ahead.push(clause);
      continue;
    }
    const tail = clauseBehind(g, trigger, source);
    if (tail !== undefined) out.push(tail);
  }
  // "Putin said that …, the BBC reported": what Putin said ends where the BBC begins
  const tails = out.filter(a => a.verb >= 0);
  for (const a of ahead) {
    const tail = tails.find(t => t.verb > a.verb);
    out.push(tail === undefined ? a : { ...a, last: Math.min(a.last, Math.max(a.first, tail.last)) });
  }
  return out;
}

/** Whether what fills a role may say something: nobody hears it from a protest, a typhoon or a bridge. */
function canSpeak(g: BlockGrammar, { kind, span, words = '' }: LocalFiller): boolean {
  if (kind === 'entity') {
    const label = g.mentions.find(m => m.start === span.start)?.label;
    return label !== 'FAC' && label !== 'LOC';
  }
  const noun = words.slice(words.lastIndexOf(' ') + 1);
  const classes = [...nounClasses(noun)];
  if (TELLS.has(noun) || classes.some(c => SPEAKS.has(c))) return true;
  return classes.length === 0 && g.tables.lexicon.nouns.get(noun)?.some(e => e.rest.length === 0) !== true;
}

/** What is told "according to X", in one sentence. */
function accordingTo(g: BlockGrammar, sentence: Sentence): Attribution[] {
  const out: Attribution[] = [];
  const caseless = g.block.register === 'caseless';
  for (let i = sentence.first; i < sentence.last - 2; i++) {
    if (g.lower[i] !== 'according' || g.lower[i + 1] !== 'to') continue;
    const k = g.phraseAt[i + 2];
    const source = k >= 0 ? fillersOf(g, k)[0] : undefined;
    if (source === undefined) continue;
    const [first, last] = caseless
      ? [Math.max(sentence.first, i - UNPUNCTUATED), Math.min(sentence.last, i + 40)]
      : reachOf(g, sentence, i);
    out.push({ first, last, source, verb: -1 });
  }
  return out;
}

/**
 * What "according" at token `i` tells of: the sentence, but of "struck Tarn, killing 20 | according to police, and
 * leaving many homeless" only what stands between the commas, where no comma parts it from that.
 */
function reachOf(g: BlockGrammar, { first, last }: Sentence, i: number): readonly [first: number, last: number] {
  let from = i;
  while (from > first && g.lower[from - 1] !== ',') from--;
  const isPart = from > first && from < i && g.classes[from] === CLASS.VERB && /ing$/.test(g.lower[from]);
  if (!isPart) return [first, last];
  let to = i;
  while (to < last && g.lower[to] !== ',') to++;
  return [from, to];
}

/** Whether a trigger is a verb by which somebody is said to say something. */
function attributes({ pos, type: { name }, lemma }: Trigger): boolean {
  // "she had lied, the court heard"
  if (pos === 'v' && lemma === 'hear' && name === 'Justice.Verdict') return true;
  if (pos !== 'v' || !REPORTS.has(name)) return false;
  if (name === 'Attitude.Think') return BELIEFS.has(lemma);
  if (name === 'Diplomacy.Accuse') return CAUTIOUS.has(lemma);
  return name !== 'Diplomacy.Threaten' || lemma === 'warn';
}

/** "X said that …": the clause that follows a reporting verb. */
function clauseAhead(g: BlockGrammar, trigger: Trigger, source: LocalFiller): Attribution | undefined {
  const first = followingClause(g, trigger);
  if (first === undefined) return undefined;
  // "Ergo reported four; | the agency reported six"
  let end = first;
  while (end < trigger.sentence.last && g.lower[end] !== ';') end++;
  const last = g.block.register === 'caseless' ? Math.min(end, first + UNPUNCTUATED) : end;
  return { first, last, source, verb: trigger.at };
}

/** "…, X said": what stands before a reporting verb. */
function clauseBehind(g: BlockGrammar, trigger: Trigger, source: LocalFiller): Attribution | undefined {
  const { name } = trigger.type;
  if (name === 'Attitude.Think' || name === 'Statement.Deny' || !tellsSomething(g, trigger)) return undefined;
  const last = precedingClause(g, trigger, source);
  if (last === undefined) return undefined;
  const start = trigger.sentence.first;
  const first = g.block.register === 'caseless' ? Math.max(start, trigger.first - UNPUNCTUATED) : start;
  return { first, last, source, verb: trigger.at };
}

/** Where the clause begins that a reporting verb reports, when one follows it; undefined otherwise. */
function followingClause(g: BlockGrammar, trigger: Trigger): number | undefined {
  const { sentence } = trigger;
  // "said on Friday that", "told reporters in Oslo that"
  for (let i = trigger.last, steps = 0; i < sentence.last && steps < 14; i++, steps++) {
    const word = g.lower[i];
    if (RELATIVE.has(word) || OPENERS.has(word)) return i + 1;
    // "posted tweets supporting him" reports nothing
    if (g.classes[i] === CLASS.VERB && /ing$/.test(g.lower[i]) && i > trigger.last) return undefined;
    // "told her story but | did not weep": what is joined on is no part of it
    const next = g.classes[i + 1];
    if (/^(?:and|but)$/.test(word) && (next === CLASS.AUX || next === CLASS.VERB)) return undefined;
    const told = g.classes[i] === CLASS.AUX || (g.classes[i] === CLASS.VERB && isPlainly(g, i));
    if (told) return trigger.last;
    // "wrote, “We lost”"
    if (word === ',' && QUOTES.test(g.lower[i + 1] ?? '')) return i + 2;
    // "said his commander, Omar Diallo, had ordered it"
    const closing = closingComma(g, i, sentence.last);
    if (closing === i) return undefined;
    i = closing < 0 ? i : closing;
  }
  return undefined;
}

/** Most tokens of an apposition. */
const APPOSITION = 8;

/**
 * The comma that closes an apposition right behind a noun phrase, before a verb, which the comma at token `i` opens;
 * `i` itself where that or a full stop ends the clause, -1 where it is another word.
 */
function closingComma(g: BlockGrammar, i: number, end: number): number {
  if (g.lower[i] !== ',' && g.lower[i] !== '.') return -1;
  if (g.phraseAt[i - 1] < 0 || g.phraseAt[i + 1] < 0) return i;
  for (let j = i + 1; j + 1 < end && j <= i + APPOSITION; j++) {
    if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) return i;
    if (g.lower[j] === ',') return g.classes[j + 1] === CLASS.VERB || g.classes[j + 1] === CLASS.AUX ? j : i;
  }
  return i;
}

const QUOTES = /^(?:["“]|``)$/;
/** Whether the verb at token `i` is no participle before its noun: "in extremely | restricted terrain". */
function isPlainly(g: BlockGrammar, i: number): boolean {
  let before = i - 1;
  while (before >= 0 && g.classes[before] === CLASS.ADV) before--;
  return before === i - 1 || g.classes[before] !== CLASS.ADP;
}

/** How far a report reaches where nothing tells its end, in tokens. */
const UNPUNCTUATED = 25;

/** Where what stands before "X said" ends: at the comma or the quotation mark before it. */
function precedingClause(g: BlockGrammar, trigger: Trigger, source: LocalFiller): number | undefined {
  const start = (source.via ?? source.span).start;
  let first = trigger.first;
  while (first > trigger.sentence.first && g.block.tokens[first - 1].start >= start) first--;
  // "the Norwich Post reported", "Tarn coach Ada Brun said": a name goes without its article and its title
  const k = g.phraseAt[first] ?? -1;
  if (k >= 0) first = Math.max(trigger.sentence.first, Math.min(first, g.phrases[k].first));
  if (first > trigger.sentence.first && g.classes[first - 1] === CLASS.DET) first--;
  const before = g.lower[first - 1];
  if (g.block.register === 'caseless') return first;
  return first > trigger.sentence.first && /^(?:,|"|”|''|’|--|–|—|-|\?|!)$/.test(before) ? first : undefined;
}

/**
 * Whether a verb stands before a reporting verb, so that there is something it reports: not in "In a call, X assured
 * Y".
 */
function tellsSomething(g: BlockGrammar, trigger: Trigger): boolean {
  for (let i = trigger.first - 1; i >= trigger.sentence.first; i--)
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX) return true;
  return false;
}

/** The speaker of the quotation that holds `span`, as words. */
export function speakerOf(span: Span, zones: readonly LocalZone[], g: BlockGrammar): LocalFiller | null {
  for (const zone of zones) {
    if (zone.kind !== 'quotation' || zone.speaker === undefined) continue;
    if (span.start < zone.start || span.end > zone.end) continue;
    const { start, end } = zone.speaker;
    const mention = g.mentions.find(m => m.start < end && start < m.end);
    if (mention !== undefined) return { kind: 'entity', span: { start: mention.start, end: mention.end } };
    return { kind: 'words', span: { start, end }, words: g.block.text.slice(start, end).toLowerCase() };
  }
  return null;
}

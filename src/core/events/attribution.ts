import type { LocalZone } from '../annotations/annotator';
import type { Span } from '../text/span';
import type { Sentence } from '../tokens/token';
import { fillersOf } from './fillers';
import type { LocalFiller } from './localEvent';
import { type BlockGrammar, RELATIVE } from './sentenceGrammar';
import type { Trigger } from './triggers';
import { CLASS } from './wordClasses';

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
  'Diplomacy.Accuse',
  'Attitude.Think',
]);
/** Verbs of belief that news uses to attribute. */
const BELIEFS: ReadonlySet<string> = new Set(['believe', 'expect', 'think', 'suspect', 'conclude', 'estimate']);
const CAUTIOUS: ReadonlySet<string> = new Set(['accuse', 'allege', 'complain']);

/**
 * Who says what in one sentence: "X said that …", "…, X said", "according to X, …". `speakers` gives the first filler of the
 * subject of a reporting trigger.
 */
export function findAttributions(
  g: BlockGrammar,
  sentence: Sentence,
  triggers: readonly Trigger[],
  speakers: ReadonlyMap<Trigger, LocalFiller>,
): Attribution[] {
  const out: Attribution[] = [];
  for (let i = sentence.first; i < sentence.last - 2; i++) {
    if (g.lower[i] !== 'according' || g.lower[i + 1] !== 'to') continue;
    const k = g.phraseAt[i + 2];
    const source = k >= 0 ? fillersOf(g, k)[0] : undefined;
    if (source === undefined) continue;
    const caseless = g.block.register === 'caseless';
    out.push({
      first: caseless ? Math.max(sentence.first, i - 25) : sentence.first,
      last: caseless ? Math.min(sentence.last, i + 40) : sentence.last,
      source,
      verb: -1,
    });
  }
  for (const trigger of triggers) {
    if (trigger.pos !== 'v' || !REPORTS.has(trigger.type.name)) continue;
    if (trigger.type.name === 'Attitude.Think' && !BELIEFS.has(trigger.lemma)) continue;
    if (trigger.type.name === 'Diplomacy.Accuse' && !CAUTIOUS.has(trigger.lemma)) continue;
    const source = speakers.get(trigger);
    if (source === undefined) continue;
    const stretch = reportedStretch(g, trigger);
    if (stretch !== undefined) out.push({ ...stretch, source, verb: trigger.at });
  }
  return out;
}

/** The tokens that a reporting verb reports: what follows it, or what stands before it where nothing of a clause follows. */
function reportedStretch(g: BlockGrammar, trigger: Trigger): { first: number; last: number } | undefined {
  const { sentence } = trigger;
  let i = trigger.last;
  // "said on Friday that", "told reporters in Oslo that"
  for (let steps = 0; i < sentence.last && steps < 14; i++, steps++) {
    const word = g.lower[i];
    if (
      RELATIVE.has(word) ||
      word === ':' ||
      word === '"' ||
      word === '“' ||
      word === '``' ||
      word === 'how' ||
      word === 'whether'
    )
      return { first: i + 1, last: sentence.last };
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX) return { first: trigger.last, last: sentence.last };
    if (word === ',' || word === '.') break;
  }
  const subjectAfter = i >= sentence.last || g.lower[i] === '.' || g.lower[i] === ',';
  if (!subjectAfter) return undefined;
  if (g.block.register === 'caseless')
    return { first: Math.max(sentence.first, trigger.first - 25), last: trigger.first };
  return { first: sentence.first, last: trigger.first };
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

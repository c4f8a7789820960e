import type {
  Annotator,
  BeforeEvents,
  DocumentBeforeEvents,
  DocumentContext,
  EventResult,
  LocalZone,
} from '../annotations/annotator';
import type { Block } from '../text/block';
import { contains, type Span } from '../text/span';
import { type Attribution, findAttributions, speakerOf } from './attribution';
import { type ArgumentsFound, findArguments } from './eventArguments';
import { datesOf } from './eventTimes';
import { readFactuality } from './factuality';
import { spanOf, tokenSpan } from './fillers';
import type { LocalEvent, LocalFiller } from './localEvent';
import { resolveEvents } from './resolveEvents';
import { type BlockGrammar, readGrammar } from './sentenceGrammar';
import { findTriggers, type Trigger } from './triggers';
import { CLASS } from './wordClasses';

export type EventAnnotator = Annotator<readonly LocalEvent[], EventResult, BeforeEvents, DocumentBeforeEvents>;

/** Lines that tell no news themselves. */
const FURNITURE: ReadonlySet<string> = new Set(['byline', 'dateline', 'credit', 'promo', 'repeated']);

/** Finds events block by block, then joins them in the document. Its tables are read at the first block. */
export function createEventAnnotator(): EventAnnotator {
  return {
    name: 'events',
    annotateBlock: (block: Block, before: BeforeEvents): readonly LocalEvent[] => annotateBlock(block, before),
    resolve: (document: DocumentContext, locals: readonly (readonly LocalEvent[])[], before: DocumentBeforeEvents) =>
      resolveEvents(document, locals, before),
  };
}

function annotateBlock(block: Block, before: BeforeEvents): readonly LocalEvent[] {
  const furniture = before.zones.filter(z => FURNITURE.has(z.kind));
  if (furniture.some(z => z.start === 0 && z.end >= block.text.trimEnd().length)) return [];
  const g = readGrammar(block, sorted(before.mentions), sorted(before.figures));
  const events: LocalEvent[] = [];
  for (const sentence of block.sentences) {
    const triggers = findTriggers(g, sentence);
    if (triggers.length > 0) events.push(...eventsOfSentence(g, triggers, before.zones));
  }
  return furniture.length === 0 ? events : events.filter(e => !furniture.some(z => contains(z, e.trigger)));
}

function eventsOfSentence(g: BlockGrammar, triggers: readonly Trigger[], zones: readonly LocalZone[]): LocalEvent[] {
  const found = triggers.map(t => findArguments(g, t));
  const speakers = new Map<Trigger, LocalFiller>();
  triggers.forEach((t, k) => {
    const speaker = found[k].arguments.find(
      a => a.role === 'Speaker' || a.role === 'Experiencer' || a.role === 'Accuser',
    );
    if (speaker !== undefined) speakers.set(t, speaker.filler);
  });
  const attributions = findAttributions(g, triggers[0].sentence, triggers, speakers);
  const times = datesOf(g, triggers);
  const events: LocalEvent[] = [];
  triggers.forEach((trigger, k) => {
    const { arguments: args, places, modifier, carrier } = found[k];
    if (trigger.weak && !isAnchored(g, trigger, found[k], times[k].length > 0)) return;
    const { polarity, modality } = readFactuality(g, trigger, carrier);
    const span = tokenSpan(g, trigger.first, trigger.last);
    events.push({
      type: trigger.type.name,
      trigger: span,
      lemma: trigger.lemma,
      pos: trigger.pos,
      arguments: args.filter(a => !(modifier !== null && a.filler.span.start === modifier.start)),
      times: times[k],
      places,
      polarity,
      modality,
      source: sourceOf(trigger, attributions) ?? speakerOf(span, zones, g),
      modifier,
      definite: isDefinite(g, trigger),
      ordinal: ordinalOf(g, trigger),
      confidence: trigger.known ? (trigger.type.rank === 'minor' ? 0.75 : 0.85) : 0.6,
      evidence: evidenceOf(trigger),
    });
  });
  return events;
}

const WHEN: ReadonlySet<string> = new Set(['after', 'before', 'during', 'since', 'following', 'amid', 'until', 'till']);

/** Whether something ties a noun to one occasion, so that it is no mere topic ("sanctions hurt", "a policy of reform"). */
function isAnchored(g: BlockGrammar, trigger: Trigger, found: ArgumentsFound, dated: boolean): boolean {
  if (dated || found.carrier >= 0 || found.places.length > 0 || found.arguments.length > 0) return true;
  const k = g.phraseAt[trigger.at];
  if (k < 0) return false;
  const before = g.phrases[k].first - 1;
  // "after murder", "charged with murder"
  return WHEN.has(g.lower[before] ?? '') || (g.classes[before] === CLASS.ADP && g.classes[before - 1] === CLASS.VERB);
}

/** The innermost attribution that holds a trigger. */
function sourceOf(trigger: Trigger, attributions: readonly Attribution[]): LocalFiller | null {
  let best: Attribution | undefined;
  for (const a of attributions) {
    if (trigger.at < a.first || trigger.at >= a.last || trigger.at === a.verb) continue;
    if (best === undefined || a.last - a.first < best.last - best.first) best = a;
  }
  return best?.source ?? null;
}

function isDefinite(g: BlockGrammar, trigger: Trigger): boolean {
  const k = g.phraseAt[trigger.at];
  return (
    trigger.pos === 'n' &&
    k >= 0 &&
    /^(?:the|this|that|these|those|his|her|their|its)$/.test(g.lower[g.phrases[k].first])
  );
}

const ORDINAL =
  /^(?:first|second|third|fourth|fifth|last|previous|earlier|next|another|new|former|latest|second-ever|two|three|four|five|several|many)$/;

function ordinalOf(g: BlockGrammar, trigger: Trigger): string | null {
  const k = g.phraseAt[trigger.at];
  if (trigger.pos !== 'n' || k < 0) return null;
  for (let i = g.phrases[k].first; i < trigger.first; i++) if (ORDINAL.test(g.lower[i])) return g.lower[i];
  return null;
}

function evidenceOf(trigger: Trigger): string {
  const kind = trigger.pos === 'v' ? 'verb' : trigger.pos === 'n' ? 'noun' : 'adjective';
  return trigger.known ? `the ${kind} “${trigger.lemma}”` : `“${trigger.lemma}” as a verb`;
}

function sorted<S extends Span>(spans: readonly S[]): readonly S[] {
  for (let i = 1; i < spans.length; i++) {
    if (spans[i].start < spans[i - 1].end)
      return [...spans].sort((a, b) => a.start - b.start || b.end - a.end).filter(keepFirst());
  }
  return spans;
}

/** Keeps spans that begin at or after the end of the one kept before. */
function keepFirst(): (span: Span) => boolean {
  let end = -1;
  return span => {
    if (span.start < end) return false;
    end = spanOf(span).end;
    return true;
  };
}

import type { EntityResult, FigureResult, ResolvedFigure, ResolvedMention } from '../annotations/annotator';
import type { FigureLabel, FigureValue } from '../annotations/model';
import { firstEndingAfter, type Span } from '../text/span';
import { isEntityLabel, isFigureLabel } from './correctBlock';
import { correctClusters, type MentionDraft } from './correctClusters';
import type { Decisions, MarkDecision } from './decisions';

interface Marked {
  readonly entities: EntityResult;
  readonly figures: FigureResult;
}

/**
 * What people decided, applied to the mentions, figures and clusters of a document: whatever the document as a whole
 * says of a span that somebody decided on, the decision stands. What nobody touched is the same object.
 */
export function correctMarks(text: string, { entities, figures }: Marked, decisions: Decisions): Marked {
  if (decisions.marks.length === 0 && decisions.clusters.length === 0) return { entities, figures };
  const wanted = decisions.marks.map(mark => withLabel(mark, entities.mentions, figures.figures));
  const taken = wanted.filter(mark => !mark.rejected && mark.label !== undefined);
  const rejected = new Set(wanted.filter(mark => mark.rejected).map(({ start, end }) => `${start}-${end}`));
  const isFree = (span: Span): boolean =>
    !rejected.has(`${span.start}-${span.end}`) && !(taken[firstEndingAfter(taken, span.start)]?.start < span.end);
  const drafts: MentionDraft[] = [];
  for (const mention of entities.mentions)
    if (isFree(mention)) drafts.push({ mention, cluster: mention.cluster, label: mention.label });
  const ownFigures = figures.figures.filter(isFree);
  for (const mark of taken) {
    if (isEntityLabel(mark.label)) drafts.push(mentionDraft(mark, mark.label, entities));
    else if (isFigureLabel(mark.label)) ownFigures.push(figureOf(mark, mark.label, figures.figures));
  }
  drafts.sort((a, b) => a.mention.start - b.mention.start);
  ownFigures.sort((a, b) => a.start - b.start);
  return {
    entities: correctClusters(text, drafts, entities.clusters, decisions.clusters),
    figures: ownFigures.length === figures.figures.length && taken.length === 0 ? figures : { figures: ownFigures },
  };
}

function mentionDraft(
  mark: MarkDecision,
  label: ResolvedMention['label'],
  { mentions, clusters }: EntityResult,
): MentionDraft {
  const { start, end, confidence, evidence, id, name } = mark;
  const old = spanAt(mentions, mark);
  const mention: ResolvedMention = {
    start,
    end,
    label,
    cluster: -1,
    confidence: confidence ?? (evidence === 'found right by hand' ? (old?.confidence ?? 1) : 1),
    evidence,
    origin: 'human',
    ...(id === undefined ? {} : { id }),
  };
  const isOwn = old !== undefined && clusters[old.cluster].label === label;
  return { mention, cluster: isOwn ? old.cluster : -1, label, ...(name === undefined ? {} : { name }) };
}

const NO_VALUE: FigureValue = { modifier: null, unit: null, counted: null };

function figureOf(mark: MarkDecision, label: FigureLabel, figures: readonly ResolvedFigure[]): ResolvedFigure {
  const { start, end, confidence, evidence, id } = mark;
  const old = spanAt(figures, mark);
  const kept = confidence ?? old?.confidence;
  return {
    start,
    end,
    label,
    value: mark.value ?? old?.value ?? emptyValue(label),
    evidence: mark.value === undefined && old?.evidence !== undefined ? `${evidence}; ${old.evidence}` : evidence,
    origin: 'human',
    ...(kept === undefined ? {} : { confidence: kept }),
    ...(id === undefined ? {} : { id }),
  };
}

/** The value of a figure that cannot be read: a date that says of no day which it is. */
function emptyValue(label: FigureLabel): FigureValue {
  if (label !== 'DATE' && label !== 'TIME') return NO_VALUE;
  return { ...NO_VALUE, timex: { type: label, value: label === 'DATE' ? 'XXXX-XX-XX' : 'XXXX-XX-XXTXX:XX' } };
}

function withLabel(
  mark: MarkDecision,
  mentions: readonly ResolvedMention[],
  figures: readonly ResolvedFigure[],
): MarkDecision {
  if (mark.rejected || mark.label !== undefined) return mark;
  for (const span of [mark, mark.was ?? mark]) {
    const label = spanAt(mentions, span)?.label ?? spanAt(figures, span)?.label;
    if (label !== undefined) return { ...mark, label };
  }
  return mark;
}

/** The one of the spans, sorted and apart, that is exactly this one. */
function spanAt<S extends Span>(spans: readonly S[], { start, end }: Span): S | undefined {
  const found = spans[firstEndingAfter(spans, start)];
  return found?.start === start && found.end === end ? found : undefined;
}

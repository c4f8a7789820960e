import type { EntityResult, FigureResult, ResolvedFigure, ResolvedMention } from '../annotations/annotator';
import type { LabelSet, SplitLabel } from '../annotations/labelSet';
import type { EntityLabel, FigureLabel, FigureValue, OwnLabel } from '../annotations/model';
import { firstEndingAfter, type Span } from '../text/span';
import { shownLabel } from './correctBlock';
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
export function correctMarks(
  text: string,
  { entities, figures }: Marked,
  decisions: Decisions,
  labels: LabelSet,
): Marked {
  if (decisions.marks.length === 0 && decisions.clusters.length === 0) return { entities, figures };
  const wanted = decisions.marks.map(mark => withLabel(mark, entities.mentions, figures.figures));
  const taken = wanted.filter(mark => !mark.rejected && mark.label !== undefined);
  const rejected = new Set(wanted.filter(mark => mark.rejected).map(({ start, end }) => `${start}-${end}`));
  const isFree = (span: Span): boolean =>
    !rejected.has(`${span.start}-${span.end}`) && !(taken[firstEndingAfter(taken, span.start)]?.start < span.end);
  const ruled = ruledClusters(taken, entities, labels);
  const drafts: MentionDraft[] = [];
  for (const mention of entities.mentions) {
    if (!isFree(mention)) continue;
    const like = ruled.get(mention.cluster);
    if (like === undefined) drafts.push({ mention, cluster: mention.cluster });
    else if (isAlike(text, mention, like)) drafts.push({ mention: alike(mention, like), cluster: mention.cluster });
    else drafts.push({ mention, cluster: -1 });
  }
  const ownFigures = figures.figures.filter(isFree);
  for (const mark of taken) {
    const [entity, figure] = [labels.entityLabel(mark.label), labels.figureLabel(mark.label)];
    if (entity !== undefined) drafts.push(mentionDraft(mark, entity, entities, ruled));
    else if (figure !== undefined) ownFigures.push(figureOf(mark, figure, figures.figures));
  }
  drafts.sort((a, b) => a.mention.start - b.mention.start);
  ownFigures.sort((a, b) => a.start - b.start);
  return {
    entities: correctClusters(
      text,
      drafts,
      entities.clusters.map((cluster, c) => {
        const like = ruled.get(c);
        return like === undefined ? cluster : { ...cluster, own: like.own };
      }),
      decisions.clusters,
    ),
    figures: ownFigures.length === figures.figures.length && taken.length === 0 ? figures : { figures: ownFigures },
  };
}

/** What a rule says of a cluster, by a mention of it that the rule found in its very bounds. */
interface Ruled {
  readonly own: OwnLabel;
  readonly mark: MarkDecision;
}

/**
 * The clusters whose things a rule gave a label of a user's own, which is taken for the label that they have: their
 * other mentions are that as well, where they are alike. Of several rules, that of the first mention stands.
 */
function ruledClusters(
  taken: readonly MarkDecision[],
  { mentions, clusters }: EntityResult,
  labels: LabelSet,
): ReadonlyMap<number, Ruled> {
  const ruled = new Map<number, Ruled>();
  for (const mark of taken) {
    if (mark.origin !== 'rule') continue;
    const label = labels.entityLabel(mark.label);
    const old = spanAt(mentions, mark);
    if (old === undefined || label?.own === undefined || clusters[old.cluster].label !== label.label) continue;
    if (!ruled.has(old.cluster)) ruled.set(old.cluster, { own: label.own, mark });
  }
  return ruled;
}

/** Whether a mention of the same cluster is the same thing beyond doubt: a person, or of the very words. */
function isAlike(text: string, { start, end, label }: ResolvedMention, { mark }: Ruled): boolean {
  return label === 'PERSON' || text.slice(start, end) === text.slice(mark.start, mark.end);
}

/** Another mention of a thing that a rule found. */
function alike(mention: ResolvedMention, { own, mark }: Ruled): ResolvedMention {
  return { ...mention, own, origin: 'rule', evidence: `the same as one that is ${mark.evidence}` };
}

function mentionDraft(
  mark: MarkDecision,
  { label, own }: SplitLabel<EntityLabel>,
  { mentions, clusters }: EntityResult,
  ruled: ReadonlyMap<number, Ruled>,
): MentionDraft {
  const { start, end, confidence, evidence, id, name } = mark;
  const old = spanAt(mentions, mark);
  const mention: ResolvedMention = {
    start,
    end,
    label,
    ...(own === undefined ? {} : { own }),
    cluster: -1,
    confidence: confidence ?? (evidence === 'found right by hand' ? (old?.confidence ?? 1) : 1),
    evidence,
    ...originOf(mark),
    ...(id === undefined ? {} : { id }),
    ...(mark.attributes === undefined ? {} : { attributes: mark.attributes }),
  };
  const isKept = old !== undefined && clusters[old.cluster].label === label && ruled.get(old.cluster)?.own === own;
  return { mention, cluster: isKept ? old.cluster : -1, ...(name === undefined ? {} : { name }) };
}

const NO_VALUE: FigureValue = { modifier: null, unit: null, counted: null };

function figureOf(
  mark: MarkDecision,
  { label, own }: SplitLabel<FigureLabel>,
  figures: readonly ResolvedFigure[],
): ResolvedFigure {
  const { start, end, confidence, evidence, id } = mark;
  const old = spanAt(figures, mark);
  const kept = confidence ?? old?.confidence;
  return {
    start,
    end,
    label,
    ...(own === undefined ? {} : { own }),
    value: mark.value ?? old?.value ?? emptyValue(label),
    evidence: mark.value === undefined && old?.evidence !== undefined ? `${evidence}; ${old.evidence}` : evidence,
    ...originOf(mark),
    ...(kept === undefined ? {} : { confidence: kept }),
    ...(id === undefined ? {} : { id }),
    ...(mark.attributes === undefined ? {} : { attributes: mark.attributes }),
  };
}

/** Where it is not the machine's. */
function originOf({ origin }: MarkDecision): { readonly origin?: 'rule' | 'human' } {
  return origin === 'machine' ? {} : { origin: origin ?? 'human' };
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
    const found = spanAt(mentions, span) ?? spanAt(figures, span);
    if (found !== undefined) return { ...mark, label: shownLabel(found) };
  }
  return mark;
}

/** The one of the spans, sorted and apart, that is exactly this one. */
function spanAt<S extends Span>(spans: readonly S[], { start, end }: Span): S | undefined {
  const found = spans[firstEndingAfter(spans, start)];
  return found?.start === start && found.end === end ? found : undefined;
}

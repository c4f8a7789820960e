import type { EntityResult, FigureResult, ResolvedFigure, ResolvedMention } from '../annotations/annotator';
import type { LabelSet, SplitLabel } from '../annotations/labelSet';
import type { AnyLabel, EntityLabel, FigureLabel, FigureValue, OwnLabel } from '../annotations/model';
import { firstEndingAfter, type Span } from '../text/span';
import { shownLabel } from './correctBlock';
import { correctClusters, type MentionDraft } from './correctClusters';
import { type Decisions, type MarkDecision, RIGHT } from './decisions';

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
  const { taken, rejected } = takenOf(decisions, entities.mentions, figures.figures);
  const ruled = ruledClusters(taken, entities, labels);
  const drafts: MentionDraft[] = [];
  const isFreeMention = freeOf(taken, rejected);
  for (const mention of entities.mentions) {
    if (!isFreeMention(mention)) continue;
    const like = ruled.get(mention.cluster);
    if (like === undefined) drafts.push({ mention, cluster: mention.cluster });
    else if (isAlike(text, mention, like)) drafts.push({ mention: alike(mention, like), cluster: mention.cluster });
    else drafts.push({ mention, cluster: -1 });
  }
  const ownFigures = figures.figures.filter(freeOf(taken, rejected));
  for (const own of taken) {
    const [entity, figure] = [labels.entityLabel(own.label), labels.figureLabel(own.label)];
    if (entity !== undefined) drafts.push(mentionDraft(own, entity, entities, ruled));
    else if (figure !== undefined) ownFigures.push(figureOf(own, figure));
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

/** A decision that something is marked, with its label, and what was found in its very bounds. */
interface Taken extends Span {
  readonly mark: MarkDecision;
  readonly label: AnyLabel;
  readonly mention: ResolvedMention | undefined;
  readonly figure: ResolvedFigure | undefined;
}

/** The decisions that mark something, and the spans where nothing is to be marked. */
function takenOf(
  { marks }: Decisions,
  mentions: readonly ResolvedMention[],
  figures: readonly ResolvedFigure[],
): { readonly taken: readonly Taken[]; readonly rejected: readonly Span[] } {
  const [mentionAt, figureAt] = [inTurn(mentions), inTurn(figures)];
  const taken: Taken[] = [];
  const rejected: Span[] = [];
  for (const mark of marks) {
    if (mark.rejected) {
      rejected.push(mark);
      continue;
    }
    const [mention, figure] = [mentionAt(mark), figureAt(mark)];
    const label = mark.label ?? labelOf(mark, mention ?? figure, mentions, figures);
    if (label !== undefined) taken.push({ mark, start: mark.start, end: mark.end, label, mention, figure });
  }
  return { taken, rejected };
}

/** The label of what was found where a decision leaves it to the machine, or where it was before. */
function labelOf(
  { was }: MarkDecision,
  found: ResolvedMention | ResolvedFigure | undefined,
  mentions: readonly ResolvedMention[],
  figures: readonly ResolvedFigure[],
): AnyLabel | undefined {
  const own = found ?? (was && (spanAt(mentions, was) ?? spanAt(figures, was)));
  return own && shownLabel(own);
}

/** Finds which of some spans, sorted and apart, is exactly the one asked for; asked in the order of their starts. */
function inTurn<S extends Span>(spans: readonly S[]): (span: Span) => S | undefined {
  let at = 0;
  return ({ start, end }) => {
    while (at < spans.length && spans[at].start < start) at++;
    return spans[at]?.start === start && spans[at].end === end ? spans[at] : undefined;
  };
}

/**
 * Tells which spans touch none of `taken`, which are sorted and apart, and are none of `rejected`, which are sorted;
 * asked in the order of the spans.
 */
function freeOf(taken: readonly Span[], rejected: readonly Span[]): (span: Span) => boolean {
  let t = 0;
  let r = 0;
  return ({ start, end }) => {
    while (t < taken.length && taken[t].end <= start) t++;
    if (taken[t]?.start < end) return false;
    while (r < rejected.length && rejected[r].start < start) r++;
    for (let i = r; i < rejected.length && rejected[i].start === start; i++) if (rejected[i].end === end) return false;
    return true;
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
  taken: readonly Taken[],
  { clusters }: EntityResult,
  labels: LabelSet,
): ReadonlyMap<number, Ruled> {
  const ruled = new Map<number, Ruled>();
  for (const { mark, label: shown, mention } of taken) {
    if (mark.origin !== 'rule' || mention === undefined) continue;
    const label = labels.entityLabel(shown);
    if (label?.own === undefined || clusters[mention.cluster].label !== label.label) continue;
    if (!ruled.has(mention.cluster)) ruled.set(mention.cluster, { own: label.own, mark });
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
  { mark, mention: old }: Taken,
  { label, own }: SplitLabel<EntityLabel>,
  { clusters }: EntityResult,
  ruled: ReadonlyMap<number, Ruled>,
): MentionDraft {
  const isKept = old !== undefined && clusters[old.cluster].label === label && ruled.get(old.cluster)?.own === own;
  const cluster = isKept ? old.cluster : -1;
  const score = old?.confidence ?? 1;
  const known = MADE.get(mark);
  const isKnown = known !== undefined && known.label === label && known.own === own && known.score === score;
  const mention = isKnown ? known.mention : decidedMention(mark, label, own, score);
  if (!isKnown) MADE.set(mark, { label, own, score, mention });
  return mark.name === undefined ? { mention, cluster } : { mention, cluster, name: mark.name };
}

/** What was made of a decision last, so that it is the same object in the next version: most of them stay. */
const MADE = new WeakMap<MarkDecision, Made>();

interface Made extends SplitLabel<EntityLabel> {
  readonly score: number;
  readonly mention: ResolvedMention;
}

function decidedMention(
  mark: MarkDecision,
  label: EntityLabel,
  own: OwnLabel | undefined,
  score: number,
): ResolvedMention {
  const { start, end, evidence, id, attributes } = mark;
  return {
    start,
    end,
    label,
    ...(own === undefined ? {} : { own }),
    cluster: -1,
    confidence: mark.confidence ?? (evidence === RIGHT ? score : 1),
    evidence,
    ...originOf(mark),
    ...(id === undefined ? {} : { id }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

const NO_VALUE: FigureValue = { modifier: null, unit: null, counted: null };

function figureOf({ mark, figure: old }: Taken, { label, own }: SplitLabel<FigureLabel>): ResolvedFigure {
  const { start, end, confidence, evidence, id } = mark;
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

/** The one of the spans, sorted and apart, that is exactly this one. */
function spanAt<S extends Span>(spans: readonly S[], { start, end }: Span): S | undefined {
  const found = spans[firstEndingAfter(spans, start)];
  return found?.start === start && found.end === end ? found : undefined;
}

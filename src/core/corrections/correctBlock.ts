import type { LocalFigureSpan, LocalMention } from '../annotations/annotator';
import type { LabelSet, SplitLabel } from '../annotations/labelSet';
import type { AnyLabel, FigureLabel } from '../annotations/model';
import { overlaps, type Span, shift } from '../text/span';
import type { MarkDecision } from './decisions';

/** What is marked in a block, before the document is looked at as a whole. */
export interface BlockMarks<F extends LocalFigureSpan> {
  readonly mentions: readonly LocalMention[];
  readonly figures: readonly F[];
}

/**
 * What people decided of a block, applied to what was found in it, so that the votes on names, the clusters and the
 * events are made of the corrected text. `marks` and all spans count from the block; `read` reads the figure that some
 * words tell, at 0, if they tell one.
 */
export function correctBlock<F extends LocalFigureSpan>(
  text: string,
  { mentions, figures }: BlockMarks<F>,
  marks: readonly MarkDecision[],
  read: (words: string) => F | undefined,
  labels: LabelSet,
): BlockMarks<F> {
  const labelled = marks.map(mark => withLabel(mark, mentions, figures));
  const taken = labelled.filter(mark => !mark.rejected && mark.label !== undefined);
  const isFree = (span: Span): boolean =>
    !taken.some(mark => overlaps(mark, span)) && !marks.some(mark => mark.rejected && isSame(mark, span));
  const own: LocalMention[] = mentions.filter(isFree);
  const ownFigures = figures.filter(isFree);
  for (const { start, end, label, confidence, evidence } of taken) {
    const [entity, figure] = [labels.entityLabel(label), labels.figureLabel(label)];
    if (entity !== undefined) {
      const old = mentions.find(mention => isSame(mention, { start, end }) && isLabelled(mention, entity));
      own.push(old ?? { start, end, ...entity, confidence: confidence ?? 1, evidence });
    } else if (figure !== undefined) {
      const old = figures.find(each => isSame(each, { start, end }));
      const found = old ?? read(text.slice(start, end));
      if (found !== undefined) ownFigures.push(asLabelled(old ?? shift(found, start), figure));
    }
  }
  return { mentions: own.sort(byStart), figures: ownFigures.sort(byStart) };
}

/** A decision that leaves the label to the machine, with the one that it gave. */
function withLabel(
  mark: MarkDecision,
  mentions: readonly LocalMention[],
  figures: readonly LocalFigureSpan[],
): MarkDecision {
  if (mark.rejected || mark.label !== undefined) return mark;
  for (const span of [mark, mark.was ?? mark]) {
    const found = [...mentions, ...figures].find(each => isSame(each, span));
    if (found !== undefined) return { ...mark, label: shownLabel(found) };
  }
  return mark;
}

/** The label that is shown of what was found. */
export function shownLabel({ label, own }: Pick<LocalMention | LocalFigureSpan, 'label' | 'own'>): AnyLabel {
  return own ?? label;
}

function isLabelled(found: LocalMention | LocalFigureSpan, { label, own }: SplitLabel<AnyEngine>): boolean {
  return found.label === label && found.own === own;
}

type AnyEngine = LocalMention['label'] | FigureLabel;

function asLabelled<F extends LocalFigureSpan>(figure: F, label: SplitLabel<FigureLabel>): F {
  return isLabelled(figure, label) ? figure : { ...figure, ...label };
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start;
}

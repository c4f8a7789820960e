import { firstEndingAfter, type Span } from '../text/span';
import { tokenize } from '../tokens/tokenize';
import { cohenKappa, contingencyOf } from './kappa';
import { type Disagreement, unitizingAlpha, unitizingDisagreement } from './unitizing';

/** A mark of somebody, as agreement looks at it. */
export interface LabelledSpan extends Span {
  readonly label: string;
}

/** What two people marked in one document. Each list is in the order of the text and does not overlap. */
export interface MarkedTwice {
  /** In UTF-16 code units. */
  readonly length: number;
  /** Undefined where it is not at hand: then nothing is said of tokens. */
  readonly text: string | undefined;
  readonly a: readonly LabelledSpan[];
  readonly b: readonly LabelledSpan[];
}

/** How far two people agree on one label, or on all. */
export interface Agreement {
  /** Null: all labels together. */
  readonly label: string | null;
  /** How many each marked, and how many of those are the same: span and label. */
  readonly a: number;
  readonly b: number;
  readonly same: number;
  /** Of spans, 0 to 1; null where nobody marked any. */
  readonly f1: number | null;
  /** Cohen's kappa on tokens; null where the texts are not at hand, or have none. */
  readonly kappa: number | null;
  /** Krippendorff's alpha, unitizing, on code units; null where nobody marked any. */
  readonly alpha: number | null;
}

const NO_LABEL = '';

/**
 * How far two people agree, on all labels together and then on each, in the order of their names. Linear but for
 * sorting.
 */
export function agreement(documents: readonly MarkedTwice[]): readonly Agreement[] {
  const labels = [...new Set(documents.flatMap(({ a, b }) => [...a, ...b].map(({ label }) => label)))].sort();
  const tokens = tokenLabels(documents);
  const disagreements = new Map(labels.map(label => [label, disagreementOn(documents, label)]));
  const row = (label: string | null): Agreement => {
    const of = (spans: readonly LabelledSpan[]) => (label === null ? spans : spans.filter(s => s.label === label));
    let [a, b, same] = [0, 0, 0];
    for (const document of documents) {
      const [left, right] = [of(document.a), of(document.b)];
      a += left.length;
      b += right.length;
      const keys = new Set(right.map(keyOf));
      same += left.filter(span => keys.has(keyOf(span))).length;
    }
    const own = (labelOf: string): string => (label === null || labelOf === label ? labelOf : NO_LABEL);
    return {
      ...{ label, a, b, same },
      f1: a + b === 0 ? null : (2 * same) / (a + b),
      kappa: tokens && cohenKappa(contingencyOf(tokens.a.map(own), tokens.b.map(own))),
      alpha: unitizingAlpha(label === null ? [...disagreements.values()] : [disagreements.get(label) ?? NONE]),
    };
  };
  return [row(null), ...labels.map(row)];
}

const NONE: Disagreement = { observed: 0, expected: 0 };

function keyOf({ start, end, label }: LabelledSpan): string {
  return `${start}-${end} ${label}`;
}

/** The disagreement on a label over all documents, laid end to end. */
function disagreementOn(documents: readonly MarkedTwice[], label: string): Disagreement {
  const people: [Span[], Span[]] = [[], []];
  let length = 0;
  for (const document of documents) {
    for (const [person, spans] of [document.a, document.b].entries()) {
      for (const span of spans)
        if (span.label === label) people[person].push({ start: length + span.start, end: length + span.end });
    }
    length += document.length;
  }
  return unitizingDisagreement({ length, people });
}

/** The label that each token of the documents has for both people; null where a text is missing. */
function tokenLabels(documents: readonly MarkedTwice[]): { readonly a: string[]; readonly b: string[] } | null {
  const labels: { readonly a: string[]; readonly b: string[] } = { a: [], b: [] };
  for (const { text, a, b } of documents) {
    if (text === undefined) return null;
    for (const token of tokenize(text)) {
      labels.a.push(labelAt(a, token));
      labels.b.push(labelAt(b, token));
    }
  }
  return labels;
}

function labelAt(spans: readonly LabelledSpan[], { start, end }: Span): string {
  const found = spans[firstEndingAfter(spans, start)];
  return found !== undefined && found.start < end ? found.label : NO_LABEL;
}

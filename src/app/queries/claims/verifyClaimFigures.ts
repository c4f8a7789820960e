import { type Figure, type NewsmarkDocument, type Span, sentencesOf } from '../../../core';
import { type Passage, type Passages, stemsOf } from './passages';
import { kindOf, supports } from './sameValue';

/** A place of the corpus that speaks for or against a figure of a claim. */
export interface FigurePlace extends Span {
  readonly document: string;
  readonly text: string;
  /** The sentence that it stands in. */
  readonly passage: string;
}

/** What the corpus says of one figure of a claim. */
export interface FigureVerdict {
  /** The figure in the claim. */
  readonly figure: Span & { readonly text: string; readonly label: string };
  readonly verdict: 'supported' | 'contradicted' | 'absent';
  readonly places: readonly FigurePlace[];
}

/** Share of the words of a claim, by weight, that a passage must have to tell of the same. */
const SAME_SHARE = 0.5;
/** How much worse than the best a passage may be, of its share. */
const NEAR_BEST = 0.8;
/** Most passages that are read for a claim. */
const MOST = 12;

/**
 * What a corpus says of each figure of a text: supported where a passage of the same words has its value, contradicted
 * where such passages have other values of its kind, absent where none tells of it. `claim`: the text's annotations.
 */
export function verifyClaimFigures(
  passages: Passages,
  text: string,
  claim: Pick<NewsmarkDocument, 'figures'>,
): readonly FigureVerdict[] {
  const verdicts: FigureVerdict[] = [];
  let next = 0;
  for (const { start, end } of sentencesOf(text)) {
    const figures: Figure[] = [];
    while (next < claim.figures.length && claim.figures[next].start < end) figures.push(claim.figures[next++]);
    if (figures.length === 0) continue;
    const near = passages.nearest(stemsOf(withoutFigures(text, { start, end }, figures)), MOST);
    const best = near[0]?.share ?? 0;
    const same = near.filter(({ share }) => share >= SAME_SHARE && share >= NEAR_BEST * best).map(each => each.passage);
    for (const figure of figures) verdicts.push(verdictOf(figure, same, passages));
  }
  return verdicts;
}

/** The words of a sentence but for its figures, which may be what is wrong with it. */
function withoutFigures(text: string, { start, end }: Span, figures: readonly Figure[]): string {
  let kept = '';
  let at = start;
  for (const figure of figures) {
    kept += `${text.slice(at, Math.max(at, figure.start))} `;
    at = Math.max(at, figure.end);
  }
  return kept + text.slice(at, Math.max(at, end));
}

function verdictOf(figure: Figure, same: readonly Passage[], passages: Passages): FigureVerdict {
  const { start, end, text, label } = figure;
  const about = { figure: { start, end, text, label } };
  const told = same.flatMap(passage => passage.figures.map(each => ({ passage, each })));
  const place = ({ passage, each }: (typeof told)[number]): FigurePlace => {
    const { text: source, document } = passages.texts[passage.of];
    const words = source.slice(passage.start, passage.end);
    return { document: document.document.id, start: each.start, end: each.end, text: each.text, passage: words };
  };
  const supporting = told.filter(({ each }) => supports(each, figure));
  if (supporting.length > 0) return { ...about, verdict: 'supported', places: supporting.map(place) };
  const against = told.filter(({ each }) => kindOf(each) === kindOf(figure));
  if (against.length > 0) return { ...about, verdict: 'contradicted', places: against.map(place) };
  return { ...about, verdict: 'absent', places: [] };
}

import type { SameParts } from '../text/edit';
import { firstEndingAfter, type Span } from '../text/span';
import { eachParagraph, nextStart, PIECE_LOOKS, type Piece, pieceAt } from './paragraphs';

/**
 * The pieces of an edited text, told by those of the version before: its first `head` and its last `tail` pieces hold
 * what they held, the last ones moved by `by` code units and by `paragraphs` in their count; between them stand the
 * `fresh` ones.
 */
export interface Recut {
  readonly head: number;
  readonly tail: number;
  readonly by: number;
  readonly paragraphs: number;
  readonly fresh: readonly Piece[];
}

/**
 * Cuts an edited text as `cutPieces` does, looking only at the paragraphs around the edit. `before` are the pieces of
 * the version before. Costs time in proportion to the paragraphs that the edit touches.
 */
export function recut(text: string, before: readonly Piece[], { head, tail, by }: SameParts): Recut {
  // whether a paragraph begins depends on the line before it and on its own first line
  const touched = before[Math.min(firstEndingAfter(before, head - 1), before.length - 1)]?.paragraph ?? 0;
  let kept = touched < 2 ? 0 : firstOfParagraph(before, touched - 2);
  const number = before[kept]?.paragraph ?? 0;
  const paragraphs: Span[] = [];
  /** From which old piece on the paragraphs are as they were. */
  let rest = before.length;
  eachParagraph(text, kept === 0 ? 0 : before[kept].start, paragraph => {
    const same = paragraph.start < tail ? -1 : pieceStartingAt(before, paragraph.start - by);
    if (same >= 0 && before[same].opens) {
      rest = same;
      return true;
    }
    paragraphs.push(paragraph);
    return false;
  });
  const fresh: Piece[] = [];
  const put = (piece: Piece): void => {
    if (fresh.length === 0 && piece.end <= head && kept < rest && isSame(before[kept], piece, 0)) kept++;
    else fresh.push(piece);
  };
  paragraphs.forEach((p, k) => {
    for (let start = p.start; start < p.end; ) {
      const piece = pieceLike(before, text, { p, start, number: number + k }, { head, tail, by });
      put(piece);
      start = nextStart(text, p, piece);
    }
  });
  const last = before[before.length - 1]?.paragraph ?? -1;
  const moved = rest < before.length ? number + paragraphs.length - before[rest].paragraph : 0;
  // the last pieces of the last paragraph, where only its beginning changed
  const shift = rest < before.length ? moved : number + paragraphs.length - 1 - last;
  while (fresh.length > 0 && rest > kept && fresh[fresh.length - 1].start >= tail) {
    const old = before[rest - 1];
    if (!isSame(old, fresh[fresh.length - 1], by) || old.paragraph + shift !== fresh[fresh.length - 1].paragraph) break;
    fresh.pop();
    rest--;
  }
  return { head: kept, tail: before.length - rest, by, paragraphs: shift, fresh };
}

/** The piece at `start` of a paragraph: as before, where what decides its end is; else cut anew. */
function pieceLike(
  before: readonly Piece[],
  text: string,
  { p, start, number }: { readonly p: Span; readonly start: number; readonly number: number },
  { head, tail, by }: SameParts,
): Piece {
  const isHead = start + PIECE_LOOKS <= head;
  const move = isHead ? 0 : by;
  const old = isHead || start >= tail ? before[pieceStartingAt(before, start - move)] : undefined;
  const opens = start === p.start;
  // a piece that ends its paragraph is found without a search
  const isLong = old !== undefined && !old.closes && old.opens === opens && p.end - start >= PIECE_LOOKS;
  if (!isLong) return pieceAt(text, p, start, number);
  return { start, end: old.end + move, paragraph: number, opens, closes: false };
}

function isSame(old: Piece, piece: Piece, by: number): boolean {
  return (
    old.start + by === piece.start &&
    old.end + by === piece.end &&
    old.opens === piece.opens &&
    old.closes === piece.closes
  );
}

/** The index of the piece that begins at `start`; -1 when none does. */
function pieceStartingAt(pieces: readonly Piece[], start: number): number {
  const at = firstEndingAfter(pieces, start);
  return pieces[at]?.start === start ? at : -1;
}

/** The index of the first piece of a paragraph. */
function firstOfParagraph(pieces: readonly Piece[], paragraph: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].paragraph < paragraph) low = middle + 1;
    else high = middle;
  }
  return low;
}

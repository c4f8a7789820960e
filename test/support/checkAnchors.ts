import type { Span } from '../../src/core';
import { anchorOf } from '../../src/core/corrections/anchor';
import { foldText, PARAGRAPH } from '../../src/core/corrections/foldText';
import { placeAnchors } from '../../src/core/corrections/placeAnchors';
import { editsOf, type Step, track } from './editScripts';

export interface AnchorCounts {
  /** Annotations whose own words still stand, and nowhere else. */
  once: number;
  /** Annotations that have a place. */
  placed: number;
  /** How many of those that stand once are placed right. */
  right: number;
  /** Annotations on other text although their own is still there, each in words; and those whose own was taken away. */
  wrong: string[];
  taken: string[];
}

/** Edits a text outside the editor and counts where the anchors of `spans` come to stand. */
export function checkOutside(
  text: string,
  spans: readonly Span[],
  steps: readonly Step[],
  stamped: boolean,
  counts: AnchorCounts,
): void {
  const anchors = spans.map(span => {
    const { text: stamp, ...anchor } = anchorOf(text, span);
    return stamped ? { ...anchor, text: stamp ?? '' } : anchor;
  });
  let now = { text, spans: spans as readonly (Span | undefined)[] };
  for (const each of steps) for (const edit of editsOf(now.text, each)) now = track(now, edit);
  // Anchors that say of no text that it is theirs, and all stand where they stood, are taken at their word.
  const isTheirs = anchors.every(a => now.text.startsWith(a.prefix + a.exact + a.suffix, a.start - a.prefix.length));
  if (!stamped && isTheirs) return;
  const folded = foldText(now.text).text;
  placeAnchors(now.text, anchors).forEach((placement, i) => {
    const own = now.spans[i];
    const words = foldText(anchors[i].exact).text;
    const isOwn = own !== undefined && foldText(now.text.slice(own.start, own.end)).text === words;
    const isOnce = isOwn && folded.split(words).length === 2;
    if (isOnce) counts.once++;
    if (placement.span === undefined) return;
    counts.placed++;
    const { start, end } = placement.span;
    const isRight =
      own !== undefined && (isOwn ? own.start === start && own.end === end : own.start < end && start < own.end);
    if (isRight && isOnce) counts.right++;
    // Where its paragraph was taken away and stands elsewhere, it was moved.
    const line = (context: string): string => foldText(context).text;
    const before = line(anchors[i].prefix).split(PARAGRAPH).at(-1) ?? '';
    const after = line(anchors[i].suffix).split(PARAGRAPH)[0];
    if (own === undefined && line(now.text.slice(Math.max(0, start - 40), end + 40)).includes(before + words + after))
      return;
    if (!isRight)
      (own === undefined ? counts.taken : counts.wrong).push(
        JSON.stringify({
          steps: steps.map(s => s.kind),
          exact: anchors[i].exact,
          was: text.slice(anchors[i].start - 32, anchors[i].end + 32),
          put: now.text.slice(start - 32, end + 32),
          at: [start, end],
          own,
          ownText: own && now.text.slice(own.start - 32, own.end + 32),
        }),
      );
  });
}

import { anchorOf, type Operation, type PlacedCorrections, type Span } from '../../src/core';
import { carryCorrections, placeCorrections } from '../../src/core/corrections/placeCorrections';
import { editsOf, type Step, track } from './editScripts';

export interface EditCounts {
  /** Corrections whose words stand untouched after all edits, and how many of them stand on these very words. */
  untouched: number;
  kept: number;
  /** Corrections on other words than their own, each in words. */
  wrong: string[];
}

/** Edits a text in the editor, a step after the other, and counts where corrections of `spans` come to stand. */
export function checkInside(text: string, spans: readonly Span[], steps: readonly Step[], counts: EditCounts): void {
  const operations = spans.map((span, i): Operation => ({ id: `o${i}`, op: 'confirm', at: anchorOf(text, span) }));
  let placed = placeCorrections(text, operations);
  let now = { text, spans: spans as readonly (Span | undefined)[] };
  const isTouched = spans.map(() => false);
  const fault = (i: number, span: Span): void => {
    const words = now.text.slice(span.start, span.end);
    counts.wrong.push(JSON.stringify({ steps: steps.map(s => s.kind), exact: operations[i].at.exact, words, span }));
  };
  for (const step of steps) {
    for (const each of editsOf(now.text, step)) {
      const [before, stood] = [now, placesOf(placed)];
      placed = carryCorrections(placed, now.text, [each]);
      now = track(now, each);
      const stands = placesOf(placed);
      operations.forEach(({ id, at: { exact } }, i) => {
        const [own, span] = [now.spans[i], stands.get(id)];
        isTouched[i] ||= own === undefined || now.text.slice(own.start, own.end) !== exact;
        if (span === undefined) return;
        // Where its words were taken away just now, it may stand where they were put back, and on no others.
        const was = stood.get(id);
        const words = was && own === undefined ? before.text.slice(was.start, was.end) : exact;
        const isTaken = own === undefined && before.spans[i] !== undefined;
        if (isTaken && fold(now.text.slice(span.start, span.end)) !== fold(words)) fault(i, span);
        if (own !== undefined && !(span.start < own.end && own.start < span.end)) fault(i, span);
      });
    }
  }
  const stands = placesOf(placed);
  operations.forEach(({ id }, i) => {
    if (isTouched[i]) return;
    counts.untouched++;
    const [own, span] = [now.spans[i], stands.get(id)];
    if (own !== undefined && span?.start === own.start && span.end === own.end) counts.kept++;
  });
}

function placesOf({ placed }: PlacedCorrections): ReadonlyMap<string, Span> {
  return new Map(placed.map(({ operation: { id }, spans: [span] }) => [id, span]));
}

function fold(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[“”]/g, '"');
}

import { bySpan, type Span } from '../text/span';

/** A step through a text with spans in it: a stretch of text, or the beginning or the end of a span. */
export type SpanStep<S> =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'open'; readonly span: S; readonly first: boolean }
  | { readonly kind: 'close'; readonly span: S };

/**
 * Walks through `within` of a text with the spans in it so that they nest as elements of markup do: one that crosses
 * another, or an end of `within`, falls into pieces, the first of which opens with `first`. Of equal spans the earlier
 * in the list is the outer. Spans without length are left out. n log n in the spans, and linear where few are open at a
 * time.
 */
export function* nestedSpans<S extends Span>(spans: readonly S[], within: Span): Generator<SpanStep<S>> {
  const inside = spans.filter(({ start, end }) => start < end && start < within.end && end > within.start).sort(bySpan);
  const open: S[] = [];
  let at = within.start;
  let next = 0;
  function* textTo(end: number): Generator<SpanStep<S>> {
    if (end > at) yield { kind: 'text', start: at, end };
    at = Math.max(at, end);
  }
  /** Closes all spans down to the outermost that ends at `at`, and opens those again that go on. */
  function* closeHere(): Generator<SpanStep<S>> {
    const outermost = open.findIndex(span => span.end <= at);
    if (outermost < 0) return;
    const closed = open.splice(outermost);
    for (const span of [...closed].reverse()) yield { kind: 'close', span };
    for (const span of closed) {
      if (span.end <= at) continue;
      open.push(span);
      yield { kind: 'open', span, first: false };
    }
  }
  while (next < inside.length || open.length > 0) {
    const start = next < inside.length ? Math.max(inside[next].start, within.start) : Number.POSITIVE_INFINITY;
    const end = Math.min(within.end, ...open.map(span => span.end));
    if (open.length > 0 && end <= start) {
      yield* textTo(end);
      if (end === within.end) break;
      yield* closeHere();
      continue;
    }
    yield* textTo(start);
    const span = inside[next++];
    open.push(span);
    yield { kind: 'open', span, first: span.start >= within.start };
  }
  yield* textTo(within.end);
  for (const span of open.reverse()) yield { kind: 'close', span };
}

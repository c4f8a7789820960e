import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Annotated,
  anchorOf,
  annotate,
  type Operation,
  reannotate,
  recorrect,
  type Span,
} from '../../../src/core';
import { decide } from '../../../src/core/corrections/decisions';
import { carryCorrections, placeCorrections, replaceOperations } from '../../../src/core/corrections/placeCorrections';
import { redecide } from '../../../src/core/corrections/redecide';
import { editsOf, newsText, type Step, step, wordSpans } from '../../support/editScripts';

/** Something that a person does: an operation on words of the text, an undoing, or an edit; the numbers choose where. */
interface Deed {
  readonly kind: string;
  readonly at: number;
  readonly to: number;
  readonly step: Step;
}

const LABELS = ['PERSON', 'ORG', 'GPE', 'CARDINAL', 'DATE'] as const;
const KINDS = ['add', 'confirm', 'reject', 'relabel', 'bounds', 'name', 'link', 'split', 'merge'] as const;

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom(...KINDS, 'reject', 'relabel', 'bounds', 'undo', 'undo', 'edit', 'edit', 'edit', 'edit'),
  at: fc.nat(),
  to: fc.nat(),
  step,
});
const scripts = fc.tuple(newsText, fc.array(deed, { minLength: 1, maxLength: 12 }));

/** An operation; few places, so that many are about the same words or about words that overlap. */
function operationOf(text: string, spans: readonly Span[], { kind, at, to }: Deed, n: number): Operation {
  const span = spans[at % Math.min(6, spans.length)];
  const other = kind === 'bounds' ? nearby(text, span, to) : spans[to % Math.min(6, spans.length)];
  const needsTo = kind === 'bounds' || kind === 'link' || kind === 'merge';
  return {
    id: `o${n}`,
    op: kind,
    at: anchorOf(text, span),
    time: new Date(1.7e12 + n * 1000).toISOString(),
    ...(kind === 'add' || kind === 'relabel' ? { label: LABELS[to % LABELS.length] } : {}),
    ...(needsTo ? { to: anchorOf(text, other) } : {}),
    ...(kind === 'name' ? { name: `Name ${to % 3}` } : {}),
    ...(kind === 'confirm' ? { answers: { label: LABELS[to % LABELS.length], confidence: 0.5 } } : {}),
  };
}

/** A span that shares its beginning or its end with another. */
function nearby(text: string, { start, end }: Span, by: number): Span {
  if (by % 2 === 0) return { start, end: Math.min(text.length, end + 1 + (by % 9)) };
  return { start: Math.max(0, start - 1 - (by % 9)), end };
}

/** The operations after one more deed. */
function doneAlso(operations: readonly Operation[], text: string, spans: readonly Span[], own: Deed) {
  const n = operations.length;
  if (own.kind !== 'undo') return [...operations, operationOf(text, spans, own, n)];
  const of = operations[own.at % Math.max(1, n)];
  if (of === undefined) return operations;
  return [
    ...operations,
    { id: `o${n}`, op: 'undo', at: of.at, of: of.id, time: new Date(1.7e12 + n * 1000).toISOString() },
  ];
}

test('what is decided step by step is what is decided of all operations together', () => {
  let steps = 0;
  fc.assert(
    fc.property(scripts, ([first, deeds]) => {
      let text = first;
      let placed = placeCorrections(text, []);
      let decisions = decide(placed.placed);
      let operations: readonly Operation[] = [];
      for (const own of deeds) {
        const [before, was] = [placed, text];
        const edits = own.kind === 'edit' ? editsOf(text, own.step).slice(0, 1) : [];
        placed = carryCorrections(placed, text, edits);
        for (const { start, end, text: put } of edits) text = text.slice(0, start) + put + text.slice(end);
        if (own.kind !== 'edit') {
          operations = doneAlso(operations, text, wordSpans(text, [own.at % 7, own.to % 7]), own);
          placed = replaceOperations(placed, was, operations);
        }
        const redone = redecide(decisions, before.placed, placed.placed, edits[0]);
        const whole = decide(placed.placed);
        expect(redone?.decisions).toEqual(whole);
        // outside of what changed, the decisions are those of before
        if (edits.length === 0 && redone !== undefined) {
          const isOutside = (span: Span): boolean =>
            redone.changed.every(c => c.end <= span.start || span.end <= c.start);
          expect(whole.marks.filter(isOutside)).toEqual(decisions.marks.filter(isOutside));
        }
        decisions = redone?.decisions ?? whole;
        steps++;
      }
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(steps).toBeGreaterThan(5000);
}, 120_000);

/** What is shown of a text, without the ids, which are told apart by their places. */
function shown({ entities, figures, clusters, events }: Annotated): unknown {
  const places = new Map<string, string>();
  for (const { id, start, end } of [...entities, ...figures]) places.set(id, `${start}-${end}`);
  for (const { id, mentions } of clusters) places.set(id, mentions.map(m => places.get(m)).join());
  for (const { id, trigger, type } of events) places.set(id, `${type} ${trigger.start}-${trigger.end}`);
  return JSON.parse(JSON.stringify({ entities, figures, clusters, events }), (_, value) =>
    typeof value === 'string' ? (places.get(value) ?? value) : value,
  );
}

test('a text that is corrected and edited step by step is what it is when it is annotated as a whole', () => {
  fc.assert(
    fc.property(scripts, ([first, deeds]) => {
      let now = annotate(first);
      let operations: readonly Operation[] = [];
      for (const own of deeds) {
        const { text } = now;
        if (own.kind === 'edit') for (const edit of editsOf(text, own.step).slice(0, 1)) now = reannotate(now, edit);
        else {
          const marks = [...now.entities, ...now.figures].slice(0, 6);
          const spans = marks.length > 2 ? marks : wordSpans(text, [own.at, own.to]);
          operations = doneAlso(operations, text, spans, own);
          now = recorrect(now, operations);
        }
        if (own.at % 4 === 0) void now.events;
      }
      // the operations that stand, written down where they stand
      const corrections = now.corrections.placed.map(({ operation, spans: [at, to] }) => ({
        ...operation,
        at: anchorOf(now.text, at),
        ...(to === undefined ? {} : { to: anchorOf(now.text, to) }),
      }));
      expect(shown(now)).toEqual(shown(annotate(now.text, { corrections })));
    }),
    { numRuns: 40, seed: 3 },
  );
}, 120_000);

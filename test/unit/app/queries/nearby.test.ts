import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotations } from '../../../../src/app/engine';
import { mapAnnotations } from '../../../../src/app/engineMapping';
import { AnnotationIndex } from '../../../../src/app/queries/annotationIndex';
import { nearby } from '../../../../src/app/queries/nearby';
import { applyEdit, type TextEdit } from '../../../../src/core/text/edit';

/** A text of words, each of which is an entity, a figure or neither, and a zone for each line. */
function annotatedWords(text: string): Annotations {
  const entities: Annotations['entities'][number][] = [];
  const figures: Annotations['figures'][number][] = [];
  for (const { index: start, 0: word } of text.matchAll(/\w+/g)) {
    const span = { start, end: start + word.length, text: word, confidence: 1, origin: 'machine' as const };
    if (/^[A-Z]/.test(word)) entities.push({ ...span, id: `E${start}`, label: 'ORG', cluster: 'C1' });
    if (/^\d/.test(word))
      figures.push({
        ...span,
        id: `F${start}`,
        label: 'CARDINAL',
        value: { modifier: null, unit: null, counted: null },
      });
  }
  return {
    register: 'standard',
    language: 'en',
    date: null,
    entities,
    figures,
    events: [],
    clusters: [{ id: 'C1', label: 'ORG', name: 'C1', mentions: entities.map(({ id }) => id) }],
    zones: [...text.matchAll(/[^\n]+/g)].map(m => ({ start: m.index, end: m.index + m[0].length, kind: 'caption' })),
    kinds: {},
    headlines: {},
    values: {},
    orphans: [],
    worded: true,
  };
}

const TEXT = 'Oslo and 12 of Bergen\nthe 3 men\nNorway has 400 ports and Sweden 20\nno more of it\n'.repeat(3);

describe('annotations near a place', () => {
  test('are those that all would be there, moved through the same edits', () => {
    const step = fc.record({ at: fc.nat(220), length: fc.nat(6), text: fc.constantFrom('', 'x', ' ', 'Oslo 7', '\n') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), fc.nat(240), fc.nat(60), (steps, from, length) => {
        let now = TEXT;
        const edits: TextEdit[] = [];
        for (const { at, length: size, text } of steps) {
          const start = Math.min(at, now.length);
          const edit = { start, end: Math.min(start + size, now.length), text };
          edits.push(edit);
          now = applyEdit(now, edit);
        }
        const window = { start: from, end: from + length };
        const all = edits.reduce(mapAnnotations, annotatedWords(TEXT));
        const near = nearby(new AnnotationIndex(annotatedWords(TEXT)), edits, [window]);
        const inside = <T extends { readonly start: number; readonly end: number }>(
          spans: readonly T[],
        ): readonly T[] => spans.filter(({ start, end }) => start <= window.end && window.start <= end);
        expect(inside(near.entities)).toEqual(inside(all.entities));
        expect(inside(near.figures)).toEqual(inside(all.figures));
        expect(inside(near.zones)).toEqual(inside(all.zones));
      }),
      { numRuns: 2000 },
    );
  });

  test('are few where the text is long', () => {
    const near = nearby(new AnnotationIndex(annotatedWords(TEXT.repeat(50))), [], [{ start: 500, end: 520 }]);
    expect(near.entities.length + near.figures.length).toBeLessThan(6);
    expect(near.zones.length).toBeLessThan(4);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Annotated,
  anchorOf,
  annotate,
  applyEdit,
  displacedCorrections,
  type Operation,
  reannotate,
  recorrect,
  toDocument,
} from '../../../src/core';
import { checkDocument } from '../../support/checkDocument';

const TEXT = [
  'Labour wins in Port Selby',
  'Labour leader Ada Lund met President Tomas Reke of Norland in Oslo on Friday. Lund said that 2,000 tons of fish went to Tarn.',
  'Reke told the Selby Courier that 300 workers were hired in March 2021. Labour has 41 seats.',
  'Police arrested three men after the attack on the ferry. Lund visited Port Selby in 2019.',
].join('\n\n');

let count = 0;
function operation(text: string, op: string, words: string, fields: Partial<Operation> = {}, nth = 0): Operation {
  count++;
  return { id: `o${count}`, op, at: at(text, words, nth), time: `2026-01-01T10:00:${10 + (count % 50)}Z`, ...fields };
}

function at(text: string, words: string, nth = 0) {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(words, start + 1);
  return anchorOf(text, { start, end: start + words.length });
}

const does = (...operations: readonly Operation[]): Annotated => annotate(TEXT, { corrections: operations });
const entity = ({ entities }: Annotated, words: string, nth = 0) => entities.filter(e => e.text === words)[nth];
const clusterOf = (annotated: Annotated, words: string, nth = 0) =>
  annotated.clusters.find(c => c.id === entity(annotated, words, nth)?.cluster);
const op = (name: string, words: string, fields: Partial<Operation> = {}, nth = 0) =>
  operation(TEXT, name, words, fields, nth);

/** The document, after what it says of itself was checked. */
function checked(annotated: Annotated): Annotated {
  expect(checkDocument(toDocument(annotated), annotated.text)).toEqual([]);
  return annotated;
}

describe('what a person says of a mark', () => {
  test('changes its label, and the clusters, events and headlines follow', () => {
    const before = annotate(TEXT);
    const after = checked(does(op('relabel', 'Tarn', { label: 'ORG' })));
    expect(entity(before, 'Tarn')?.label).not.toBe('ORG');
    expect(entity(after, 'Tarn')).toMatchObject({ label: 'ORG', origin: 'human', confidence: 1 });
    expect(clusterOf(after, 'Tarn')?.label).toBe('ORG');
    const others = after.entities.filter(e => e.text !== 'Tarn');
    expect(others.every(e => e.origin === 'machine')).toBe(true);
  });

  test('keeps the id, the other ids, and a confirmed score', () => {
    const before = annotate(TEXT);
    const tarn = entity(before, 'Tarn');
    const answers = { id: tarn.id, label: tarn.label, confidence: tarn.confidence };
    const after = checked(does(op('relabel', 'Tarn', { label: 'ORG', answers })));
    expect(entity(after, 'Tarn').id).toBe(tarn.id);
    expect(after.entities.map(e => e.id)).toEqual(before.entities.map(e => e.id));
    const right = checked(does(op('confirm', 'Tarn', { answers: { ...answers, confidence: 0.63 } })));
    expect(entity(right, 'Tarn')).toMatchObject({ label: tarn.label, confidence: 0.63, origin: 'human', id: tarn.id });
  });

  test('takes a mark away, and no event keeps it', () => {
    const after = checked(does(op('reject', 'Ada Lund')));
    expect(entity(after, 'Ada Lund')).toBeUndefined();
    const inEvents = after.events.flatMap(e => e.arguments.flatMap(a => a.target ?? []));
    for (const id of inEvents) expect([...after.entities, ...after.figures].some(m => m.id === id)).toBe(true);
  });

  test('adds a mark, which joins the cluster of its name and fills a role', () => {
    const bare = TEXT.replaceAll('Ada Lund', 'ada lund').replaceAll('Lund', 'lund');
    const add = operation(bare, 'add', 'ada lund', { label: 'PERSON', name: 'Ada Lund' });
    const after = checked(annotate(bare, { corrections: [add] }));
    const own = entity(after, 'ada lund');
    expect(own).toMatchObject({ label: 'PERSON', origin: 'human' });
    expect(after.clusters.find(c => c.id === own.cluster)?.name).toBe('Ada Lund');
    const met = after.events.find(e => e.trigger.text === 'met');
    expect(met?.arguments.some(a => a.target === own.id)).toBe(true);
  });

  test('sets bounds, and what was there is gone', () => {
    const after = checked(does(op('bounds', 'Tomas Reke', { to: at(TEXT, 'President Tomas Reke') })));
    expect(entity(after, 'President Tomas Reke')).toMatchObject({ label: 'PERSON', origin: 'human' });
    expect(entity(after, 'Tomas Reke')).toBeUndefined();
  });

  test('sets the value of a figure, and words that are a figure are read', () => {
    const value = { number: 1999, modifier: null, unit: 't', counted: 'fish' };
    const after = checked(does(op('value', '2,000 tons', { value })));
    expect(after.figures.find(f => f.text === '2,000 tons')).toMatchObject({ value, origin: 'human' });
    const added = checked(does(op('reject', '41'), op('add', '41 seats', { label: 'QUANTITY' })));
    expect(added.figures.find(f => f.text === '41 seats')).toMatchObject({ label: 'QUANTITY', origin: 'human' });
    const day = checked(does(op('relabel', 'March 2021', { label: 'DATE' })));
    expect(day.figures.find(f => f.text === 'March 2021')?.value.timex?.value).toBe('2021-03');
  });

  test('of two that overlap leaves the later one', () => {
    const after = checked(
      does(op('add', 'leader Ada', { label: 'PERSON' }), op('add', 'Ada Lund met', { label: 'WORK_OF_ART' })),
    );
    expect(entity(after, 'leader Ada')).toBeUndefined();
    expect(entity(after, 'Ada Lund met')).toMatchObject({ label: 'WORK_OF_ART' });
  });

  test('is taken back by an undoing, and given again by another', () => {
    const reject = op('reject', 'Oslo');
    const undo = op('undo', 'Oslo', { of: reject.id });
    const redo = op('undo', 'Oslo', { of: undo.id });
    expect(toDocument(does(reject, undo))).toEqual(toDocument(does()));
    expect(entity(does(reject, undo, redo), 'Oslo')).toBeUndefined();
  });

  test('holds across the border of a paragraph too', () => {
    const after = checked(does(op('add', 'Tarn.\n\nReke', { label: 'EVENT' })));
    expect(after.entities.find(e => e.label === 'EVENT' && e.origin === 'human')?.text).toBe('Tarn.\n\nReke');
  });
});

describe('what a person says of a cluster', () => {
  test('names it', () => {
    const before = clusterOf(annotate(TEXT), 'Tomas Reke');
    const after = clusterOf(checked(does(op('name', 'Reke', { name: 'T. J. Reke' }, 1))), 'Tomas Reke');
    expect(after).toMatchObject({ name: 'T. J. Reke', origin: 'human', id: before?.id });
    expect(after?.mentions).toEqual(before?.mentions);
  });

  test('splits, links and merges', () => {
    const split = checked(does(op('split', 'Lund', {}, 1)));
    expect(entity(split, 'Lund').cluster).not.toBe(entity(split, 'Ada Lund').cluster);
    const linked = checked(does(op('link', 'Norland', { to: at(TEXT, 'Port Selby') })));
    expect(entity(linked, 'Norland').cluster).toBe(entity(linked, 'Port Selby').cluster);
    const merged = checked(does(op('merge', 'Norland', { to: at(TEXT, 'Oslo') })));
    expect(clusterOf(merged, 'Norland')).toMatchObject({ name: 'Oslo', origin: 'human' });
  });
});

describe('what a person says of an event', () => {
  const event = ({ events }: Annotated, words: string) => events.find(e => e.trigger.text === words);

  test('takes it away, and the next of the same is the first', () => {
    const after = checked(does(op('event.remove', 'met')));
    expect(event(after, 'met')).toBeUndefined();
  });

  test('changes type, time, place, source, status and roles', () => {
    const after = checked(
      does(
        op('event.type', 'met', { type: 'Contact.Talk' }),
        op('event.time', 'met', { filler: at(TEXT, 'March 2021') }),
        op('event.place', 'met', { filler: at(TEXT, 'Norland') }),
        op('event.source', 'met', { filler: at(TEXT, 'Selby Courier') }),
        op('event.status', 'met', { polarity: 'negative', modality: 'future' }),
        op('event.role', 'met', { role: 'Participant', filler: at(TEXT, 'Labour leader') }),
      ),
    );
    const met = event(after, 'met');
    expect(met).toMatchObject({ type: 'Contact.Talk', polarity: 'negative', modality: 'future', origin: 'human' });
    expect(after.figures.find(f => f.id === met?.time)?.text).toBe('March 2021');
    expect(after.entities.find(e => e.id === met?.place)?.text).toBe('Norland');
    expect(met?.source ?? met?.sourceText?.text).toBeTruthy();
    expect(met?.arguments.length).toBeGreaterThan(1);
  });

  test('adds one, whose later corrections find it', () => {
    const after = checked(
      does(
        op('event.add', 'seats', { type: 'Conflict.Attack' }),
        op('event.role', 'seats', { role: 'Attacker', filler: at(TEXT, 'Oslo') }),
        op('event.trigger', 'seats', { to: at(TEXT, '41 seats') }),
      ),
    );
    const own = event(after, '41 seats');
    expect(own).toMatchObject({ type: 'Conflict.Attack', origin: 'human', arguments: [{ role: 'Attacker' }] });
  });
});

describe('ids', () => {
  test('stay the same through sessions, whatever is put before, behind and between', () => {
    const before = annotate(TEXT);
    const paragraphs = TEXT.split('\n\n');
    const more = 'Karl Berg of Vardal sold 12 boats on 4 May 2020.';
    const after = annotate([more, ...paragraphs.flatMap(p => [p, more])].join('\n\n'));
    const ids = new Set([...after.entities, ...after.figures, ...after.events].map(a => a.id));
    const own = [...before.entities, ...before.figures, ...before.events];
    expect(own.filter(a => ids.has(a.id)).length / own.length).toBeGreaterThan(0.9);
    for (const e of before.entities) {
      const same = after.entities.find(({ id }) => id === e.id);
      if (same !== undefined) expect(same.text).toBe(e.text);
    }
  });

  test('are numbers after a letter, unlike each other', () => {
    const many = annotate(`${TEXT}\n\n`.repeat(20));
    const ids = [...many.entities, ...many.figures, ...many.events, ...many.clusters].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[TEC]\d{1,8}$/);
  });
});

describe('corrections and edits', () => {
  const words = ['Labour', 'Ada Lund', 'Norland', 'Oslo', 'Tarn', 'Selby Courier', 'three men', 'fish', 'ferry'];
  const marks = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 6 });
  const kind = fc.constantFrom('add', 'relabel', 'reject', 'confirm', 'name', 'split');
  const edit = fc.record({
    at: fc.nat(),
    size: fc.nat(8),
    text: fc.constantFrom('', 'x', ' new ', '\n\n', 'Oslo', 'Lund '),
  });

  test('a correction stays on its words through any edits that leave them alone', () => {
    fc.assert(
      fc.property(marks, fc.array(edit, { maxLength: 8 }), (chosen, edits) => {
        const corrections = chosen.map(w => op('add', w, { label: 'LAW' }));
        let now = annotate(TEXT, { corrections });
        let spans = corrections.map(c => ({ start: c.at.start, end: c.at.end }));
        for (const { at: place, size, text } of edits) {
          const start = place % (now.text.length + 1);
          const end = Math.min(now.text.length, start + size);
          if (spans.some(s => s.start < end && start < s.end) || spans.some(s => s.start < start && start < s.end))
            continue;
          const by = text.length - (end - start);
          spans = spans.map(s => (s.start >= end ? { start: s.start + by, end: s.end + by } : s));
          now = reannotate(now, { start, end, text });
          expect(now.corrections.orphans).toEqual([]);
          for (const [i, s] of spans.entries()) {
            expect(now.text.slice(s.start, s.end)).toBe(chosen[i]);
            expect(now.entities.find(e => e.start === s.start && e.end === s.end)).toMatchObject({
              label: 'LAW',
              origin: 'human',
            });
          }
        }
        checked(now);
      }),
      { numRuns: 40 },
    );
  });

  test('edited text with corrections is annotated as it is afresh with the corrections at their places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(kind, fc.constantFrom(...words)), { maxLength: 5 }),
        fc.array(edit, { maxLength: 4 }),
        (chosen, edits) => {
          const corrections = chosen.map(([name, w]) =>
            op(name, w, name === 'name' ? { name: 'X' } : { label: 'ORG' }),
          );
          let now = annotate(TEXT, { corrections });
          for (const { at: place, size, text } of edits) {
            const start = place % (now.text.length + 1);
            now = reannotate(now, { start, end: Math.min(now.text.length, start + size), text });
            if (place % 3 === 0) void now.events;
          }
          checked(now);
          const placed = now.corrections.placed.map(({ operation: own, spans }) => ({
            ...own,
            at: anchorOf(now.text, spans[0]),
          }));
          const afresh = annotate(now.text, { corrections: placed });
          expect(toDocument(now)).toEqual(toDocument(afresh));
          expect(toDocument(recorrect(annotate(now.text), placed))).toEqual(toDocument(afresh));
          expect(toDocument(recorrect(now, []))).toEqual(toDocument(annotate(now.text)));
        },
      ),
      { numRuns: 40 },
    );
  }, 30_000);

  test('several edits at once carry each correction by its own', () => {
    const corrections = ['Norland', 'Oslo', 'Tarn'].map(w => op('add', w, { label: 'LAW' }));
    const steps = [...TEXT.matchAll(/Lund/g)]
      .reverse()
      .map(m => ({ start: m.index, end: m.index + 4, text: 'Lundquist' }));
    const text = steps.reduce(applyEdit, TEXT);
    const [first, last] = [TEXT.indexOf('Lund'), TEXT.lastIndexOf('Lund') + 4];
    const whole = { start: first, end: last, text: text.slice(first, last + text.length - TEXT.length) };
    const now = reannotate(annotate(TEXT, { corrections }), whole, steps);
    expect(now.corrections.orphans).toEqual([]);
    expect(now.entities.filter(e => e.label === 'LAW').map(e => e.text)).toEqual(['Norland', 'Oslo', 'Tarn']);
  });

  test('words that are taken away make an orphan, and bring the correction back when they come back', () => {
    const before = annotate(TEXT, { corrections: [op('relabel', 'Norland', { label: 'ORG' })] });
    const start = TEXT.indexOf(' of Norland');
    const cut = reannotate(before, { start, end: start + 11, text: '' });
    expect(cut.corrections.orphans).toMatchObject([{ lost: 'gone' }]);
    const back = reannotate(cut, { start, end: start, text: ' of Norland' });
    expect(back.corrections.orphans).toEqual([]);
    expect(entity(back, 'Norland')).toMatchObject({ label: 'ORG', origin: 'human' });
  });

  test('what edits changed too much around is attached where it stands, and found there again', () => {
    let now = annotate(TEXT, { corrections: [op('relabel', 'Norland', { label: 'ORG' })] });
    for (const [words, text] of [
      ['President Tomas Reke of ', 'somebody or other from up in '],
      [' in Oslo on Friday. Lund said', ', as everybody knew since. He'],
    ] as const) {
      const start = now.text.indexOf(words);
      now = reannotate(now, { start, end: start + words.length, text });
    }
    expect(entity(now, 'Norland')).toMatchObject({ label: 'ORG' });
    const again = (operations: readonly Operation[]) =>
      entity(annotate(now.text, { corrections: operations }), 'Norland');
    const { operations } = now.corrections;
    expect(again(operations)?.origin).not.toBe('human');
    const displaced = displacedCorrections(now.corrections, now.text);
    expect(displaced).toHaveLength(1);
    const attached = displaced.map(({ of, at: anchor }) => ({
      id: 'auto',
      op: 'attach',
      of,
      at: anchor,
      time: '2027',
    }));
    expect(again([...operations, ...attached])).toMatchObject({ label: 'ORG', origin: 'human' });
    expect(displacedCorrections(annotate(TEXT, { corrections: operations }).corrections, TEXT)).toEqual([]);
  });

  test('an orphan is attached again by hand', () => {
    const lost = { ...op('relabel', 'Oslo', { label: 'ORG' }) };
    const gone = { ...lost, at: { ...lost.at, exact: 'Bergen', prefix: 'in the town of', suffix: ', far away' } };
    expect(does(gone).corrections.orphans).toHaveLength(1);
    const after = does(gone, op('attach', 'Tarn', { of: gone.id }));
    expect(after.corrections.orphans).toEqual([]);
    expect(entity(after, 'Tarn')).toMatchObject({ label: 'ORG', origin: 'human' });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalFigureSpan, LocalMention } from '../../src/core/annotations/annotator';
import { arbitrate } from '../../src/core/annotations/arbitrate';
import { annotate, applyEdit, diffTexts, mapSpan, reannotate, toDocument } from '../../src/core/index';

const article = [
  'Harbour town buys second ferry',
  'By Ana Mirel',
  'The council of Port Selby voted on 3 May 2021 to buy a second ferry for $4.2 million, mayor Tomas Reke said.',
  '“It will carry 300 people,” Reke told the Selby Courier on Tuesday. Port Selby has 12,000 inhabitants.',
].join('\n\n');

/** Events told again, roles, dates that refer to others, relatives, an acronym, and the same paragraph twice. */
const news = [
  article,
  'Reke met president Ada Lund of Norland on Friday. The meeting, in Oslo, was the second of the two leaders.',
  'Lund and her brother Karl Lund visited Port Selby in 2019. She had met Reke there two years earlier, on 4 June.',
  'The Port Selby Ferry Company (PSFC) employs 400 workers. The workers are to strike next week, PSFC said.',
  'Police arrested three men after the attack on the ferry. “The attack killed nobody,” he said.',
  'It will carry 300 people, Reke said. The summit ended without a deal. President Lund had announced the visit.',
  'Police arrested three men after the attack on the ferry. “The attack killed nobody,” he said.',
].join('\n\n');

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        ...article.split(/(?<=[ \n])/),
        '\r\n',
        '\r',
        '\n\n',
        '\ud83d',
        '\0',
        ' kim jong un met putin on thursday ',
      ),
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

describe('the pipeline', () => {
  test('gives spans that slice to their text, ids that are unique and references that resolve', () => {
    fc.assert(
      fc.property(text, t => {
        const d = toDocument(annotate(t));
        const ids = new Set([...d.entities, ...d.figures].map(m => m.id));
        expect(ids.size).toBe(d.entities.length + d.figures.length);
        for (const m of [...d.entities, ...d.figures, ...d.events.map(e => e.trigger)]) {
          expect(t.slice(m.start, m.end)).toBe(m.text);
          expect(m.end).toBeGreaterThan(m.start);
        }
        const clusters = new Set(d.clusters.map(c => c.id));
        for (const m of d.entities) expect(clusters).toContain(m.cluster);
        for (const c of d.clusters) for (const m of c.mentions) expect(ids).toContain(m);
        for (const e of d.events) {
          for (const a of e.arguments) {
            if (a.target !== undefined) expect(ids).toContain(a.target);
            const { start, end, text } = a.span ?? a.via ?? e.trigger;
            expect(t.slice(start, end)).toBe(text);
          }
          for (const id of [e.time, e.place, e.source]) if (id !== null) expect(ids).toContain(id);
        }
        for (const z of d.zones) expect(z.start >= 0 && z.start < z.end && z.end <= t.length).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('re-annotates an edited text to just what annotating it afresh gives', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', 'x', ' Kim ', '\n\n', '12 ', '\ud83d'),
        (t, at, length, put) => {
          const start = at % (t.length + 1);
          const edit = { start, end: Math.min(t.length, start + length), text: put };
          const again = reannotate(annotate(t), edit);
          expect(toDocument(again)).toEqual(toDocument(annotate(applyEdit(t, edit))));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps ids, clusters and events right over many edits of an article, paragraphs joined and split', () => {
    const place = fc.tuple(fc.nat(), fc.nat(120), fc.boolean());
    const words = fc.constantFrom(
      ...['', ' ', '\n\n', '. ', 'Lund', 'mayor Reke', ' he ', '3 May 2021', 'in Port Selby', 'the meeting ', 'the '],
      ...[
        'The council met on Friday. ',
        'Ana Mirel (AM)',
        '400 people',
        'three visits',
        'Reuters reported ',
        'A$5 million',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(place, words), { minLength: 1, maxLength: 6 }), edits => {
        let current = annotate(news, { date: '2021-05-04' });
        for (const [[at, length, deletes], put] of edits) {
          const start = at % (current.text.length + 1);
          const end = deletes ? Math.min(current.text.length, start + length) : start;
          // some versions are left before anybody asks for their events
          if (at % 3 > 0) void current.events;
          current = reannotate(current, { start, end, text: put });
        }
        expect(toDocument(current)).toEqual(toDocument(annotate(current.text, current.options)));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  test('gives after any edits what the text gives afresh: evidence taken away, dates, currencies, borders of blocks', () => {
    const crawl = `${news.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `.repeat(3);
    const texts = [
      news,
      crawl,
      `${news.replaceAll('\n\n', ' ')} `.repeat(2),
      `OSLO, May 4, 2021 (Reuters) - It is $5 million.\n\n${news}`,
    ];
    /** Where an edit is: at a mention, at a figure, at a line break, or anywhere. */
    const target = fc.constantFrom('entity', 'figure', 'break', 'any', 'any');
    const put = fc.constantFrom(
      ...[
        '',
        '',
        ' ',
        '\n',
        '\n\n',
        '. ',
        '”',
        ' “',
        'ferry',
        'Lund',
        'Karl Lund ',
        'Reke',
        'PSFC',
        'Moscow, Idaho',
        '$7 ',
      ],
      ...[
        'By Jane Doe | April 25, 2019, 06:59 PM\n\n',
        'PARIS, May 9, 2020 (AP) - ',
        'five Australian dollars ',
        'A$3 million ',
      ],
      ...[
        'two days later ',
        'next Tuesday ',
        'The workers left. ',
        'Reke-Lund ',
        'top stories ',
        'the two leaders met. ',
        'Read more\n',
      ],
    );
    const edit = fc.record({
      target,
      put,
      at: fc.nat(),
      size: fc.oneof(fc.constant(0), fc.nat(9), fc.nat(900)),
      from: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 3, maxLength: 12 }), (start, edits) => {
        const versions = [annotate(start)];
        for (const { target: kind, put: words, at, size, from } of edits) {
          // now and then an earlier version is edited once more, and some versions are left before anybody asks for
          // their events
          const before = versions[from === 0 ? at % versions.length : versions.length - 1];
          if (from > 2) void before.events;
          const anywhere = at % (before.text.length + 1);
          const line = before.text.indexOf('\n', anywhere);
          const marks = kind === 'entity' ? before.entities : kind === 'figure' ? before.figures : [];
          const mark = marks.length > 0 ? marks[at % marks.length] : undefined;
          const first = mark?.start ?? (kind === 'break' && line >= 0 ? line : anywhere);
          versions.push(reannotate(before, { start: first, end: mark?.end ?? first + size, text: words }));
        }
        const last = versions[versions.length - 1];
        const afresh = annotate(last.text);
        expect(toDocument(last)).toEqual(toDocument(afresh));
        expect(last.tellings).toEqual(afresh.tellings);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);

  test('names an event by its new id where an edit before it gave it one', () => {
    const before = annotate(news);
    expect(before.events.some(event => event.sameAs !== undefined)).toBe(true);
    const start = news.indexOf('Reke met president');
    const after = reannotate(before, { start, end: start + 'Reke'.length, text: 'Lund' });
    expect(toDocument(after)).toEqual(toDocument(annotate(after.text)));
  });

  test('leaves an earlier version as it was', () => {
    const first = annotate(news, { date: '2021-05-04' });
    const document = structuredClone(toDocument(first));
    for (const text of ['', 'Oslo', '\n\n']) void reannotate(first, { start: 100, end: 120, text }).events;
    expect(toDocument(first)).toEqual(document);
    expect(toDocument(reannotate(first, { start: 5, end: 5, text: 'x' }))).toEqual(
      toDocument(annotate(`${news.slice(0, 5)}x${news.slice(5)}`, first.options)),
    );
  });

  test('annotates only what an edit changed', () => {
    const long = Array.from({ length: 50 }, (_, i) => `Paragraph ${i} says that the mayor met the council.`).join(
      '\n\n',
    );
    const edited = reannotate(annotate(long), { start: 4, end: 4, text: 'x' });
    expect(edited.work).toEqual({ blocks: 50, annotated: 1 });
  });

  test('takes the date that it is given', () => {
    expect(toDocument(annotate(article, { id: 'a', date: '2021-05-04' })).document).toMatchObject({
      id: 'a',
      date: '2021-05-04',
    });
  });
});

describe('arbitration', () => {
  const mention = (start: number, end: number): LocalMention => ({ start, end, label: 'PRODUCT', confidence: 1 });
  const figure = (start: number, end: number, label: LocalFigureSpan['label']): LocalFigureSpan => ({
    start,
    end,
    label,
  });

  test('keeps a number inside a name out of the figures', () => {
    expect(arbitrate([mention(0, 10)], [figure(7, 10, 'CARDINAL')]).figures).toEqual([]);
  });

  test('prefers a date to a name of the same words, and a name to a bare number', () => {
    expect(arbitrate([mention(0, 3)], [figure(0, 3, 'DATE')]).mentions).toEqual([]);
    expect(arbitrate([mention(2, 5)], [figure(0, 3, 'CARDINAL')]).figures).toEqual([]);
  });
});

describe('edits', () => {
  test('are found between any two texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = diffTexts(before, after);
        expect(edit ? applyEdit(before, edit) : before).toBe(after);
      }),
    );
  });

  test('move a span behind them, leave one before them, and hide one that they touch', () => {
    const edit = { start: 10, end: 12, text: 'four' };
    expect(mapSpan({ start: 0, end: 5 }, edit)).toEqual({ start: 0, end: 5 });
    expect(mapSpan({ start: 14, end: 18 }, edit)).toEqual({ start: 16, end: 20 });
    for (const s of [
      { start: 5, end: 10 },
      { start: 8, end: 11 },
      { start: 12, end: 15 },
    ])
      expect(mapSpan(s, edit)).toBeUndefined();
  });
});

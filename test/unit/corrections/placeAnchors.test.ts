import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../../src/core';
import { anchorOf } from '../../../src/core/corrections/anchor';
import { placeAnchors } from '../../../src/core/corrections/placeAnchors';
import { type AnchorCounts, checkOutside } from '../../support/checkAnchors';
import { newsText, step, wordSpans } from '../../support/editScripts';

const TEXT = [
  'Harbour town buys second ferry',
  'The council of Port Selby voted on 3 May 2021 to buy a second ferry for $4.2 million, mayor Tomas Reke said.',
  '“It will carry 300 people,” Reke told the Selby Courier on Tuesday. Port Selby has 12,000 inhabitants.',
  'Reke met president Ada Lund of Norland on Friday. The meeting in Oslo was the second of the two leaders.',
].join('\n\n');

function spanOf(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
}

/** What the anchor of the words covers in another text, or why nothing. */
function placed(words: string, now: string, from = 0, text = TEXT): string {
  const [placement] = placeAnchors(now, [anchorOf(text, spanOf(text, words, from))]);
  return placement.span === undefined ? placement.lost : now.slice(placement.span.start, placement.span.end);
}

describe('an anchor', () => {
  test('stands where it stood in the same text, also where the same words stand in the same context twice', () => {
    const text = `${TEXT}\n\n${TEXT}`;
    const second = spanOf(text, 'Ada Lund', TEXT.length);
    expect(placeAnchors(text, [anchorOf(text, second)])).toEqual([{ span: second }]);
  });

  test.each([
    ['line ends', TEXT.replaceAll('\n', '\r\n'), 'Port Selby has'],
    ['re-wrapping', TEXT.replace(/ (?=buy|mayor|Selby|Lund)/g, '\n'), 'Tomas Reke'],
    ['no-break spaces', TEXT.replaceAll(' ', '\u00a0'), '$4.2 million'],
    ['plain quotation marks', TEXT.replace(/[“”]/g, '"'), '300 people'],
    ['a spelling mended around it', TEXT.replace('president', 'President').replace('Norland', 'Nordland'), 'Ada Lund'],
    ['a paragraph before it', `Read more\n\n${TEXT}`, 'Tomas Reke'],
  ])('survives %s', (_, now, words) => {
    expect(placed(words, now).replace(/\s/g, ' ')).toBe(words);
  });

  test('survives a spelling mended in it', () => {
    expect(placed('Tomas Reke', TEXT.replace('Tomas', 'Thomas'))).toBe('Thomas Reke');
    expect(placed('Selby Courier', TEXT.replace('Courier', 'Couriers'))).toBe('Selby Couriers');
  });

  test('is an orphan where its words are gone, or stand elsewhere', () => {
    expect(placed('Ada Lund', TEXT.replace(/Reke met[\s\S]*/, ''))).toBe('gone');
    expect(placed('Ada Lund', TEXT.replace(/Reke met[\s\S]*/, 'Nobody knows Ada Lund, who sold fish.'))).toBe(
      'elsewhere',
    );
  });

  test('is never taken by a paragraph that looks like its own', () => {
    const own = TEXT.split('\n\n')[3];
    const other = own.replace('Friday', 'Monday').replace('Oslo', 'Tarn');
    expect(['Ada Lund', 'several']).toContain(placed('Ada Lund', `${other}\n\n${TEXT}`));
    const twice = TEXT.replace(own, `${other}\n\n${own.replace('Ada', 'Ida')}`);
    const [placement] = placeAnchors(twice, [anchorOf(TEXT, spanOf(TEXT, 'Ada Lund'))]);
    expect(placement.span?.start).not.toBe(twice.indexOf('Ada Lund'));
  });

  test('tells a copied paragraph from its own by what stands around both', () => {
    const own = TEXT.split('\n\n')[2];
    const now = `${own}\n\n${TEXT}`;
    const spans = ['Port Selby voted', 'Selby Courier', 'Ada Lund'].map(words => spanOf(TEXT, words));
    const placements = placeAnchors(
      now,
      spans.map(span => anchorOf(TEXT, span)),
    );
    expect(placements.map(p => p.span?.start)).toEqual(spans.map(({ start }) => start + own.length + 2));
  });

  test('is not taken by a copy of its paragraph that stands where its own would, when its own words changed', () => {
    const own = 'At the harbour, mayor Ada Lund met the crew of the night ferry on Friday, and thanked it.';
    const next = 'The council of Port Selby voted on 3 May 2021 to buy a second ferry for $4.2 million, it said.';
    const text = `${own}\n\n${next}`;
    const anchors = ['Lund met', 'Port Selby'].map(words => anchorOf(text, spanOf(text, words)));
    const [lost, found] = placeAnchors(`${own.replace('Lund', 'Marsh')}\n\n${own}\n\n${next}`, anchors);
    expect(lost).toEqual({ lost: 'several' });
    expect(found.span?.start).toBe(text.indexOf('Port Selby') + own.length + 3);
    // with both neighbours in their places, it stays in its own
    const whole = `Before it all came the year 2020, which nobody liked.\n\n${text}`;
    const three = ['year 2020', 'Lund met', 'Port Selby'].map(words => anchorOf(whole, spanOf(whole, words)));
    const later = `${whole}\n\n${own.replace('Lund', 'Marsh')}`;
    expect(placeAnchors(later, three)[1].span).toEqual(spanOf(whole, 'Lund met'));
  });

  test('is compared with a place beside which the words changed on both sides', () => {
    const own = 'Olof Berg met nobody in Lake Orrin in the wet spring of 2017 but the crew of the old night ferry.';
    const next = 'The council of Port Selby voted on 3 May 2021 to buy a second ferry for $4.2 million, it said.';
    const text = `${own}\n\n${next}`;
    const anchors = ['2017', 'Port Selby'].map(words => anchorOf(text, spanOf(text, words)));
    const mended = own.replace('of 2017 but', 'off 2017, but');
    // the copy is whole, and has its own where all that follows moved by as much as it is long
    expect(placeAnchors(`${mended}\n\n${own}\n\n${next}`, anchors)[0]).toEqual({ lost: 'several' });
    expect(placed('2017', mended, 0, own)).toBe('2017');
  });

  test('is not taken by a copy far from where it is expected, when much of its own words changed', () => {
    const own = 'The port of Selby said last week that 3575 tons of cod went to Kesholm in 2001.';
    const [next, other, third] = [
      'Ada Lund backed Ivo Amadi over it.',
      'Mei Tran left on Friday.',
      'So did Olof Berg.',
    ];
    const changed = own.replace('to Kesholm in', 'to “It in');
    const now = `${changed}\n\n${other}\n\n${own}\n\n${third}`;
    expect(placed('to Kesholm in', now, 0, `${own}\n\n${next}`)).toBe('several');
    expect(placed('to Kesholm in', `${other}\n\n${own}\n\n${third}`, 0, `${own}\n\n${next}`)).toBe('to Kesholm in');
  });

  test('never cuts a surrogate pair', () => {
    const text = `${'😀'.repeat(40)}Oslo${'😀'.repeat(40)}`;
    for (const shift of ['', 'x']) {
      const { prefix, suffix } = anchorOf(shift + text, spanOf(shift + text, 'Oslo'));
      expect(prefix + suffix).toMatch(/^(?:😀)*$/u);
      expect(prefix.length).toBeLessThanOrEqual(32);
    }
  });
});

describe('anchors in a text that was edited outside', () => {
  test('are placed where their words are, or nowhere', () => {
    const counts: AnchorCounts = { once: 0, placed: 0, right: 0, wrong: [], taken: [] };
    const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(newsText, seeds, fc.array(step, { maxLength: 5 }), fc.boolean(), (text, chosen, steps, stamped) => {
        checkOutside(text, wordSpans(text, chosen), steps, stamped, counts);
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(counts.once).toBeGreaterThan(2000);
    expect(counts.right / counts.once).toBeGreaterThan(0.99);
    expect(counts.wrong).toEqual([]);
    expect(counts.taken.length / counts.placed).toBeLessThan(0.002);
  }, 60_000);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBlock } from '../../../src/core/blocks/blocks';
import { createFigureAnnotator } from '../../../src/core/figures/figureAnnotator';
import { TokenView } from '../../../src/core/figures/words/tokenView';
import { figuresOf } from './helpers';

const WORDS =
  `a an the two twenty hundred thousand million dozen half quarter and of to - – between from more than about at least first second third of
  last next this early late mid the end Monday May March April Sept. 25 2019 1990 s '80s 10,000 1/2 3.5 $ US$ € % percent per cent point dollars
  km miles feet in m day days week year years hour hours ago later before after every each morning noon at 5 p.m. 06:59 GMT 000 1 5 2 10 x ^ e
  minus one another constructor toString __proto__ valueOf § Q1 fiscal Christmas Easter summer fall 's ' " ( ) , . : / years-old long old tenfold ½ ١٢ \ud800 \0 😀`
    .split(/\s+/)
    .filter(w => w !== '');
const figureText = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ' ', '', '-', ', ', '\n')), { maxLength: 40 })
  .map(parts => parts.flat().join(''));

describe('any text', () => {
  test('has figures whose spans are its own, sorted, apart, with finite values', () => {
    fc.assert(
      fc.property(fc.oneof(figureText, fc.string({ unit: 'binary', maxLength: 200 })), text => {
        let last = 0;
        for (const figure of figuresOf(text, '2019-04-25')) {
          expect(figure.start).toBeGreaterThanOrEqual(last);
          expect(figure.end).toBeGreaterThan(figure.start);
          expect(figure.text).toBe(text.slice(figure.start, figure.end));
          expect(figure.text.trim()).toBe(figure.text);
          const { number, lower, upper, timex } = figure.value;
          for (const n of [number, lower, upper]) if (n !== undefined) expect(Number.isFinite(n)).toBe(true);
          if (figure.label === 'DATE' || figure.label === 'TIME') expect(timex?.value).toMatch(/^[\dA-Z:./+_-]+$/);
          last = figure.end;
        }
      }),
      { numRuns: 600, examples: [['١٢ 000 '], ['١٢ 000 ١٢ 000 days of ١٢ May']] },
    );
  });

  test('is resolved the same each time, from what a block alone says', () => {
    const annotator = createFigureAnnotator();
    fc.assert(
      fc.property(figureText, text => {
        const block = createBlock(text);
        const local = annotator.annotateBlock(block, { mentions: [] });
        expect(annotator.annotateBlock(createBlock(text), { mentions: [] })).toEqual(local);
        const before = JSON.stringify(local);
        const blocks = [{ start: 0, end: text.length, block, paragraph: 0 }];
        const resolve = (date: string | null) =>
          annotator.resolve({ text, blocks, register: 'standard', date, zones: [] }, [local], undefined);
        const first = resolve(null);
        resolve('2001-01-31');
        expect(resolve(null)).toEqual(first);
        expect(JSON.stringify(local)).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the work of the grammar', () => {
  /** How many tokens are looked at in `count` repetitions of a phrase. */
  const work = (phrase: string, count: number): number => {
    const { word } = TokenView.prototype;
    let looks = 0;
    TokenView.prototype.word = function (this: TokenView, i: number): string {
      looks++;
      return word.call(this, i);
    };
    try {
      figuresOf(phrase.repeat(count), '2019-04-25');
    } finally {
      TokenView.prototype.word = word;
    }
    return looks;
  };

  test.each([
    'million ',
    '1 000 ',
    '000 ',
    'two days before ',
    'the day before ',
    'one hundred and ',
    'hundreds of thousands of ',
    'between 3 and ',
    'twenty-',
    '5-',
    'more than ',
    'the end of ',
    'a half ',
    'minus ',
    '$ ',
    'last ',
    'May ',
    'Monday, ',
    '3 to ',
    '1/2/',
    '10:35 ',
    'every other ',
    '3 years, ',
    'the first quarter of ',
  ])('grows no faster than %j repeated', phrase => {
    const once = work(phrase, 300);
    const twice = work(phrase, 600);
    expect(twice).toBeLessThan(2.2 * once + 200);
  });

  test('grows no faster than random text of figure words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }), words => {
        const phrase = `${words.join(' ')} `;
        expect(work(phrase, 120)).toBeLessThan(2.3 * work(phrase, 60) + 400);
      }),
      { numRuns: 40, examples: [[['١٢', '000']], [['000', '١٢', '5']]] },
    );
  });
});

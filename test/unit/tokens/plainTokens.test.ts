import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../src/core/tokens/tokenize';

const PIECES =
  "The U.S. Ph.D. Ph D. a.m p.m. J. O'Neill O’Neill Sana'a s S re ll don't it’s 'tis ''no'' ``so`` 's 'll ’ve 'x ' ’ ‘ “ ” « … .. ... . , : ; ! ? - -- – —— ( ) / \\ # #tag #é _ $ € % + 1 1.5 1,000 06:59 4/25 1. 1, ٣ 1٣ 1.٣ é café Zoë naïve x\u00ad \u200c می \u0301 \u00a0 \u3000 \t \0 \ud800 😀 ½ www www.a.b http https http://a.b/c. 10km G7 COVID-19 K2's K2'5".split(
    ' ',
  );

const texts = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', '', ' ')), { maxLength: 12 })
  .map(parts => parts.flat().join(''));

describe('a plain token', () => {
  test('is the one that the expression finds', () => {
    // the expression alone reads a text that holds an "@"
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 60 })), text => {
        fc.pre(!text.includes('@'));
        expect(tokenize(text)).toEqual(tokenize(`${text} @`).slice(0, -1));
      }),
      { numRuns: 3000 },
    );
  });
});

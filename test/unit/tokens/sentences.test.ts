import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Register } from '../../../src/core/text/register';
import { registerOf } from '../../../src/core/text/register';
import { splitSentences } from '../../../src/core/tokens/sentences';
import { tokenize } from '../../../src/core/tokens/tokenize';

const split = (text: string, register: Register = registerOf(text)): string[] =>
  splitSentences(text, tokenize(text), register).map(s => text.slice(s.start, s.end));

/** Cuts at every bar, which stands for the border. */
function expectBorders(marked: string): void {
  const parts = marked.split('|').map(part => part.trim());
  expect(split(marked.replaceAll('|', ''))).toEqual(parts);
}

describe('sentences with punctuation', () => {
  test.each([
    'Mr. Okoro met Gen. Abebe Bekele on Jan. 4. | The two talked for an hour.',
    'The U.S. Senate voted at 9 a.m. Tuesday. | It passed.',
    'They live in the U.S. | He does not.',
    'Acme Widgets Inc. Chairman Lou Reyes resigned. | Shares of Acme Widgets Inc. | The board met.',
    'J. K. Marlowe and D.B. Weir spoke. | Talks with F. Ngata failed.',
    'It was No. 5 on the list. | He said no. | Five others agreed.',
    '“We won.” | “Nobody thought so.” | She left.',
    '“Who did this?” Mayor Ana Ruiz asked. | Nobody knew.',
    '"Are we safe?" he asked. | "Yes!" | The crowd cheered.',
    'He said, "It is over." | Then he left.',
    'The rate rose 3.4 percent ... | Nobody noticed.',
    'It was late… and cold. | Then it snowed.',
    'The troops (about 4,000.) | They left.',
    'Fighters fled. | al-Hilal claimed the town.',
    '1. Buy water. | Then wait.',
    'The group claimed it.The army did not.'.replace('it.The', 'it.|The'),
    '- Two dead in Brenna | - Three hurt in Tolland',
    'The plan has two parts: • Pay more • Work less'.replaceAll(' •', ' | •'),
    'Sales of $3.2bn were reported Sept. 30 by St. Brannock Corp. | In May they fell.',
    'He lives at 4 Elm St. Brannock.',
  ])('%s', expectBorders);

  test('keeps a headline without a stop whole', () => {
    expect(split('Storm Ilse cuts power to 40,000 homes, strands ferries')).toHaveLength(1);
  });

  test('closes a quotation that stands spaced from its stop', () => {
    expect(split("`` We won . '' They cheered .")).toEqual(["`` We won . ''", 'They cheered .']);
    expect(split('" We won . " They cheered .')).toEqual(['" We won . "', 'They cheered .']);
  });

  test('cuts lower-cased text at its points, but not after abbreviations', () => {
    expect(split('gen. lee met the u.s. envoy. she left at 5 p.m. local time. talks go on.')).toEqual([
      'gen. lee met the u.s. envoy.',
      'she left at 5 p.m. local time.',
      'talks go on.',
    ]);
  });

  test('cuts text without spaces at ideographic stops', () => {
    expect(split('会谈结束。双方同意。')).toEqual(['会谈结束。', '双方同意。']);
  });
});

/** Words of many kinds, as a stream without end: a fixed generator, so that each run sees the same text. */
function stream(words: number): string[] {
  const stock =
    'the minister said talks with north korea will go on in may 2019 and 10 000 workers left u s bases but he has not'.split(
      ' ',
    );
  let state = 7;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return stock[(state >>> 16) % stock.length];
  });
}

describe('sentences without punctuation', () => {
  test('are windows of at most 100 words that never part a number', () => {
    const text = stream(5000).join(' ');
    const sentences = split(text);
    for (const s of sentences) expect(s.split(' ').length).toBeLessThanOrEqual(100);
    for (let i = 1; i < sentences.length; i++) {
      const gap = `${sentences[i - 1].slice(-12)}|${sentences[i].slice(0, 12)}`;
      expect(gap).not.toMatch(/ (?:10|000|2019|may)\|(?:10|000|2019|may)| u\||\|s /);
    }
  });

  test('keep their borders but for those near an edit', () => {
    const words = stream(20_000);
    const before = new Set(split(words.join(' ')));
    let most = 0;
    for (let at = 50; at < 20_000; at += 997) {
      const edited = split(words.toSpliced(at, 1, 'yesterday', 'evening').join(' '));
      most = Math.max(most, edited.filter(s => !before.has(s)).length);
    }
    expect(most).toBeLessThanOrEqual(12);
  });
});

describe('on any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'Mr',
          'U.S.',
          'said',
          'The',
          'he',
          '10',
          '.',
          '...',
          '?',
          '”',
          '"',
          '“',
          "'",
          '-',
          '•',
          ' ',
          '\n',
          'al',
          'No',
        ),
        { maxLength: 200 },
      )
      .map(parts => parts.join('')),
    fc.array(fc.constantFrom('a ', 'the ', '5 '), { minLength: 100, maxLength: 900 }).map(parts => parts.join('')),
  );

  test('the sentences hold every token, in order, and none is empty', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Register>('standard', 'caseless', 'capitals'), (text, register) => {
        const tokens = tokenize(text);
        let at = 0;
        for (const s of splitSentences(text, tokens, register)) {
          expect(s.first).toBe(at);
          expect(s.last).toBeGreaterThan(s.first);
          expect(s.start).toBe(tokens[s.first].start);
          expect(s.end).toBe(tokens[s.last - 1].end);
          at = s.last;
        }
        expect(at).toBe(tokens.length);
      }),
      { numRuns: 400 },
    );
  });
});

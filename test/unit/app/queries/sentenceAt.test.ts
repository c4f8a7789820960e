import { describe, expect, test } from 'vitest';
import { citation, lineAt, sentenceAt } from '../../../../src/app/queries/sentenceAt';

const TEXT = 'Rain fell.\r\n\r\nAda Brun met Olof Berg in Oslo. “They talked,” she said. It cost $4.\r\nEnd';
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};

describe('a sentence', () => {
  test.each([
    ['Olof', 'Ada Brun met Olof Berg in Oslo.'],
    ['talked', '“They talked,” she said.'],
    ['$4', 'It cost $4.'],
    ['Rain', 'Rain fell.'],
    ['End', 'End'],
  ])('around %s is %s', (words, sentence) => {
    const { start } = at(words);
    const span = sentenceAt(TEXT, lineAt(TEXT, start), start);
    expect(TEXT.slice(span.start, span.end)).toBe(sentence);
  });

  test('is cited with its file and line, whatever the line breaks', () => {
    expect(citation(TEXT, at('Olof Berg'), 'a.txt')).toBe('“Ada Brun met Olof Berg in Oslo.” (a.txt, line 3)');
    expect(citation(TEXT.replaceAll('\r\n', '\r'), at('Rain'), 'a.txt')).toBe('“Rain fell.” (a.txt, line 1)');
  });

  test('that does not end is cited in part', () => {
    const long = `${'word '.repeat(1000)}`;
    expect(citation(long, { start: 0, end: 4 }, 'a.txt').length).toBeLessThan(640);
  });
});

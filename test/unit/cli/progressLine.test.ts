import { describe, expect, test } from 'vitest';
import { printable } from '../../../src/cli/printable';
import { createProgressLine, describeProgress } from '../../../src/cli/progressLine';

describe('the line of progress', () => {
  const watch = () => {
    const written: string[] = [];
    let now = 0;
    const line = createProgressLine({
      stderr: { write: text => written.push(text), isTerminal: true },
      now: () => now,
    });
    const state = { documents: 1, failed: 0, length: 500_000, name: 'a' };
    return { written, line, state, wait: (ms: number) => (now += ms) };
  };

  test('is written over, not more than ten times a second', () => {
    const { written, line, state, wait } = watch();
    wait(1000);
    line.report(state);
    wait(50);
    line.report(state);
    expect(written).toEqual(['\r\u001b[2K1 document, 0.50 MB, 0.50 MB/s']);
    wait(50);
    line.report({ ...state, documents: 2 });
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('2 documents');
  });

  test('is taken away once, and only when it is there', () => {
    const { written, line, state } = watch();
    line.clear();
    expect(written).toEqual([]);
    line.report(state);
    line.clear();
    line.clear();
    expect(written.slice(1)).toEqual(['\r\u001b[2K']);
  });

  test.each([
    [{ documents: 0, failed: 0, length: 0 }, 0, '0 documents, 0.00 MB'],
    [{ documents: 1, failed: 2, length: 1_500_000 }, 500, '1 document, 2 failed, 1.50 MB, 3.00 MB/s'],
  ])('says %j after %i ms', (state, ms, words) => {
    expect(describeProgress(state, ms)).toBe(words);
  });
});

test.each([
  ['plain – “Zürich” 😀', 'plain – “Zürich” 😀'],
  ['a\nb\r\tc', 'a\\nb\\r\\tc'],
  ['\u001b[2J\u0007\u009b', '\\e[2J\\u{7}\\u{9b}'],
  ['a\u202eb\u2066\u200f\ufeff', 'a\\u{202e}b\\u{2066}\\u{200f}\\u{feff}'],
  ['\ud800', '\\u{d800}'],
])('%j is printed as %j', (text, words) => {
  expect(printable(text)).toBe(words);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from '../../../src/cli/lines';

async function* chunked(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    yield bytes.subarray(at, Math.max(at, cut));
    at = Math.max(at, cut);
  }
  yield bytes.subarray(at);
}

async function collect(bytes: Uint8Array, cuts: readonly number[], longest = 1000): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const { number, bytes: line } of splitLines(chunked(bytes, cuts), longest)) {
    expect(number).toBe(lines.length + 1);
    lines.push(line === undefined ? null : new TextDecoder().decode(line));
  }
  return lines;
}

describe('splitLines', () => {
  test('cuts at line feeds, wherever the chunks end', async () => {
    const text = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', ''), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(80), { maxLength: 8 }), async (parts, cuts) => {
        const whole = parts.join('');
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        const bytes = new TextEncoder().encode(whole);
        expect(
          await collect(
            bytes,
            cuts.filter(c => c <= bytes.length),
          ),
        ).toEqual(expected);
      }),
    );
  });

  test('passes over a line that is too long, and goes on', async () => {
    expect(await collect(new TextEncoder().encode('ab\nabcdef\nabcde\nx'), [4, 6, 8], 5)).toEqual([
      'ab',
      null,
      'abcde',
      'x',
    ]);
  });
});

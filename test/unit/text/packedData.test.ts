import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { platformInflate } from '../../../src/app/platformInflate';
import { nodeInflate } from '../../../src/cli/nodeInflate';
import { packedBytes, unpackAhead, unpacked } from '../../../src/core/text/packedData';

const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * i) >> 7);
const isRight = (found: Uint8Array): boolean => Buffer.compare(found, bytes) === 0;

describe('packed data', () => {
  test('unpacks to the same bytes ahead and at need', async () => {
    const packed = deflateSync(bytes);
    expect(isRight(unpacked(packed))).toBe(true);
    await unpackAhead(packed, platformInflate);
    expect(isRight(unpacked(packed))).toBe(true);
    expect(isRight(unpacked(packed))).toBe(true);
    expect(isRight(await platformInflate(packed))).toBe(true);
    expect(isRight(await nodeInflate(packed))).toBe(true);
  });

  test('unpacks from base64 as well, whatever its padding', async () => {
    for (const length of [0, 1, 2, 3, 4, 99_998, 99_999, 100_000]) {
      const base64 = Buffer.from(bytes.subarray(0, length)).toString('base64');
      expect(Buffer.compare(packedBytes(base64), bytes.subarray(0, length))).toBe(0);
    }
    const packed = Buffer.from(deflateSync(bytes)).toString('base64');
    expect(isRight(unpacked(packed))).toBe(true);
    for (const inflate of [platformInflate, nodeInflate]) {
      await unpackAhead(packed, inflate);
      expect(isRight(unpacked(packed))).toBe(true);
    }
  });

  test('that the platform cannot unpack is left for later', async () => {
    const packed = deflateSync(bytes);
    await unpackAhead(packed, () => Promise.reject(new TypeError('unknown format')));
    expect(isRight(unpacked(packed))).toBe(true);
    await expect(platformInflate(new Uint8Array([255, 255, 255, 255]))).rejects.toThrow();
  });
});

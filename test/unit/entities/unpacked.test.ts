import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { platformInflate } from '../../../src/app/platformInflate';
import { unpackAhead, unpacked } from '../../../src/core/entities/unpacked';

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
  });

  test('that the platform cannot unpack is left for later', async () => {
    const packed = deflateSync(bytes);
    await unpackAhead(packed, () => Promise.reject(new TypeError('unknown format')));
    expect(isRight(unpacked(packed))).toBe(true);
    await expect(platformInflate(new Uint8Array([255, 255, 255, 255]))).rejects.toThrow();
  });
});

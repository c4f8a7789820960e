import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { platformInflate } from '../../../src/app/platformInflate';
import { nodeInflate } from '../../../src/cli/nodeInflate';

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251);
const packed = deflateRawSync(bytes);

test.each([
  ['the platform', platformInflate],
  ['Node.js', nodeInflate],
])('%s unpacks what was packed, as bytes and as base64, and rejects what is broken', async (_, inflate) => {
  expect(Buffer.from(await inflate(packed)).equals(bytes)).toBe(true);
  expect(Buffer.from(await inflate(packed.toString('base64'))).equals(bytes)).toBe(true);
  await expect(inflate(Uint8Array.of(0xff, 0xff, 0xff, 0xff))).rejects.toThrow();
});

import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { PackedData } from '../core';

const inflate = promisify(inflateRaw);

/** Large enough for every data file to come out whole, in one piece. */
const CHUNK = 4 << 20;

/** Undoes base64 and raw DEFLATE by what Node.js has, in threads of its own. Rejects broken data. */
export async function nodeInflate(packed: PackedData): Promise<Uint8Array> {
  return inflate(typeof packed === 'string' ? Buffer.from(packed, 'base64') : packed, { chunkSize: CHUNK });
}

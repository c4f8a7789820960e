import { inflateSync } from 'fflate';

/** A data file under raw DEFLATE: base64 where a bundle holds it, bytes where training made it. */
export type PackedData = string | Uint8Array;

/** Undoes base64 and raw DEFLATE by what the platform has for them; rejects where it cannot. */
export type Inflate = (packed: PackedData) => Promise<Uint8Array>;

const ready = new Map<PackedData, Uint8Array>();

/**
 * What `packed` holds. Where `unpackAhead` has unpacked it, that, once; otherwise it is unpacked here and now, in
 * about ten times the time.
 */
export function unpacked(packed: PackedData): Uint8Array {
  const bytes = ready.get(packed);
  ready.delete(packed);
  return bytes ?? inflateSync(packedBytes(packed));
}

/**
 * Has the platform unpack what `unpacked` will be asked for. Never rejects: where the platform cannot, `unpacked` does
 * it.
 */
export async function unpackAhead(packed: PackedData, inflate: Inflate): Promise<void> {
  const bytes = await inflate(packed).catch(() => undefined);
  if (bytes !== undefined) ready.set(packed, bytes);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of a file as they are packed. */
export function packedBytes(packed: PackedData): Uint8Array {
  if (typeof packed !== 'string') return packed;
  const values = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) values[ALPHABET.charCodeAt(i)] = i;
  const length = packed.endsWith('==') ? packed.length - 2 : packed.endsWith('=') ? packed.length - 1 : packed.length;
  const bytes = new Uint8Array((length * 3) >> 2);
  let end = 0;
  // Bytes past the end, which padding would give, are not stored.
  for (let i = 0; i < length; i += 4) {
    const high = (values[packed.charCodeAt(i)] << 18) | (values[packed.charCodeAt(i + 1)] << 12);
    const word = high | (values[packed.charCodeAt(i + 2)] << 6) | values[packed.charCodeAt(i + 3)];
    bytes[end++] = word >> 16;
    bytes[end++] = word >> 8;
    bytes[end++] = word;
  }
  return bytes;
}

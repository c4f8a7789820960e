import { inflateSync } from 'fflate';

/** Undoes raw DEFLATE by what the platform has for it; rejects where it cannot. */
export type Inflate = (packed: Uint8Array) => Promise<Uint8Array>;

const ready = new WeakMap<Uint8Array, Uint8Array>();

/**
 * What `packed` (raw DEFLATE) holds. Where `unpackAhead` has unpacked it, that, once; otherwise it is unpacked here and now, in
 * about ten times the time.
 */
export function unpacked(packed: Uint8Array): Uint8Array {
  const bytes = ready.get(packed);
  ready.delete(packed);
  return bytes ?? inflateSync(packed);
}

/** Has the platform unpack what `unpacked` will be asked for. Never rejects: where the platform cannot, `unpacked` does it. */
export async function unpackAhead(packed: Uint8Array, inflate: Inflate): Promise<void> {
  const bytes = await inflate(packed).catch(() => undefined);
  if (bytes !== undefined) ready.set(packed, bytes);
}

import { type PackedData, packedBytes } from '../core';

/**
 * Undoes base64, and raw DEFLATE by the platform's own `DecompressionStream`, which Node.js and browsers have. Rejects
 * where that does not know the format (Node.js before 20.12), or the data are broken.
 */
export async function platformInflate(packed: PackedData): Promise<Uint8Array> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const bytes = new Uint8Array(packedBytes(packed));
  const [parts] = await Promise.all([readAll(stream.readable), writer.write(bytes), writer.close()]);
  return joined(parts);
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<readonly Uint8Array[]> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

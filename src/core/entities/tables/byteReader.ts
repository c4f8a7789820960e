/**
 * Reads a packed table from its beginning to its end. What is long comes as views and copies of its bytes, since to
 * look at every byte takes a program that has just begun most of a tenth of a second. Reading past the end gives zeros.
 */
export class ByteReader {
  private position = 0;

  constructor(private readonly data: Uint8Array) {}

  /** An unsigned integer of seven bits a byte, low bits first; at most 2^32 - 1. */
  integer(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.data[this.position++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  }

  /** The next `count` bytes, where they are. */
  bytes(count: number): Uint8Array {
    const from = this.position;
    this.position += count;
    return this.data.subarray(from, this.position);
  }

  /** The next `count` integers of 16 bits, low bytes first. */
  shorts(count: number): Uint16Array {
    return new Uint16Array(inOrder(copied(this.bytes(2 * count), 2 * count), 2));
  }

  /** The next `count` integers of 32 bits, low bytes first. */
  words(count: number): Int32Array {
    return new Int32Array(inOrder(copied(this.bytes(4 * count), 4 * count), 4));
  }
}

/**
 * The first of some pieces that lie one after another begins at 0: where each of them begins, and where the last one
 * ends.
 */
export function startsOf(sizes: Uint8Array): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  let start = 0;
  for (let i = 0; i < sizes.length; i++) {
    start += sizes[i];
    starts[i + 1] = start;
  }
  return starts;
}

function copied(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(length);
  copy.set(bytes);
  return copy;
}

const LOW_BYTES_FIRST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** Numbers of `size` bytes, low bytes first, as this machine has them. */
function inOrder(bytes: Uint8Array<ArrayBuffer>, size: number): ArrayBuffer {
  if (!LOW_BYTES_FIRST) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes.buffer;
}

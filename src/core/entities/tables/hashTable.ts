import { type ByteReader, startsOf } from './byteReader';

/** How many bits of a key tell where to look for it. */
export const BUCKET_BITS = 16;

/**
 * A read-only map from 32-bit keys to non-zero integers. Keys lie in ascending order, as in their file, in buckets by
 * their high 16 bits, so that a table needs no building.
 */
export class HashTable {
  /**
   * @param starts where the keys of each bucket begin, and where the last one's end
   * @param low the low bits of the keys
   * @param chosen which of the patterns is the value of each key
   */
  private constructor(
    private readonly starts: Uint32Array,
    private readonly low: Uint16Array,
    private readonly chosen: Uint16Array,
    private readonly patterns: Int32Array,
  ) {}

  /** A table that holds nothing. */
  static empty(): HashTable {
    const none = new Uint16Array(0);
    return new HashTable(startsOf(new Uint8Array(1 << BUCKET_BITS)), none, none, new Int32Array(0));
  }

  /**
   * Reads a table: its values' distinct patterns, how many keys each bucket has, the low bits of each key, its
   * pattern's number.
   */
  static read(reader: ByteReader): HashTable {
    const patterns = reader.words(reader.integer());
    const count = reader.integer();
    const starts = startsOf(reader.bytes(1 << BUCKET_BITS));
    return new HashTable(starts, reader.shorts(count), reader.shorts(count), patterns);
  }

  /** The value of a key; 0 when there is none. */
  get(key: number): number {
    const { starts, low } = this;
    const bucket = key >>> (32 - BUCKET_BITS);
    const wanted = key & 0xffff;
    const end = starts[bucket + 1];
    for (let i = starts[bucket]; i < end; i++) if (low[i] === wanted) return this.patterns[this.chosen[i]];
    return 0;
  }
}

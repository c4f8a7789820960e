import type { ByteReader } from './byteReader';

/** A read-only map from 32-bit keys to non-zero integers, by open addressing. */
export class HashTable {
  private readonly keys: Int32Array;
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(entries: number) {
    let size = 16;
    while (size < entries * 2) size *= 2;
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size);
    this.mask = size - 1;
  }

  /** Reads a table: its values' distinct patterns, then its keys in ascending order as differences, then a pattern for each. */
  static read(reader: ByteReader): HashTable {
    const patterns = new Uint32Array(reader.integer());
    reader.integers(patterns);
    const count = reader.integer();
    const steps = new Uint32Array(count);
    reader.integers(steps);
    const chosen = new Uint32Array(count);
    reader.integers(chosen);
    const table = new HashTable(count);
    const { keys, values, mask } = table;
    let key = 0;
    for (let i = 0; i < count; i++) {
      key = (key + steps[i]) | 0;
      let slot = key & mask;
      while (values[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = key;
      values[slot] = patterns[chosen[i]];
    }
    return table;
  }

  /** The value of a key; 0 when there is none. */
  get(key: number): number {
    const wanted = key | 0;
    for (let slot = wanted & this.mask; ; slot = (slot + 1) & this.mask) {
      const value = this.values[slot];
      if (value === 0 || this.keys[slot] === wanted) return value;
    }
  }
}

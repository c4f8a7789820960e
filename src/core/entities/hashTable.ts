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
    const patterns = new Int32Array(reader.integer());
    for (let i = 0; i < patterns.length; i++) patterns[i] = reader.integer();
    const count = reader.integer();
    const keys = new Int32Array(count);
    let key = 0;
    for (let i = 0; i < count; i++) {
      key += reader.integer();
      keys[i] = key | 0;
    }
    const table = new HashTable(count);
    for (let i = 0; i < count; i++) table.set(keys[i], patterns[reader.integer()]);
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

  private set(key: number, value: number): void {
    let slot = key & this.mask;
    while (this.values[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    this.keys[slot] = key;
    this.values[slot] = value;
  }
}

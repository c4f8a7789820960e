import { ByteReader } from './byteReader';
import { TAG_COUNT } from './tagset';
import { unpacked } from './unpacked';
import { ROW_BITS } from './wordForms';

/** The trained weights of the tagger, as whole numbers. Rows without a weight take no room: a bit for each row tells which have one. */
export class Weights {
  /**
   * @param transitions `transitions[previous * TAG_COUNT + next]`, in the same unit as the rows
   * @param present a bit for each row
   * @param before how many rows are present before each 32
   * @param starts where the entries of each row that is present begin, and where the last ones end
   * @param entries a tag and its weight, `tag << 8 | weight & 255`; a row has some three of them
   */
  constructor(
    readonly transitions: Float32Array,
    private readonly present: Int32Array,
    private readonly before: Int32Array,
    private readonly starts: Int32Array,
    private readonly entries: Uint16Array,
  ) {}

  /** Adds a row to `sums` from `to` on, one value for each tag. */
  addRow(row: number, sums: Int16Array | Int32Array, to: number): void {
    const word = row >>> 5;
    const bits = this.present[word];
    const bit = 1 << (row & 31);
    if ((bits & bit) === 0) return;
    const index = this.before[word] + countBits(bits & (bit - 1));
    const { entries } = this;
    const end = this.starts[index + 1];
    for (let e = this.starts[index]; e < end; e++) sums[to + (entries[e] >> 8)] += (entries[e] << 24) >> 24;
  }

  /** Unpacks `weights.bin`: transitions, then the rows that have weights, as differences, each with its tags and values. */
  static unpack(packed: Uint8Array): Weights {
    const bytes = unpacked(packed);
    const reader = new ByteReader(bytes);
    const transitions = new Float32Array(TAG_COUNT * TAG_COUNT);
    for (let i = 0; i < transitions.length; i++) transitions[i] = reader.integer() - 32768;
    const count = reader.integer();
    const sizes = reader.integer();
    const entries = reader.integer();
    const start = reader.offset;
    // Three streams, each of one kind of byte, so that they deflate well: row differences and sizes, tags, values.
    const steps = new Uint32Array(2 * count);
    reader.integers(steps);
    const present = new Int32Array(1 << (ROW_BITS - 5));
    const before = new Int32Array(present.length);
    const starts = new Int32Array(count + 1);
    let row = 0;
    for (let i = 0; i < count; i++) {
      row += steps[2 * i];
      present[(row >>> 5) & (present.length - 1)] |= 1 << (row & 31);
      starts[i + 1] = starts[i] + steps[2 * i + 1];
    }
    const packedEntries = new Uint16Array(entries);
    const tagAt = start + sizes;
    const valueAt = tagAt + entries;
    for (let e = 0; e < entries; e++) packedEntries[e] = (bytes[tagAt + e] << 8) | bytes[valueAt + e];
    for (let word = 1; word < present.length; word++) before[word] = before[word - 1] + countBits(present[word - 1]);
    return new Weights(transitions, present, before, starts, packedEntries);
  }
}

/** The number of bits that are set in a 32-bit integer. */
function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

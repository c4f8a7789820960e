import { type PackedData, unpacked } from '../../text/packedData';
import { ByteReader, startsOf } from '../tables/byteReader';
import { TAG_COUNT } from '../tables/tagset';
import { packScore } from './packedScores';
import { ROW_BITS } from './wordForms';

/** The most rows that `addRows` takes. */
const MOST_ROWS = 256;

/**
 * The trained weights of the tagger, as whole numbers. Rows without a weight take no room: a bit for each row tells
 * which have one.
 */
export class Weights {
  private readonly found = new Int32Array(MOST_ROWS);

  /**
   * @param transitions `transitions[previous * TAG_COUNT + next]`, in the same unit as the rows
   * @param groups for each 32 rows, which of them are present, as bits, and how many are present before them
   * @param starts where the entries of each row that is present begin, and where the last ones end
   * @param tags the tag of each entry; a row has some three of them
   * @param values the weight of each entry
   */
  constructor(
    readonly transitions: Float32Array,
    private readonly groups: Int32Array,
    private readonly starts: Uint32Array,
    private readonly tags: Uint8Array,
    private readonly values: Int8Array,
  ) {}

  /**
   * Adds `rows` from `first` to `end` (half-open) to the packed scores that begin at `to`.
   *
   * Rows lie anywhere in memory, and to wait for each is what costs the time. So all are looked up before any is added:
   * none of these look-ups waits for another, nor for a branch that depends on one.
   */
  addRows(rows: Int32Array, first: number, end: number, sums: Int32Array, to: number): void {
    const { groups, starts, tags, values, found } = this;
    let present = 0;
    for (let r = first; r < end; r++) {
      const row = rows[r];
      const group = (row >>> 5) << 1;
      const bits = groups[group];
      found[present] = groups[group + 1] + countBits(bits & ((1 << (row & 31)) - 1));
      present += (bits >>> (row & 31)) & 1;
    }
    for (let f = 0; f < present; f++) {
      const last = starts[found[f] + 1];
      for (let e = starts[found[f]]; e < last; e++) sums[to + (tags[e] >> 1)] += packScore(tags[e], values[e]);
    }
  }

  /** The weights of a row, one for each tag, into `weights` from `to` on. */
  readRow(row: number, weights: Int8Array, to: number): void {
    const group = (row >>> 5) << 1;
    const bits = this.groups[group];
    weights.fill(0, to, to + TAG_COUNT);
    if (((bits >>> (row & 31)) & 1) === 0) return;
    const index = this.groups[group + 1] + countBits(bits & ((1 << (row & 31)) - 1));
    for (let e = this.starts[index]; e < this.starts[index + 1]; e++) weights[to + this.tags[e]] = this.values[e];
  }

  /**
   * Unpacks `weights.bin`: transitions, how many rows have weights and how many weights there are, a bit for each row,
   * how many weights each row has, and their tags and values.
   */
  static unpack(packed: PackedData): Weights {
    const reader = new ByteReader(unpacked(packed));
    const transitions = Float32Array.from(new Int16Array(reader.shorts(TAG_COUNT * TAG_COUNT).buffer));
    const count = reader.integer();
    const entries = reader.integer();
    const present = reader.words(1 << (ROW_BITS - 5));
    const groups = new Int32Array(2 * present.length);
    let before = 0;
    for (let i = 0; i < present.length; i++) {
      groups[2 * i] = present[i];
      groups[2 * i + 1] = before;
      before += countBits(present[i]);
    }
    const starts = startsOf(reader.bytes(count));
    const tags = reader.bytes(entries);
    const values = reader.bytes(entries);
    return new Weights(
      transitions,
      groups,
      starts,
      tags,
      new Int8Array(values.buffer, values.byteOffset, values.length),
    );
  }
}

/** The number of bits that are set in a 32-bit integer. */
function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

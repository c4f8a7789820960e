import { ByteReader } from './byteReader';
import { packScore } from './packedScores';
import { TAG_COUNT } from './tagset';
import { unpacked } from './unpacked';
import { ROW_BITS } from './wordForms';

/** The most rows that `addRows` takes. */
const MOST_ROWS = 256;

/** The trained weights of the tagger, as whole numbers. Rows without a weight take no room: a bit for each row tells which have one. */
export class Weights {
  private readonly found = new Int32Array(MOST_ROWS);

  /**
   * @param transitions `transitions[previous * TAG_COUNT + next]`, in the same unit as the rows
   * @param groups for each 32 rows, which of them are present, as bits, and how many are present before them
   * @param starts where the entries of each row that is present begin, and where the last ones end
   * @param entries two tags' weights and which tags these are: `packed scores << 4 | pair`; a row has some two of them
   */
  constructor(
    readonly transitions: Float32Array,
    private readonly groups: Int32Array,
    private readonly starts: Int32Array,
    private readonly entries: Int32Array,
  ) {}

  /**
   * Adds `rows` from `first` to `end` (half-open) to the packed scores that begin at `to`.
   *
   * Rows lie anywhere in memory, and to wait for each is what costs the time. So all are looked up before any is added: none of
   * these look-ups waits for another, nor for a branch that depends on one.
   */
  addRows(rows: Int32Array, first: number, end: number, sums: Int32Array, to: number): void {
    const { groups, starts, entries, found } = this;
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
      for (let e = starts[found[f]]; e < last; e++) sums[to + (entries[e] & 15)] += entries[e] >> 4;
    }
  }

  /** Unpacks `weights.bin`: transitions, then the rows that have weights, as differences, each with its tags and values. */
  static unpack(packed: Uint8Array): Weights {
    const bytes = unpacked(packed);
    const reader = new ByteReader(bytes);
    const transitions = new Float32Array(TAG_COUNT * TAG_COUNT);
    for (let i = 0; i < transitions.length; i++) transitions[i] = reader.integer() - 32768;
    const count = reader.integer();
    const sizes = reader.integer();
    const weights = reader.integer();
    const start = reader.offset;
    // Three streams, each of one kind of byte, so that they deflate well: row differences and sizes, tags, values.
    const steps = new Uint32Array(2 * count);
    reader.integers(steps);
    const groups = new Int32Array(2 << (ROW_BITS - 5));
    const starts = new Int32Array(count + 1);
    const entries = new Int32Array(weights);
    let tagAt = start + sizes;
    let valueAt = tagAt + weights;
    let row = 0;
    let end = 0;
    for (let i = 0; i < count; i++) {
      row += steps[2 * i];
      groups[((row >>> 5) << 1) & (groups.length - 1)] |= 1 << (row & 31);
      let pair = -1;
      for (let size = steps[2 * i + 1]; size > 0; size--) {
        const tag = bytes[tagAt++];
        const value = packScore(tag, (bytes[valueAt++] << 24) >> 24) << 4;
        if (tag >> 1 === pair) {
          entries[end - 1] += value;
          continue;
        }
        pair = tag >> 1;
        entries[end++] = value | pair;
      }
      starts[i + 1] = end;
    }
    for (let group = 2; group < groups.length; group += 2)
      groups[group + 1] = groups[group - 1] + countBits(groups[group - 2]);
    return new Weights(transitions, groups, starts, entries.subarray(0, end));
  }
}

/** The number of bits that are set in a 32-bit integer. */
function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

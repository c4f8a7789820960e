import { inflateSync } from 'fflate';
import { ByteReader } from './byteReader';
import { TAG_COUNT } from './tagset';
import { ROW_BITS } from './wordForms';

/** The trained weights of the tagger, as whole numbers. */
export interface Weights {
  /** `rows[row * TAG_COUNT + tag]` */
  readonly rows: Int8Array;
  /** `transitions[previous * TAG_COUNT + next]`, in the same unit. */
  readonly transitions: Float32Array;
}

/** Unpacks `weights.bin`: transitions, then the rows that have weights, as differences, each with its tags and values. */
export function unpackWeights(packed: Uint8Array): Weights {
  const bytes = inflateSync(packed);
  const reader = new ByteReader(bytes);
  const transitions = new Float32Array(TAG_COUNT * TAG_COUNT);
  for (let i = 0; i < transitions.length; i++) transitions[i] = reader.integer() - 32768;
  const rows = new Int8Array(TAG_COUNT << ROW_BITS);
  const count = reader.integer();
  const sizes = reader.integer();
  const entries = reader.integer();
  const start = reader.offset;
  // Three streams, each of one kind of byte, so that they deflate well: row differences and sizes, tags, values.
  const tags = new ByteReader(bytes.subarray(start + sizes));
  const values = new ByteReader(bytes.subarray(start + sizes + entries));
  let row = 0;
  for (let i = 0; i < count; i++) {
    row += reader.integer();
    const size = reader.byte();
    for (let k = 0; k < size; k++) rows[row * TAG_COUNT + tags.byte()] = values.byte();
  }
  return { rows, transitions };
}

/** Reads the integers of a packed table in order. Reading past the end gives zeros. */
export class ByteReader {
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Where the next byte is. */
  get offset(): number {
    return this.position;
  }

  byte(): number {
    return this.bytes[this.position++] ?? 0;
  }

  /** As many unsigned integers as `into` holds; quicker than one by one. Those past the end are zeros. */
  integers(into: Uint32Array): void {
    const { bytes } = this;
    let at = this.position;
    for (let i = 0; i < into.length; i++) {
      let byte = bytes[at++];
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++];
        value |= (byte & 127) << shift;
      }
      into[i] = value;
    }
    this.position = at;
  }

  /** An unsigned integer of seven bits a byte, low bits first; at most 2^32 - 1. */
  integer(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
    }
    return value;
  }
}

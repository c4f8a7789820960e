/** The counterpart of `ByteReader`. */
export class ByteWriter {
  private readonly written: number[] = [];

  get length(): number {
    return this.written.length;
  }

  byte(value: number): void {
    this.written.push(value & 255);
  }

  bytes(values: Iterable<number>): void {
    for (const value of values) this.byte(value);
  }

  /** An unsigned integer of at most 32 bits, seven bits a byte, low bits first. */
  integer(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.written.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.written.push(rest);
  }

  /** Integers of 16 bits, low bytes first. */
  shorts(values: Iterable<number>): void {
    for (const value of values) {
      this.byte(value);
      this.byte(value >>> 8);
    }
  }

  /** Integers of 32 bits, low bytes first. */
  words(values: Iterable<number>): void {
    for (const value of values) this.shorts([value, value >>> 16]);
  }

  append(other: ByteWriter): void {
    for (const byte of other.written) this.written.push(byte);
  }

  toBytes(): Uint8Array {
    return Uint8Array.from(this.written);
  }
}

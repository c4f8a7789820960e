/** Largest text that is annotated in one piece, in bytes. */
export const LARGEST_TEXT = 128 * 1024 * 1024;

/** Why bytes are no text that Newsmark can annotate. */
export type DecodeProblem = 'notUtf8' | 'binary' | 'utf16' | 'tooLarge';

export type Decoded =
  | {
      readonly ok: true;
      /** Without the byte-order mark. */
      readonly text: string;
      readonly bom: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: DecodeProblem;
      /** In bytes: the first one that is wrong. */
      readonly offset?: number;
      /** What is wrong and what to do: sentences without a name of a file before them, the first word in lower case. */
      readonly message: string;
    };

/**
 * Decodes a file's bytes as UTF-8, with a byte-order mark or without. Never throws; linear in the bytes.
 *
 * UTF-16 is named where a byte-order mark or NUL in every other byte shows it; other NUL bytes mean that the file is no
 * text.
 */
export function decodeText(bytes: Uint8Array, largest = LARGEST_TEXT): Decoded {
  if (bytes.length > largest) {
    const size = `larger than ${sizeOf(largest)}`;
    return { ok: false, problem: 'tooLarge', message: `${size}. Split it into articles and run again.` };
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    return { ok: false, problem: 'utf16', offset: 0, message: `the file is ${wide}, not UTF-8. ${SAVE}` };
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = `not a text file: byte ${nul} is NUL. Choose a file of plain text in UTF-8.`;
    return { ok: false, problem: 'binary', offset: nul, message };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const bom = text.charCodeAt(0) === 0xfeff;
    return { ok: true, text: bom ? text.slice(1) : text, bom };
  } catch {
    const offset = firstWrongByte(bytes);
    const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    const line = bytes.subarray(0, offset).reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 1);
    const like = looksLikeWindows1252(bytes) ? '; it looks like Windows-1252' : '';
    const message = `not UTF-8: byte 0x${hex} at ${offset}, in line ${line}, is wrong${like}. ${SAVE}`;
    return { ok: false, problem: 'notUtf8', offset, message };
  }
}

const SAVE = 'Reopen it with its own encoding, save it as UTF-8 and run again.';

/** Bytes that a look at the beginning takes in. */
const HEAD = 4096;

function sizeOf(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${bytes} bytes`;
}

/** The name of a 16- or 32-bit encoding, by its mark or by where its NUL bytes are. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  if (bytes.length < 8 || bytes.length % 2 !== 0) return undefined;
  const head = bytes.subarray(0, HEAD);
  const nul = [0, 0];
  let printable = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] === 0) nul[i % 2]++;
    else if (head[i] >= 0x20 || (head[i] >= 0x09 && head[i] <= 0x0d)) printable++;
  }
  const pairs = head.length / 2;
  const [few, many] = nul[0] < nul[1] ? nul : [nul[1], nul[0]];
  return few === 0 && many > 0.6 * pairs && printable + many === head.length ? 'UTF-16' : undefined;
}

/** The index of the first byte that no UTF-8 sequence explains; the length when the text ends too early in no byte. */
function firstWrongByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i];
    const length = sequenceLength(lead);
    if (length === 0) return i;
    for (let k = 1; k < length; k++) {
      const byte = bytes[i + k] ?? 0;
      const [least, most] = k === 1 ? (SECOND[lead] ?? FOLLOWING) : FOLLOWING;
      if (byte < least || byte > most) return i;
    }
    i += length;
  }
  return i;
}

/** What a byte that goes on may be, and a second byte after those that allow less (Unicode, table 3-7). */
const FOLLOWING = [0x80, 0xbf] as const;
const SECOND: { readonly [lead: number]: readonly [number, number] | undefined } = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

/** How many bytes a sequence has that begins with this one; 0 where none does. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Whether the bytes above ASCII are, nearly all, quotation marks, dashes and accented letters of Windows-1252. */
function looksLikeWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  let usual = 0;
  for (const byte of bytes.subarray(0, 1 << 20)) {
    if (byte < 0x80) continue;
    high++;
    if ((byte >= 0x91 && byte <= 0x97) || byte === 0x80 || byte === 0x85 || byte === 0xa3 || byte >= 0xc0) usual++;
  }
  return high > 0 && usual >= 0.9 * high;
}

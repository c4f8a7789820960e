/**
 * A text as anchors are compared in it: any run of white space is one space, or `PARAGRAPH` where it has an empty line,
 * quotation marks and dashes are plain, letters stand without their diacritics, and what has no width is left out.
 * Re-wrapping, other line ends and another encoding of the same characters give the same folded text.
 */
export interface FoldedText {
  readonly text: string;
  /** Where each code unit of `text` begins in the text itself, and at last the length of that. */
  readonly from: Int32Array;
}

/** What stands for an empty line. */
export const PARAGRAPH = '\n';

const SPACE = 32;
const DROPPED = 0;
const LINE_FEED = 10;
const RETURN = 13;

/** What each code unit becomes; made once for all 65,536, since it is asked for every unit of a text. */
let table: Uint16Array | undefined;

function foldTable(): Uint16Array {
  if (table !== undefined) return table;
  table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  const put = (units: string, to: number): void => {
    for (let i = 0; i < units.length; i++) if (table) table[units.charCodeAt(i)] = to;
  };
  put('\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000', SPACE);
  for (let unit = 0x2000; unit <= 0x200a; unit++) table[unit] = SPACE;
  put('\0\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f', DROPPED);
  for (let unit = 0x300; unit <= 0x36f; unit++) table[unit] = DROPPED;
  put('\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\u02bc', 0x27);
  put('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb', 0x22);
  put('\u2010\u2011\u2012\u2013\u2014\u2015\u2212', 0x2d);
  for (let unit = 0xc0; unit <= 0x24f; unit++) {
    const plain = String.fromCharCode(unit).normalize('NFD');
    if (plain.length > 1 && /^[A-Za-z]/.test(plain)) table[unit] = plain.charCodeAt(0);
  }
  return table;
}

/** Folds a text. Linear in its length. */
export function foldText(text: string): FoldedText {
  const to = foldTable();
  const units = new Uint16Array(text.length);
  const from = new Int32Array(text.length + 1);
  let length = 0;
  let spaced = false;
  let lines = 0;
  for (let i = 0; i < text.length; i++) {
    const own = text.charCodeAt(i);
    const unit = to[own];
    if (unit === DROPPED) continue;
    if (unit === SPACE) {
      if (own === LINE_FEED || (own === RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) lines++;
      if (spaced) {
        if (lines > 1) units[length - 1] = LINE_FEED;
        continue;
      }
    } else lines = 0;
    spaced = unit === SPACE;
    units[length] = unit;
    from[length++] = i;
  }
  from[length] = text.length;
  return { text: decode(units.subarray(0, length)), from: from.subarray(0, length + 1) };
}

/** So many units at a time: more are too many arguments for a call. */
const CHUNK = 8192;

function decode(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += CHUNK) text += String.fromCharCode(...units.subarray(i, i + CHUNK));
  return text;
}

/** Where a span of a folded text stands in the text itself. */
export function unfoldSpan(
  { from }: FoldedText,
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const last = from[end - 1];
  // What has no width, and the rest of a run of white space, belongs to neither side; a letter's diacritic belongs to
  // its letter.
  let to = last + 1;
  while (to < from[end] && /[\u0300-\u036f\ufe0e\ufe0f]/.test(text[to])) to++;
  return { start: from[start], end: to };
}

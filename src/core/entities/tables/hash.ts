const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * 32 bits of FNV-1a over the UTF-16 code units of `text`, finished by an avalanche; `seed` keeps families of keys
 * apart.
 */
export function hashText(text: string, seed: number): number {
  return hashRange(text, 0, text.length, seed);
}

/** The same of `text.slice(from, to)`, which is not made. */
export function hashRange(text: string, from: number, to: number, seed: number): number {
  let hash = (FNV_BASIS ^ seed) | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return finish(hash);
}

/** The same of `text` with "0" for each digit of ASCII. */
export function hashWithoutDigits(text: string, seed: number): number {
  let hash = (FNV_BASIS ^ seed) | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), FNV_PRIME);
  }
  return finish(hash);
}

function finish(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return spread ^ (spread >>> 12);
}

/** Mixes two 32-bit values into one; not symmetric. */
export function mix(a: number, b: number): number {
  let hash = (Math.imul(a, 0x9e3779b1) + b) | 0;
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** The key of a phrase of no pieces; extend it with `extendPhrase`. */
export const EMPTY_PHRASE = 0x51ed270b;

/** The key of a phrase and one more piece; pieces come from `foldPieces`. */
export function extendPhrase(phrase: number, piece: number): number {
  return mix(phrase, piece);
}

const PIECE_SEED = 0x70c3;

export function hashPiece(piece: string): number {
  return hashText(piece, PIECE_SEED);
}

/** Lower case without diacritics. Letters that do not decompose ("ø", "ł", "đ") become their usual plain letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđıßæœðþ’]/g, letter => PLAIN[letter] ?? letter);
}

const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  '’': "'",
};

/** The key of all of `text`, folded, as one piece: `hashPiece(fold(text))`, without a string where it is ASCII. */
export function foldedKey(text: string): number {
  let hash = FNV_BASIS ^ PIECE_SEED;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return hashPiece(fold(text));
    hash = Math.imul(hash ^ (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit), FNV_PRIME);
  }
  return finish(hash);
}

/**
 * The keys of the folded pieces of `text`: `foldPieces(text).map(hashPiece)`, without a string for each where the text
 * is ASCII.
 */
export function pieceKeys(text: string): number[] {
  const keys: number[] = [];
  let hash = 0;
  let open = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) return foldPieces(text).map(hashPiece);
    if (isLetterOrDigit(unit)) {
      hash = Math.imul((open ? hash : FNV_BASIS ^ PIECE_SEED) ^ (unit | 0x20), FNV_PRIME);
      open = true;
    } else if (open) {
      keys.push(finish(hash));
      open = false;
    }
  }
  if (open) keys.push(finish(hash));
  return keys;
}

/** The key of a phrase from the keys of its pieces. */
export function phraseKey(pieces: readonly number[]): number {
  let phrase = EMPTY_PHRASE;
  for (const piece of pieces) phrase = extendPhrase(phrase, piece);
  return phrase;
}

/**
 * The pieces of a token or a name that count for look-ups: folded runs of letters and digits ("U.S." gives "u", "s").
 */
export function foldPieces(text: string): string[] {
  const folded = fold(text);
  return folded.match(ASCII.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

const ASCII = /^[\0-\x7f]*$/;

/** Of ASCII. */
function isLetterOrDigit(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

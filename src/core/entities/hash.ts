/** 32 bits of FNV-1a over the UTF-16 code units of `text`, finished by an avalanche; `seed` keeps families of keys apart. */
export function hashText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
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
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
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

/** The pieces of a token or a name that count for look-ups: folded runs of letters and digits ("U.S." gives "u", "s"). */
export function foldPieces(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Most characters of a word that its shape is made of, and most that a shape has. */
const LOOKED_AT = 40;
const LONGEST = 6;

/**
 * "Xx" for a capitalised word, "XX" for capitals, "d" for digits, other characters as they are; at most 6 characters.
 */
export function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  for (const character of text.slice(0, LOOKED_AT)) {
    const unit = character.charCodeAt(0);
    const kind = unit < 0x80 ? ASCII_KINDS[unit] : kindOf(character);
    if (kind !== last || (shape.length < 2 && kind !== 'x')) shape += kind;
    last = kind;
    if (shape.length >= LONGEST) break;
  }
  return shape;
}

function kindOf(character: string): string {
  if (/\p{Lu}/u.test(character)) return 'X';
  if (/\p{L}/u.test(character)) return 'x';
  return /\p{N}/u.test(character) ? 'd' : character;
}

const ASCII_KINDS: readonly string[] = Array.from({ length: 0x80 }, (_, unit) => kindOf(String.fromCharCode(unit)));

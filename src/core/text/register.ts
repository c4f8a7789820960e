/**
 * How a text is written. `caseless`: without capitals, often without punctuation (corpus document 000); `capitals`: a
 * line in capitals only. The document's own register is `standard` or `caseless`.
 */
export type Register = 'standard' | 'caseless' | 'capitals';

/** How a stretch of text is written; text without letters is `standard`. */
export function registerOf(text: string): Register {
  let upper = 0;
  let lower = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x61 && unit <= 0x7a) lower++;
    else if (unit >= 0x41 && unit <= 0x5a) upper++;
    else if (unit >= 0x80) {
      const letter = text.slice(i, unit >= 0xd800 && unit <= 0xdbff ? i + 2 : i + 1);
      if (/^\p{Ll}/u.test(letter)) lower++;
      else if (/^\p{Lu}/u.test(letter)) upper++;
    }
  }
  if (upper === 0 && lower > 0) return 'caseless';
  return upper > 3 && upper > 9 * lower ? 'capitals' : 'standard';
}

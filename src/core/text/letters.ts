/** Whether a text begins with a capital letter of any script; for ASCII, without the cost of a regular expression. */
export function startsWithCapital(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return /^\p{Lu}/u.test(text);
}

/** Whether a text begins with a letter of any script. */
export function startsWithLetter(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  return /^\p{L}/u.test(text);
}

/** Whether a text begins with a number of any script: "7", "½". */
export function startsWithNumber(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit < 0x80) return unit >= 0x30 && unit <= 0x39;
  return /^\p{N}/u.test(text);
}

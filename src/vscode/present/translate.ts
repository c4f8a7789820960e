/**
 * Gives a sentence in the person's language: `{0}`, `{1}` stand for the arguments. Presenters take it as a value, so
 * that they run without an editor.
 */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** English, as written. */
export const inEnglish: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** What was chosen of the options of a format, by their ids. */
export type FormatOptions = Readonly<Record<string, string | undefined>>;

/** Something of a format that a person may choose. */
export interface FormatOption {
  /** As on the command line, `--offsets`: lower-case letters. */
  readonly id: string;
  /** What is chosen: "what offsets count in". */
  readonly about: string;
  /** The first is what is meant where nobody says. */
  readonly choices: readonly [string, ...string[]];
}

/** What was chosen of an option: that of the person, where it is one of the choices, else the usual one. */
export function chosen(option: FormatOption, options: FormatOptions | undefined): string {
  const given = options?.[option.id];
  return given !== undefined && option.choices.includes(given) ? given : option.choices[0];
}

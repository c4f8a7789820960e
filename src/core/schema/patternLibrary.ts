/** A word as the library cuts texts: what stands before it, itself, and what stands behind it. */
export interface PatternTerm {
  readonly pre: string;
  readonly text: string;
  readonly post: string;
  readonly tags: Set<string>;
}

/** Where something was found: the number of a sentence, and words, half-open. */
type Pointer = readonly [sentence: number, first: number, last: number, ...more: unknown[]];

export interface PatternView {
  readonly fullPointer: readonly Pointer[];
  match(parsed: readonly PatternPart[], group?: string): PatternView;
}

/** A text that was cut into sentences and words. */
export interface PatternText extends PatternView {
  readonly document: readonly (readonly PatternTerm[])[];
  sweep(
    net: unknown,
    options: { readonly tagger: false },
  ): { readonly found: readonly { readonly match: string; readonly view: PatternView }[] };
}

/** A part of a pattern that was read: what a word has to be, or one of several. */
export interface PatternPart {
  readonly word?: string;
  readonly tag?: string;
  readonly optional?: boolean;
  readonly negative?: boolean;
  readonly operator?: string;
  readonly choices?: readonly (readonly PatternPart[])[];
  readonly fastOr?: ReadonlySet<string>;
}

/**
 * What patterns need of the library that runs them, compromise: whoever has one hands it in, so that nobody loads it
 * who has no patterns.
 */
export interface PatternLibrary {
  (text: string): PatternText;
  buildNet(matches: readonly { readonly match: string }[]): unknown;
  parseMatch(pattern: string): readonly PatternPart[];
}

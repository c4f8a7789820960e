import type { TokenView } from '../words/tokenView';

export type Era = 'BC' | 'AD';

/**
 * The era that begins at token `at`, as one word or cut at its points: "BC", "B.C.", "BCE", "A.D.", "CE", "b c" in
 * stripped text.
 */
export function eraAt(view: TokenView, at: number): { readonly end: number; readonly era: Era } | null {
  const era = ERAS.get(view.word(at));
  // "ad" and "ce" in small letters are words
  if (era !== undefined && (view.register === 'caseless' || view.raw[at] !== view.word(at)))
    return { end: at + 1, era };
  const apart = view.stripped && view.word(at) === 'b' && view.word(at + 1) === 'c';
  return apart ? { end: at + (view.word(at + 2) === 'e' ? 3 : 2), era: 'BC' } : null;
}

const ERAS: ReadonlyMap<string, Era> = new Map(
  ['bc', 'b.c.', 'bce', 'b.c.e.']
    .map((word): [string, Era] => [word, 'BC'])
    .concat(['ad', 'a.d.', 'ce', 'c.e.'].map(word => [word, 'AD'])),
);

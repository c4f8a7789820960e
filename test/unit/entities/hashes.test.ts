import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fold,
  foldedKey,
  foldPieces,
  hashPiece,
  hashRange,
  hashText,
  pieceKeys,
} from '../../../src/core/entities/tables/hash';
import { NameLexicon } from '../../../src/core/entities/tables/nameLexicon';
import { packLexicon } from '../../../src/training/lexiconBuilder';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'B', '7', '.', '-', ' ', 'É', 'ø', 'ß', '’', 'K', 'İ') }),
);

describe('keys', () => {
  it('are those of the strings that are not made', () => {
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), (word, from, to) => {
        expect(foldedKey(word)).toBe(hashPiece(fold(word)));
        expect(pieceKeys(word)).toEqual(foldPieces(word).map(hashPiece));
        const end = Math.min(to, word.length);
        expect(hashRange(word, from, end, 7)).toBe(hashText(word.slice(from, Math.max(from, end)), 7));
      }),
    );
  });

  it('are found in a packed lexicon, and no others', () => {
    const key = fc.integer({ min: 0, max: 0xffffffff });
    const entry = fc.tuple(key, fc.integer({ min: 1, max: 0x7fffffff }));
    fc.assert(
      fc.property(fc.array(entry), fc.array(key), (entries, others) => {
        const phrases = new Map(entries);
        const lexicon = NameLexicon.unpack(packLexicon(new Uint8Array(3), phrases, new Map()));
        for (const phrase of [...phrases.keys(), ...others])
          expect(lexicon.phraseMask(phrase | 0)).toBe(phrases.get(phrase) ?? 0);
      }),
      { numRuns: 20 },
    );
  });
});

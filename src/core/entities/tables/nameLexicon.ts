import { type PackedData, unpacked } from '../../text/packedData';
import { ByteReader } from './byteReader';
import { foldedKey, phraseKey, pieceKeys } from './hash';
import { HashTable } from './hashTable';

/** What a gazetteer entry is; the number is the bit of the class in an entry's mask. New classes go to the end. */
enum ClassBit {
  given,
  surname,
  namePart,
  country,
  city,
  town,
  region,
  feature,
  norp,
  organisation,
  knownOrganisation,
  acronym,
  organisationHead,
  legalSuffix,
  title,
  occupation,
  work,
  language,
  person,
  calendar,
  hintPerson,
  hintOrganisation,
  hintPlace,
  facility,
}
export type LexiconClass = keyof typeof ClassBit;

/** The mask of a class. */
export function classMask(name: LexiconClass): number {
  return 1 << ClassBit[name];
}

/** Set on the first piece of every entry of two or more pieces. */
export const STARTS_PHRASE = 1 << 30;

/** What the vocabulary says of a word: its clusters, and how often it is written with a capital. */
export interface WordClass {
  /** 1 to 1000; 0 when the word is unknown. */
  readonly fine: number;
  /** 1 to 64; 0 when the word is unknown. */
  readonly coarse: number;
  /** 1, nearly always in lower case, to 7, nearly always with a capital; 0 when it was seen too rarely to tell. */
  readonly capital: number;
}

const UNKNOWN: WordClass = { fine: 0, coarse: 0, capital: 0 };

/**
 * Gazetteers and word classes, as hashes of folded words: an unknown phrase is taken for a known one about once in
 * 20,000. The entries come from the tables that `src/training` names.
 */
export class NameLexicon {
  constructor(
    private readonly phrases: HashTable,
    private readonly words: HashTable,
    private readonly coarseOf: Uint8Array,
  ) {}

  /** Unpacks `lexicon.bin`. */
  static unpack(packed: PackedData): NameLexicon {
    const reader = new ByteReader(unpacked(packed));
    const coarse = reader.bytes(reader.integer());
    return new NameLexicon(HashTable.read(reader), HashTable.read(reader), coarse);
  }

  /** The same without one of its parts, "phrases" or "words", to measure what it gives. */
  without(part: string): NameLexicon {
    const none = HashTable.empty();
    return new NameLexicon(
      part === 'phrases' ? none : this.phrases,
      part === 'words' ? none : this.words,
      this.coarseOf,
    );
  }

  /** The classes of a phrase, as a mask; 0 when it is not known. */
  phraseMask(phrase: number): number {
    return this.phrases.get(phrase);
  }

  /** The classes of a name as it stands in a text, as a mask. */
  maskOf(name: string): number {
    return this.phrases.get(phraseKey(pieceKeys(name))) & ~STARTS_PHRASE;
  }

  /** How often a word has a capital, however it is written here; see `WordClass`. */
  capitalOf(word: string): number {
    return this.words.get(foldedKey(word)) & 7;
  }

  /** What the vocabulary says of the word of a key; see `foldedKey`. */
  wordClass(key: number): WordClass {
    const packed = this.words.get(key);
    if (packed === 0) return UNKNOWN;
    const fine = packed >>> 3;
    return { fine, coarse: this.coarseOf[fine] ?? 0, capital: packed & 7 };
  }
}

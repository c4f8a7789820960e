import { LABEL_SET } from '../../annotations/labelSet';
import type { EntityLabel } from '../../annotations/model';
import { tableRows } from '../../text/table';
import { EMPTY_PHRASE, extendPhrase, fold, foldPieces, hashPiece, pieceKeys } from './hash';
import heads from './heads.tsv';
import moreNames from './moreNames.tsv';
import nameHeads from './nameHeads.tsv';
import names from './names.tsv';
import notNames from './notNames.tsv';
import { type TagType, tagTypeOf } from './tagset';
import titles from './titles.tsv';

const LABELS: ReadonlySet<string> = new Set(LABEL_SET.of('entity').map(({ label }) => label));

/** The key under which a name is known however it is written: its folded pieces, apart by one space. */
export function nameKey(name: string): string {
  return foldPieces(name).join(' ');
}

/** Texts of tokens whose pieces are kept. */
const MOST_TEXTS = 20_000;

/** The tables that tell what a name is, read at the first use. */
export class NameTable {
  private readonly labels = new Map<string, EntityLabel>();
  private readonly phrases = new Map<number, EntityLabel>();
  private readonly firsts = new Set<number>();
  private readonly heads = new Map<string, EntityLabel>();
  private readonly ends = new Map<string, { readonly type: TagType; readonly settles: boolean }>();
  private readonly fronts = new Set<string>();
  private readonly titles = new Set<string>();
  /** Words that were asked for, and whether they are titles. */
  private readonly knownTitles = new Map<string, boolean>();
  private readonly noNames = new Set<string>();
  /** Names of the kinds that are asked for, as they are written. */
  private readonly kinds = new Map<string, Set<string>>();
  private readonly pieces = new Map<string, readonly number[]>();

  constructor() {
    for (const [name, label, kind] of [...tableRows(moreNames), ...tableRows(names)]) this.addName(name, label, kind);
    for (const [word, label] of tableRows(heads)) if (isEntityLabel(label)) this.heads.set(word, label);
    for (const [word, label, place, settles] of tableRows(nameHeads)) {
      if (place === 'front') this.fronts.add(word);
      else this.ends.set(word, { type: tagTypeOf(label), settles: settles === 'yes' });
    }
    for (const [word] of tableRows(titles)) this.titles.add(word);
    for (const [word] of tableRows(notNames)) this.noNames.add(word);
  }

  private addName(name: string, label: string, kind: string): void {
    const key = nameKey(name);
    if (!isEntityLabel(label) || key === '' || this.labels.has(key)) return;
    const own = this.kinds.get(kind);
    if (own === undefined) this.kinds.set(kind, new Set([name]));
    else own.add(name);
    // a word that is a name only beside others
    if ((kind === 'team' || kind === 'wordBrand') && !key.includes(' ')) return;
    this.labels.set(key, label);
    // An article before a longer name may be left out, or stand for itself: "the Wall Street Journal".
    const pieces = key
      .replace(/^the (?=.* )/, '')
      .split(' ')
      .map(hashPiece);
    if (pieces.length < 2) return;
    this.phrases.set(pieces.reduce(extendPhrase, EMPTY_PHRASE), label);
    this.firsts.add(pieces[0]);
  }

  /** The label of a known name. */
  labelOf(key: string): EntityLabel | undefined {
    return this.labels.get(key);
  }

  /** The label of a known name of several pieces, by its phrase hash. */
  labelOfPhrase(phrase: number): EntityLabel | undefined {
    return this.phrases.get(phrase);
  }

  /** Whether a known name of several pieces begins with this piece. */
  mayStart(piece: number): boolean {
    return this.firsts.has(piece);
  }

  /** Hashes of the pieces of a token's text; worked out once for each text, as long as there are not too many. */
  piecesOf(text: string): readonly number[] {
    let pieces = this.pieces.get(text);
    if (pieces === undefined) {
      pieces = pieceKeys(text);
      if (this.pieces.size >= MOST_TEXTS) this.pieces.clear();
      if (text.length < 50) this.pieces.set(text, pieces);
    }
    return pieces;
  }

  /** What a name with this word at its end, or at its beginning, is. */
  headLabel(word: string): EntityLabel | undefined {
    return this.heads.get(fold(word));
  }

  /** The type of a name that ends with this word, as it is written with a capital. */
  nameHead(word: string): { readonly type: TagType; readonly settles: boolean } | undefined {
    return this.ends.get(word);
  }

  /** Whether this word, with a capital and before "of", begins the name of an organisation. */
  isFrontHead(word: string): boolean {
    return this.fronts.has(word);
  }

  /** Whether a word looks like a name and is none, as it is written. */
  isNoName(word: string): boolean {
    return this.noNames.has(word);
  }

  /** Whether a word with a capital is the name of a body in most news: "Parliament". */
  isBody(word: string): boolean {
    return this.isOf('body', word);
  }

  /** Whether a word with a capital is a firm wherever it stands: "Deliveroo". */
  isBrand(word: string): boolean {
    return this.isOf('brand', word);
  }

  /** Whether a word is a firm beside what firms do and have: "Target". */
  isWordBrand(word: string): boolean {
    return this.isOf('wordBrand', word) || this.isOf('brand', word);
  }

  /** Whether a word is a product, with or without the number of its model: "iPhone". */
  isProduct(word: string): boolean {
    return this.isOf('product', word);
  }

  /** The label of an event or a work that one word names: "Holocaust". */
  lonelyLabel(word: string): EntityLabel | undefined {
    if (this.isOf('lone event', word)) return 'EVENT';
    return this.isOf('lone work', word) ? 'WORK_OF_ART' : undefined;
  }

  /** Whether a word is a team after "the" or after its town: "Sabres". */
  isTeam(word: string): boolean {
    return this.isOf('team', word);
  }

  private isOf(kind: string, word: string): boolean {
    return this.kinds.get(kind)?.has(word) === true;
  }

  /** Whether a word is a title, a rank or an office. */
  isTitle(word: string): boolean {
    let known = this.knownTitles.get(word);
    if (known === undefined) {
      known = this.titles.has(fold(word).replace(/\.$/, ''));
      if (this.knownTitles.size >= MOST_TEXTS) this.knownTitles.clear();
      this.knownTitles.set(word, known);
    }
    return known;
  }
}

/** The labels of names. */
export function entityLabels(): Iterable<EntityLabel> {
  return LABELS.values() as Iterable<EntityLabel>;
}

/** Whether this is the label of a name. */
export function isEntityLabel(label: string | undefined): label is EntityLabel {
  return label !== undefined && LABELS.has(label);
}

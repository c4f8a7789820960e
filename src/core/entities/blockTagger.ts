import type { LocalMention, LocalZone } from '../annotations/annotator';
import type { Block } from '../text/block';
import { startsWithCapital } from '../text/letters';
import type { Token } from '../tokens/token';
import { casePatternOf } from './casePattern';
import { confidenceOf } from './confidence';
import { creditMentions } from './credits';
import { fineLabel, isOtherwise } from './fineLabels';
import { fold } from './hash';
import { findKnownNames, type KnownName } from './knownNames';
import { classMask, type Lexicon } from './lexicon';
import type { NameTable } from './nameTable';
import {
  joinArticle,
  joinBody,
  joinDouble,
  joinFollowing,
  joinHyphen,
  splitFront,
  splitPair,
  type TokenSpan,
  trimSpan,
} from './spanConventions';
import type { Tagger } from './tagger';
import { TAG_TYPES, type TagType } from './tagset';
import { CASELESS } from './wordForms';

const NORP = classMask('norp');
const COUNTRY = classMask('country');
const PERSON = classMask('given') | classMask('surname');
const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('hintPlace');
const ORGANISATION = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');

/** Tagged mentions that are less likely right than this are left out: they would cost more trust than they give. */
const LEAST_CONFIDENCE = 0.45;

interface Found {
  readonly span: TokenSpan;
  readonly confidence: number;
  /** Classes of the whole span in the lexicon. */
  readonly mask: number;
}

/** Finds the mentions of one block: tagger, conventions, fine labels, known names and credits. */
export class BlockTagger {
  constructor(
    private readonly tagger: Tagger,
    private readonly lexicon: Lexicon,
    private readonly names: NameTable,
  ) {}

  /** The mentions, sorted and not overlapping, relative to the block. */
  mentionsOf(block: Block, zones: readonly LocalZone[]): LocalMention[] {
    const { tokens } = block;
    const caseless = block.register !== 'standard';
    const taken = new Uint8Array(tokens.length);
    const mentions: LocalMention[] = [];
    const put = (first: number, last: number, mention: Omit<LocalMention, 'start' | 'end'>): void => {
      for (let i = first; i < last; i++) if (taken[i]) return;
      taken.fill(1, first, last);
      mentions.push({ start: tokens[first].start, end: tokens[last - 1].end, ...mention });
    };
    for (const credit of creditMentions(block, zones, this.lexicon, this.names)) {
      put(credit.first, credit.last, { label: credit.label, confidence: 0.9, evidence: credit.evidence });
    }
    const tagged = this.tagged(block, caseless);
    for (const known of findKnownNames(tokens, caseless, this.names)) {
      const rival = tagged.find(({ span }) => span.first < known.last && known.first < span.last);
      if (rival && !this.isTrailing(rival.span, known, tokens, caseless)) continue;
      const agrees = rival !== undefined;
      if (caseless && !agrees && !this.isTelling(known, tokens)) continue;
      put(known.first, known.last, {
        label: known.label,
        confidence: agrees ? 0.93 : 0.85,
        evidence: 'in the table of known names',
      });
    }
    for (const { span, confidence, mask } of tagged) {
      const fine = fineLabel(span, tokens, mask, this.names);
      if (span.last - span.first === 1 && this.names.isNoName(tokens[span.first].text)) continue;
      if (fine && confidence >= LEAST_CONFIDENCE)
        put(span.first, span.last, { label: fine.label, confidence, evidence: fine.evidence });
    }
    return mentions.sort((a, b) => a.start - b.start);
  }

  /** Whether a tagged span holds nothing more than a known name, but for common words after it. */
  private isTrailing(span: TokenSpan, known: KnownName, tokens: readonly Token[], caseless: boolean): boolean {
    if (span.first >= known.first && span.last <= known.last) return true;
    if (!caseless || span.first !== known.first) return false;
    for (let i = known.last; i < span.last; i++) if (this.capitalOf(tokens[i]) > 2) return false;
    return true;
  }

  /** Whether a name without capitals holds a word that usually has one. */
  private isTelling(known: KnownName, tokens: readonly Token[]): boolean {
    for (let i = known.first; i < known.last; i++) if (this.capitalOf(tokens[i]) >= 5) return true;
    return known.label === 'ORG' && known.last - known.first === 2 && tokens[known.first].text.length === 1;
  }

  private capitalOf(token: Token): number {
    return this.lexicon.wordClass(fold(token.text)).capital;
  }

  private tagged(block: Block, caseless: boolean): Found[] {
    const { tokens } = block;
    const found: Found[] = [];
    for (const { first, last } of block.sentences) {
      const words = tokens.slice(first, last).map(token => token.text);
      const pattern = casePatternOf(words, block.register);
      const texts = pattern === CASELESS ? words.map(word => word.toLowerCase()) : words;
      const maskOf = (from: number, to: number): number => this.tagger.maskOf(from - first, to - first);
      for (const tag of this.tagger.tag(texts, pattern)) {
        const raw: TokenSpan = { first: first + tag.first, last: first + tag.last, type: TAG_TYPES[tag.type] };
        const trimmed = trimSpan(raw, tokens, caseless, this.names);
        if (!trimmed) continue;
        const confidence = confidenceOf(tag, pattern);
        const typeOf = (from: number, to: number): TagType | null => knownType(maskOf(from, to));
        const joined = joinHyphen(trimmed, tokens, last);
        for (const span of splitFront(joined, tokens, typeOf).flatMap(part => splitPair(part, tokens, typeOf))) {
          const mask = maskOf(span.first, span.last);
          // Another name of no known kind may still begin with a place or a people: "Hanoi summit".
          if (span.type === 'MISC' && fineLabel(span, tokens, mask, this.names) === null) {
            const inner = longestKnown(span, typeOf);
            if (inner) found.push({ span: inner, confidence: 0.7, mask: maskOf(inner.first, inner.last) });
          } else found.push({ span, confidence, mask });
        }
      }
      this.addFromTables(found, block, first, last, maskOf);
      this.joinNeighbours(found, tokens, first, last, maskOf);
    }
    return found;
  }

  /** Lets the spans of a sentence take the words beside them that belong to their names. */
  private joinNeighbours(
    found: Found[],
    tokens: readonly Token[],
    first: number,
    last: number,
    maskOf: (first: number, last: number) => number,
  ): void {
    const isTaken = (token: number): boolean => found.some(({ span }) => span.first <= token && token < span.last);
    const isFree = (token: number): boolean => !isTaken(token) && (maskOf(token, token + 1) & (NORP | PLACE)) === 0;
    for (let f = 0; f < found.length; f++) {
      const { span, confidence } = found[f];
      if (span.first < first) continue;
      let joined = joinArticle(joinFollowing(joinBody(span, tokens, last), tokens, last), tokens, first);
      if (joined.last > span.last && isTaken(span.last)) joined = span;
      joined = joinDouble(joined, tokens, last, isFree);
      if (joined !== span) found[f] = { span: joined, confidence, mask: maskOf(joined.first, joined.last) };
    }
  }

  /** Peoples, countries and organisations that the tables know and that the tagger passed over or took for something else. */
  private addFromTables(
    found: Found[],
    block: Block,
    first: number,
    last: number,
    maskOf: (first: number, last: number) => number,
  ): void {
    const { tokens } = block;
    const caseless = block.register !== 'standard';
    for (let i = first; i < last; i++) {
      if (!isWord(tokens[i])) continue;
      if (!caseless && !startsWithCapital(tokens[i].text)) continue;
      const longest = this.tagger.mayStart(i - first) ? Math.min(4, last - i) : 1;
      for (let size = longest; size >= 1; size--) {
        if (!isWord(tokens[i + size - 1])) continue;
        const mask = maskOf(i, i + size);
        const type = this.certainType(mask, tokens, i, size, caseless);
        if (type === null) continue;
        const rivals = found.filter(({ span }) => span.first < i + size && i < span.last);
        const inside = rivals.every(({ span }) => span.first >= i && span.last <= i + size);
        if (!inside) break;
        const same = rivals.find(({ span }) => span.last - span.first === size);
        if (same && same.span.type === 'PER' && type !== 'NORP') break;
        for (const rival of rivals) found.splice(found.indexOf(rival), 1);
        found.push({
          span: { first: i, last: i + size, type },
          confidence: Math.max(same?.confidence ?? 0, 0.85),
          mask,
        });
        i += size - 1;
        break;
      }
    }
  }

  private certainType(
    mask: number,
    tokens: readonly Token[],
    first: number,
    size: number,
    caseless: boolean,
  ): 'NORP' | 'LOC' | 'ORG' | null {
    if (!caseless && size === 1 && /^\p{Lu}{2,6}$/u.test(tokens[first].text)) {
      const label = this.names.labelOf(fold(tokens[first].text));
      if (label === 'ORG' && (mask & COUNTRY) === 0) return 'ORG';
    }
    if (!caseless && size === 1 && first > 0 && this.names.isBody(tokens[first].text)) {
      const before = tokens[first - 1];
      if (before.kind === 'word' && !/^\p{Lu}/u.test(before.text)) return 'ORG';
    }
    if ((mask & (NORP | COUNTRY)) === 0 || (mask & PERSON) !== 0) return null;
    const opens = first === 0 || /^[.!?:"“”]$/.test(tokens[first - 1].text);
    if ((caseless || opens) && size === 1 && this.capitalOf(tokens[first]) < 7) return null;
    if ((mask & NORP) !== 0 && (mask & COUNTRY) === 0 && !isOtherwise(mask)) {
      return size === 1 && this.names.labelOf(fold(tokens[first].text)) === 'LOC' ? null : 'NORP';
    }
    return (mask & COUNTRY) !== 0 && (mask & NORP) === 0 ? 'LOC' : null;
  }
}

/** What the tables say that a name is; null when they do not know it. */
function knownType(mask: number): TagType | null {
  if ((mask & COUNTRY) !== 0) return 'LOC';
  if ((mask & NORP) !== 0 && !isOtherwise(mask)) return (mask & PERSON) === 0 ? 'NORP' : null;
  if ((mask & PLACE) !== 0) return 'LOC';
  return (mask & ORGANISATION) !== 0 ? 'ORG' : null;
}

function isWord({ kind }: Token): boolean {
  return kind === 'word' || kind === 'abbreviation';
}

/** The longest known name at the beginning of a span. */
function longestKnown(span: TokenSpan, typeOf: (first: number, last: number) => TagType | null): TokenSpan | null {
  for (let last = span.last - 1; last > span.first; last--) {
    const type = typeOf(span.first, last);
    if (type === 'LOC' || type === 'NORP') return { first: span.first, last, type };
  }
  return null;
}

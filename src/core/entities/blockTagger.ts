import type { LocalMention, LocalZone } from '../annotations/annotator';
import type { Block } from '../text/block';
import type { Token } from '../tokens/token';
import { casePatternOf } from './casePattern';
import { confidenceOf } from './confidence';
import { creditMentions } from './credits';
import { fineLabel } from './fineLabels';
import { fold } from './hash';
import { findKnownNames } from './knownNames';
import { classMask, type Lexicon } from './lexicon';
import type { NameTable } from './nameTable';
import { joinHyphen, splitPair, type TokenSpan, trimSpan } from './spanConventions';
import type { Tagger } from './tagger';
import { TAG_TYPES, type TagType } from './tagset';
import { CASELESS } from './wordForms';

const NORP = classMask('norp');
const COUNTRY = classMask('country');
const PERSON = classMask('given') | classMask('surname');
const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('hintPlace');
const ORGANISATION = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');

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
      if (rival && rival.span.last - rival.span.first > known.last - known.first) continue;
      const agrees = rival !== undefined;
      put(known.first, known.last, {
        label: known.label,
        confidence: agrees ? 0.93 : 0.85,
        evidence: 'in the table of known names',
      });
    }
    for (const { span, confidence, mask } of tagged) {
      const fine = fineLabel(span, tokens, mask, this.names);
      if (fine) put(span.first, span.last, { label: fine.label, confidence, evidence: fine.evidence });
    }
    return mentions.sort((a, b) => a.start - b.start);
  }

  private tagged(block: Block, caseless: boolean): Found[] {
    const { tokens } = block;
    const found: Found[] = [];
    for (const { first, last } of block.sentences) {
      const words = tokens.slice(first, last).map(token => token.text);
      const pattern = casePatternOf(words, block.register);
      const textAt = pattern === CASELESS ? (i: number) => words[i].toLowerCase() : (i: number) => words[i];
      const maskOf = (from: number, to: number): number => this.tagger.maskOf(from - first, to - first);
      for (const tag of this.tagger.tag(words.length, textAt, pattern)) {
        const raw: TokenSpan = { first: first + tag.first, last: first + tag.last, type: TAG_TYPES[tag.type] };
        const trimmed = trimSpan(raw, tokens, caseless, this.names);
        if (!trimmed) continue;
        const confidence = confidenceOf(tag, pattern);
        const typeOf = (from: number, to: number): TagType | null => knownType(maskOf(from, to));
        for (const span of splitPair(joinHyphen(trimmed, tokens, last), tokens, typeOf)) {
          found.push({ span, confidence, mask: maskOf(span.first, span.last) });
        }
      }
      this.addFromTables(found, block, first, last, maskOf);
    }
    return found;
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
      if (!caseless && !/^\p{Lu}/u.test(tokens[i].text)) continue;
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
        if (same && same.span.type === 'PER' && type === 'LOC') break;
        for (const rival of rivals) found.splice(found.indexOf(rival), 1);
        found.push({ span: { first: i, last: i + size, type }, confidence: same?.confidence ?? 0.85, mask });
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
  ): 'NORP' | 'LOC' | null {
    if ((mask & (NORP | COUNTRY)) === 0 || (mask & PERSON) !== 0) return null;
    if (caseless && size === 1 && this.lexicon.wordClass(fold(tokens[first].text)).capital < 7) return null;
    if ((mask & NORP) !== 0 && (mask & COUNTRY) === 0) return 'NORP';
    return (mask & COUNTRY) !== 0 && (mask & NORP) === 0 ? 'LOC' : null;
  }
}

/** What the tables say that a name is; null when they do not know it. */
function knownType(mask: number): TagType | null {
  if ((mask & COUNTRY) !== 0) return 'LOC';
  if ((mask & NORP) !== 0) return 'NORP';
  if ((mask & PLACE) !== 0) return 'LOC';
  return (mask & ORGANISATION) !== 0 ? 'ORG' : null;
}

function isWord({ kind }: Token): boolean {
  return kind === 'word' || kind === 'abbreviation';
}

import type { LocalMention, LocalZone } from '../annotations/annotator';
import type { Block } from '../text/block';
import { startsWithCapital } from '../text/letters';
import type { Token } from '../tokens/token';
import { expansionStart } from './acronyms';
import { casePatternOf } from './casePattern';
import { confidenceOf } from './confidence';
import { creditMentions } from './credits';
import { fineLabel, isOtherwise } from './fineLabels';
import { fold } from './hash';
import { listedName, namesAfterHeads, namesBeforeHeads } from './headedNames';
import { findKnownNames, type KnownName } from './knownNames';
import { classMask, type Lexicon } from './lexicon';
import type { NameTable } from './nameTable';
import {
  holderOf,
  joinArticle,
  joinBody,
  joinDouble,
  joinFollowing,
  joinHyphen,
  joinIndex,
  joinSmallBody,
  splitFront,
  splitPair,
  type TokenSpan,
  trimSpan,
} from './spanConventions';
import { strippedLinks } from './strippedLinks';
import type { Tagger } from './tagger';
import { TAG_TYPES, type TagType } from './tagset';
import { CASELESS, MIXED_CASE } from './wordForms';

const NORP = classMask('norp');
const COUNTRY = classMask('country');
const PERSON = classMask('given') | classMask('surname');
const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('hintPlace');
const ORGANISATION = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');

/** An acronym with capitals. */
const ACRONYM = /^\p{Lu}[\p{L}&]{0,6}\p{Lu}$/u;

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
    if (caseless) for (const { first, last } of strippedLinks(tokens)) taken.fill(1, first, last);
    for (const credit of creditMentions(block, zones, this.lexicon, this.names)) {
      put(credit.first, credit.last, { label: credit.label, confidence: 0.9, evidence: credit.evidence });
    }
    const tagged = this.tagged(block, caseless);
    for (const known of findKnownNames(tokens, caseless, this.names)) {
      const rival = tagged.find(({ span }) => span.first < known.last && known.first < span.last);
      if (rival && !this.isTrailing(rival.span, known, tokens, caseless)) continue;
      // Initials are those of a person.
      if (rival?.span.type === 'PER' && tokens[known.last - 1].text.length === 1) continue;
      const agrees = rival !== undefined;
      if (caseless && !agrees && !this.isTelling(known, tokens)) continue;
      if (caseless && known.last - known.first === 2 && this.isArticleAndPeople(known, tokens)) continue;
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
    const letters = known.last - known.first === 2 && tokens[known.first].text.length === 1;
    return letters && (known.label === 'ORG' || known.label === 'GPE');
  }

  /** "the australian" without capitals is hardly the newspaper. */
  private isArticleAndPeople({ first }: KnownName, tokens: readonly Token[]): boolean {
    return tokens[first].text === 'the' && (this.lexicon.maskOf(tokens[first + 1].text) & NORP) !== 0;
  }

  private capitalOf(token: Token): number {
    return this.lexicon.capitalOf(token.text);
  }

  private tagged(block: Block, caseless: boolean): Found[] {
    const { tokens } = block;
    const all: Found[] = [];
    for (const { first, last } of block.sentences) {
      const found: Found[] = [];
      const words = tokens.slice(first, last).map(token => token.text);
      const pattern = casePatternOf(words, block.register);
      const texts = pattern === CASELESS ? words.map(word => word.toLowerCase()) : words;
      const maskOf = (from: number, to: number): number => this.tagger.maskOf(from - first, to - first);
      for (const tag of this.tagger.tag(texts, pattern)) {
        const raw: TokenSpan = { first: first + tag.first, last: first + tag.last, type: TAG_TYPES[tag.type] };
        const trimmed = trimSpan(raw, tokens, caseless, this.names);
        if (!trimmed || (pattern === MIXED_CASE && !hasCapital(trimmed, tokens))) continue;
        const confidence = confidenceOf(tag, pattern);
        const typeOf = (from: number, to: number): TagType | null => knownType(maskOf(from, to));
        const joined = holderOf(joinIndex(joinHyphen(trimmed, tokens, last), tokens, last), tokens, first, this.names);
        for (const span of splitFront(joined, tokens, typeOf, this.names).flatMap(part =>
          splitPair(part, tokens, typeOf),
        )) {
          const mask = maskOf(span.first, span.last);
          // Another name of no known kind may still begin with a place or a people: "Hanoi summit".
          if (span.type === 'MISC' && fineLabel(span, tokens, mask, this.names) === null) {
            const inner = longestKnown(span, typeOf);
            if (inner) found.push({ span: inner, confidence: 0.7, mask: maskOf(inner.first, inner.last) });
          } else found.push({ span, confidence, mask });
        }
      }
      this.addFromTables(found, block, first, last, maskOf);
      if (pattern === MIXED_CASE) {
        this.addHeaded(found, tokens, first, last, maskOf);
        this.addListed(found, tokens, first, last);
      }
      this.addAcronyms(found, tokens, first, last, caseless, maskOf);
      this.joinNeighbours(found, tokens, first, last, caseless, maskOf);
      for (const name of found) all.push(name);
    }
    return all;
  }

  /** Lets the spans of a sentence take the words beside them that belong to their names. */
  private joinNeighbours(
    found: Found[],
    tokens: readonly Token[],
    first: number,
    last: number,
    caseless: boolean,
    maskOf: (first: number, last: number) => number,
  ): void {
    const isTaken = (token: number): boolean => found.some(({ span }) => span.first <= token && token < span.last);
    const isFree = (token: number): boolean => !isTaken(token) && (maskOf(token, token + 1) & (NORP | PLACE)) === 0;
    for (let f = 0; f < found.length; f++) {
      const { span, confidence } = found[f];
      let joined = joinArticle(joinFollowing(joinBody(span, tokens, last), tokens, last), tokens, first);
      if (joined.last > span.last && isTaken(span.last)) joined = span;
      joined = joinDouble(joined, tokens, last, isFree);
      if (caseless) joined = joinSmallBody(joined, tokens, last, token => !isTaken(token));
      if (joined !== span) found[f] = { span: joined, confidence, mask: maskOf(joined.first, joined.last) };
    }
  }

  /** Names that their capitals and their heads tell, where the tagger found nothing or parts of them. */
  private addHeaded(
    found: Found[],
    tokens: readonly Token[],
    first: number,
    last: number,
    maskOf: (first: number, last: number) => number,
  ): void {
    const knowledge = {
      names: this.names,
      capitalOf: (token: number): number => this.tagger.capitalOf(token - first),
      isPlace: (token: number): boolean => (maskOf(token, token + 1) & (NORP | PLACE)) !== 0,
    };
    const headed = [
      ...namesAfterHeads(tokens, first, last, knowledge),
      ...namesBeforeHeads(tokens, first, last, knowledge),
    ];
    for (const { span, settles, beforeAnd = span.last } of headed) {
      const rivals = found.filter(({ span: other }) => other.first < span.last && span.first < other.last);
      if (rivals.some(({ span: other }) => other.first < span.first || other.last > span.last)) continue;
      const same = rivals.find(({ span: other }) => other.first === span.first && other.last === span.last);
      const unsure = same !== undefined && same.confidence < LEAST_CONFIDENCE;
      if (same && !unsure && (same.span.type === 'MISC' || same.span.type === span.type || !settles)) continue;
      // Where the tagger ends a name or begins one within the same words, it knows better, but for what "and" adds.
      if (rivals.some(({ span: other }) => this.isSettled(other, span, tokens))) continue;
      if (
        rivals.some(({ span: other }) => other.first > span.first && other.last === beforeAnd && other.type === 'PER')
      )
        continue;
      const cut = rivals.find(
        ({ span: other }) => other.first === span.first && other.type === 'ORG' && other.last < beforeAnd,
      );
      if (cut && span.first < beforeAnd && headed.some(name => name.span === span && name.beforeAnd !== undefined))
        continue;
      for (const rival of rivals) found.splice(found.indexOf(rival), 1);
      found.push({ span, confidence: Math.max(same?.confidence ?? 0, 0.75), mask: maskOf(span.first, span.last) });
    }
  }

  /** Acronyms that stand right after the words whose initials they have, in brackets where there are any, and these words. */
  private addAcronyms(
    found: Found[],
    tokens: readonly Token[],
    first: number,
    last: number,
    caseless: boolean,
    maskOf: (first: number, last: number) => number,
  ): void {
    for (let i = first + 2; i < last; i++) {
      const { text } = tokens[i];
      const bracketed = tokens[i - 1].text === '(' && tokens[i + 1]?.text === ')';
      if (caseless ? !this.isUnknownShort(text, i - first) : !bracketed || !ACRONYM.test(text)) continue;
      const end = bracketed ? i - 1 : i;
      const start = expansionStart(tokens, text, end, first);
      if (start < 0) continue;
      const inside = found.filter(({ span }) => span.first < end && start < span.last);
      if (inside.some(({ span }) => span.first < start || span.last > end)) continue;
      const whole = inside.find(({ span }) => span.first === start && span.last === end);
      const isBody = this.isBodyName(inside, tokens, start, end, caseless);
      if (whole === undefined && !isBody) continue;
      const type = whole === undefined || (isBody && whole.span.type === 'LOC') ? 'ORG' : whole.span.type;
      if (whole === undefined) {
        for (const rival of inside) found.splice(found.indexOf(rival), 1);
        found.push({ span: { first: start, last: end, type }, confidence: 0.85, mask: maskOf(start, end) });
      }
      const own = found.filter(({ span }) => span.first <= i && i < span.last);
      if (own.some(({ span }) => span.last - span.first > 1)) continue;
      for (const rival of own) found.splice(found.indexOf(rival), 1);
      found.push({ span: { first: i, last: i + 1, type }, confidence: 0.85, mask: maskOf(i, i + 1) });
    }
  }

  /** Whether a word without capitals is short, and no common one or other name. */
  private isUnknownShort(text: string, i: number): boolean {
    if (text.length < 3 || text.length > 8 || !/^\p{L}+$/u.test(text)) return false;
    const capital = this.tagger.capitalOf(i);
    return (capital === 0 || capital > 5) && (this.tagger.maskOf(i, i + 1) & (PERSON | NORP | PLACE)) === 0;
  }

  /** Whether words are the name of a body: all with capitals, and one is a body's, or the tagger found one among them. */
  private isBodyName(
    inside: readonly Found[],
    tokens: readonly Token[],
    first: number,
    last: number,
    caseless: boolean,
  ): boolean {
    let headed = inside.some(({ span }) => span.type === 'ORG');
    if (this.names.isTitle(tokens[first].text)) return false;
    for (let i = first; i < last; i++) {
      const { text } = tokens[i];
      if (!caseless && text.length > 3 && /^\p{Ll}/u.test(text)) return false;
      const word = text.charAt(0).toUpperCase() + text.slice(1);
      if (this.names.nameHead(word)?.type === 'ORG' || this.names.isFrontHead(word)) headed = true;
    }
    return headed;
  }

  /** Names that "and" ties to a person or a place. */
  private addListed(found: Found[], tokens: readonly Token[], first: number, last: number): void {
    const isTaken = (token: number): boolean => found.some(({ span }) => span.first <= token && token < span.last);
    for (const { span, confidence } of [...found]) {
      if (confidence < 0.7) continue;
      const next = listedName(span, tokens, last);
      if (next === null) continue;
      let isName = true;
      for (let i = next.first; i < next.last; i++) {
        const capital = this.tagger.capitalOf(i - first);
        if (isTaken(i) || (capital > 0 && capital < 7) || this.names.isNoName(tokens[i].text)) isName = false;
      }
      if (isName) found.push({ span: next, confidence: 0.6, mask: 0 });
    }
  }

  /** Whether a tagged organisation at the end of a longer name is a known one by itself. */
  private isSettled(tagged: TokenSpan, whole: TokenSpan, tokens: readonly Token[]): boolean {
    if (tagged.type !== 'ORG' || tagged.first === whole.first || tagged.last !== whole.last) return false;
    const name = tokens.slice(tagged.first, tagged.last).map(token => token.text);
    return this.lexicon.maskOf(name.join(' ')) !== 0;
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

/** Whether a word of a span begins with a capital or a digit. */
function hasCapital({ first, last }: TokenSpan, tokens: readonly Token[]): boolean {
  for (let i = first; i < last; i++) if (/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(tokens[i].text)) return true;
  return false;
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

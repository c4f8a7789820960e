import type { LocalMention, LocalZone } from '../../annotations/annotator';
import type { Block } from '../../blocks/block';
import { startsWithCapital } from '../../text/letters';
import type { Register } from '../../text/register';
import type { Token } from '../../tokens/token';
import { fold } from '../tables/hash';
import type { NameLexicon } from '../tables/nameLexicon';
import type { NameTable } from '../tables/nameTable';
import type { OwnNames } from '../tables/ownNames';
import { TAG_TYPES, type TagType } from '../tables/tagset';
import { casePatternOf } from '../tagger/casePattern';
import { confidenceOf } from '../tagger/confidence';
import type { Tagger } from '../tagger/tagger';
import { CASELESS, type CasePattern, MIXED_CASE, TITLE_CASE } from '../tagger/wordForms';
import { expansionStart } from './acronyms';
import { addClubs } from './clubNames';
import { creditMentions } from './credits';
import { fineLabel, isOtherwise } from './fineLabels';
import { addGivenNames } from './givenNames';
import { listedName, namesAfterHeads, namesBeforeHeads } from './headedNames';
import { joinCountries, joinNeighbours } from './joinedNames';
import { findKnownNames, type KnownName } from './knownNames';
import { addLeftNames } from './leftNames';
import { addOtherNames } from './otherNames';
import { COUNTRY, type FoundName, NORP, PERSON, PLACE, SentenceNames, textsOf } from './sentenceNames';
import { holderOf, joinHyphen, joinIndex, splitFront, splitPair, type TokenSpan, trimSpan } from './spanConventions';
import { statedPlaces } from './statedPlaces';
import { strippedLinks } from './strippedLinks';
import { addTold } from './toldNames';

/** An acronym with capitals. */
const ACRONYM = /^\p{Lu}[\p{L}&]{0,6}\p{Lu}$/u;

/** Tagged mentions that are less likely right than this are left out: they would cost more trust than they give. */
const LEAST_CONFIDENCE = 0.45;

/** Finds the mentions of one block: tagger, conventions, fine labels, known names and credits. */
export class BlockTagger {
  constructor(
    private readonly tagger: Tagger,
    private readonly lexicon: NameLexicon,
    private readonly names: NameTable,
    private readonly own: OwnNames,
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
    for (const { first, last, label } of this.own.find(tokens, !caseless))
      put(first, last, { label, confidence: 0.99, evidence: 'in your table of names', told: true });
    for (const credit of creditMentions(block, zones, this.lexicon, this.names)) {
      put(credit.first, credit.last, { label: credit.label, confidence: 0.9, evidence: credit.evidence });
    }
    for (const { first, last } of statedPlaces(block, this.lexicon))
      put(first, last, { label: 'GPE', confidence: 0.9, evidence: 'a town with its state' });
    const openers = new Uint8Array(tokens.length);
    const tagged = this.tagged(block, caseless, openers);
    for (const known of findKnownNames(tokens, caseless, this.names, openers)) {
      const rival = tagged.find(({ span }) => span.first < known.last && known.first < span.last);
      if (!this.isMeant(known, rival?.span, tokens, caseless)) continue;
      const confidence = rival !== undefined ? 0.93 : 0.85;
      put(known.first, known.last, { label: known.label, confidence, evidence: 'in the table of known names' });
    }
    for (const { span, confidence, mask, told, label: own } of tagged) {
      const fine = own === undefined ? fineLabel(span, tokens, mask, this.names) : { label: own, evidence: told ?? '' };
      if (span.last - span.first === 1 && this.names.isNoName(tokens[span.first].text)) continue;
      if (!fine || confidence < LEAST_CONFIDENCE) continue;
      const { label, evidence } = fine;
      put(
        span.first,
        span.last,
        told === undefined ? { label, confidence, evidence } : { label, confidence, evidence: told, told: true },
      );
    }
    return mentions.sort((a, b) => a.start - b.start);
  }

  /** Whether the words of a known name are that name here, given the tagged span that shares words with it. */
  private isMeant(
    known: KnownName,
    rival: TokenSpan | undefined,
    tokens: readonly Token[],
    caseless: boolean,
  ): boolean {
    if (rival !== undefined) {
      if (!this.isTrailing(rival, known, tokens, caseless)) return false;
      // Initials are those of a person.
      if (rival.type === 'PER' && tokens[known.last - 1].text.length === 1) return false;
    }
    if (!caseless) return true;
    if (rival === undefined && !this.isTelling(known, tokens)) return false;
    return known.last - known.first !== 2 || !this.isArticleAndPeople(known, tokens);
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

  /**
   * What the tagger and the tables find in each sentence; marks the tokens that a known name of several pieces may
   * begin with.
   */
  private tagged(block: Block, caseless: boolean, openers: Uint8Array): FoundName[] {
    const all: FoundName[] = [];
    for (const { first, last } of block.sentences) {
      const sentence = new SentenceNames(block.tokens, first, last, caseless, this.tagger);
      const pattern = this.addTagged(sentence, block.register);
      for (let i = first; i < last; i++) if (this.names.mayStart(this.tagger.firstPiece(i - first))) openers[i] = 1;
      this.addFromTables(sentence);
      if (pattern === MIXED_CASE) {
        this.addHeaded(sentence);
        this.addListed(sentence);
        addGivenNames(sentence, this.names);
        addClubs(sentence, this.names);
        addOtherNames(sentence, this.names);
      }
      addTold(sentence, this.names, pattern === TITLE_CASE);
      if (pattern !== TITLE_CASE) addLeftNames(sentence, this.names);
      this.addAcronyms(sentence);
      joinNeighbours(sentence);
      joinCountries(sentence, this.names);
      for (const name of sentence.found) all.push(name);
    }
    return all;
  }

  /** Tags a sentence and adds what was found, by the conventions; tells how the sentence is written. */
  private addTagged(sentence: SentenceNames, register: Register): CasePattern {
    const { tokens, first, last, caseless } = sentence;
    const words = textsOf(tokens, first, last);
    const pattern = casePatternOf(words, register);
    const writing = pattern !== CASELESS ? 'cased' : hasPunctuation(sentence) ? 'lower' : 'stripped';
    if (pattern === CASELESS) for (let i = 0; i < words.length; i++) words[i] = words[i].toLowerCase();
    for (const tag of this.tagger.tag(words, pattern)) {
      const raw: TokenSpan = { first: first + tag.first, last: first + tag.last, type: TAG_TYPES[tag.type] };
      const trimmed = trimSpan(raw, tokens, caseless, this.names);
      if (!trimmed || (pattern === MIXED_CASE && !hasCapital(trimmed, tokens))) continue;
      const joined = holderOf(joinIndex(joinHyphen(trimmed, tokens, last), tokens, last), tokens, first, this.names);
      for (const part of splitFront(joined, tokens, sentence.typeOf, this.names)) {
        for (const span of splitPair(part, tokens, sentence.typeOf))
          this.addSpan(sentence, span, confidenceOf(tag, writing));
      }
    }
    return pattern;
  }

  private addSpan(sentence: SentenceNames, span: TokenSpan, confidence: number): void {
    const mask = sentence.maskOf(span.first, span.last);
    if (span.type !== 'MISC' || fineLabel(span, sentence.tokens, mask, this.names) !== null) {
      sentence.add(span, confidence, mask);
      return;
    }
    // Another name of no known kind may still begin with a place or a people: "Hanoi summit".
    const inner = longestKnown(span, sentence.typeOf);
    if (inner) sentence.add(inner, 0.7);
  }

  /** Names that their capitals and their heads tell, where the tagger found nothing or parts of them. */
  private addHeaded(sentence: SentenceNames): void {
    const { tokens, first, last } = sentence;
    const knowledge = {
      names: this.names,
      capitalOf: (token: number): number => sentence.capitalOf(token),
      isPlace: (token: number): boolean => sentence.isPlace(token),
    };
    const headed = [
      ...namesAfterHeads(tokens, first, last, knowledge),
      ...namesBeforeHeads(tokens, first, last, knowledge),
    ];
    for (const { span, settles, beforeAnd = span.last } of headed) {
      const rivals = sentence.rivalsOf(span.first, span.last);
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
      sentence.replace(rivals, span, Math.max(same?.confidence ?? 0, 0.75));
    }
  }

  /**
   * Acronyms that stand right after the words whose initials they have, in brackets where there are any, and these
   * words.
   */
  private addAcronyms(sentence: SentenceNames): void {
    const { tokens, first, last, caseless } = sentence;
    for (let i = first + 2; i < last; i++) {
      const { text } = tokens[i];
      const bracketed = tokens[i - 1].text === '(' && tokens[i + 1]?.text === ')';
      if (caseless ? !isUnknownShort(sentence, i) : !bracketed || !ACRONYM.test(text)) continue;
      const end = bracketed ? i - 1 : i;
      const start = expansionStart(tokens, text, end, first);
      if (start < 0) continue;
      const inside = sentence.rivalsOf(start, end);
      if (inside.some(({ span }) => span.first < start || span.last > end)) continue;
      const whole = inside.find(({ span }) => span.first === start && span.last === end);
      const isBody = this.isBodyName(sentence, inside, start, end);
      if (whole === undefined && !isBody) continue;
      const type = whole === undefined || (isBody && whole.span.type === 'LOC') ? 'ORG' : whole.span.type;
      if (whole === undefined) sentence.replace(inside, { first: start, last: end, type }, 0.85);
      const own = sentence.rivalsOf(i, i + 1);
      if (own.some(({ span }) => span.last - span.first > 1)) continue;
      sentence.replace(own, { first: i, last: i + 1, type }, 0.85);
    }
  }

  /**
   * Whether words are the name of a body: all with capitals, and one is a body's, or the tagger found one among them.
   */
  private isBodyName(
    { tokens, caseless }: SentenceNames,
    inside: readonly FoundName[],
    first: number,
    last: number,
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
  private addListed(sentence: SentenceNames): void {
    const { tokens, last, found } = sentence;
    for (const { span, confidence } of [...found]) {
      if (confidence < 0.7) continue;
      const next = listedName(span, tokens, last);
      if (next === null) continue;
      let isName = true;
      for (let i = next.first; i < next.last; i++) {
        const capital = sentence.capitalOf(i);
        if (sentence.isTaken(i) || (capital > 0 && capital < 7) || this.names.isNoName(tokens[i].text)) isName = false;
      }
      if (isName) sentence.add(next, 0.6, 0);
    }
  }

  /** Whether a tagged organisation at the end of a longer name is a known one by itself. */
  private isSettled(tagged: TokenSpan, whole: TokenSpan, tokens: readonly Token[]): boolean {
    if (tagged.type !== 'ORG' || tagged.first === whole.first || tagged.last !== whole.last) return false;
    // "Freedom and Justice Party" is one, though there is a "Justice Party"
    if (tokens[tagged.first - 1].text === 'and' && tokens[whole.last - 1].text === 'Party') return false;
    return this.lexicon.maskOf(textsOf(tokens, tagged.first, tagged.last).join(' ')) !== 0;
  }

  /**
   * Peoples, countries and organisations that the tables know and that the tagger passed over or took for something
   * else.
   */
  private addFromTables(sentence: SentenceNames): void {
    const { tokens, first, last, caseless } = sentence;
    for (let i = first; i < last; i++) {
      if (!isWord(tokens[i])) continue;
      if (!caseless && !startsWithCapital(tokens[i].text)) continue;
      const longest = sentence.mayStart(i) ? Math.min(4, last - i) : 1;
      for (let size = longest; size >= 1; size--) {
        if (!isWord(tokens[i + size - 1])) continue;
        const type = this.certainType(sentence, i, size);
        if (type === null) continue;
        const rivals = sentence.rivalsOf(i, i + size);
        const inside = rivals.every(({ span }) => span.first >= i && span.last <= i + size);
        if (!inside) break;
        const same = rivals.find(({ span }) => span.last - span.first === size);
        if (same && same.span.type === 'PER' && type !== 'NORP') break;
        sentence.replace(rivals, { first: i, last: i + size, type }, Math.max(same?.confidence ?? 0, 0.85));
        i += size - 1;
        break;
      }
    }
  }

  /**
   * Whether a word with a capital is an acronym that the tables know for a body, or a body of state behind a word
   * without.
   */
  private isKnownBody(tokens: readonly Token[], at: number, mask: number): boolean {
    const { text } = tokens[at];
    if (/^\p{Lu}{2,6}$/u.test(text) && (mask & COUNTRY) === 0 && this.names.labelOf(fold(text)) === 'ORG') return true;
    if (at === 0 || !this.names.isBody(text)) return false;
    return tokens[at - 1].kind === 'word' && !/^\p{Lu}/u.test(tokens[at - 1].text);
  }

  private certainType(sentence: SentenceNames, first: number, size: number): 'NORP' | 'LOC' | 'ORG' | null {
    const { tokens, caseless } = sentence;
    const mask = sentence.maskOf(first, first + size);
    if (!caseless && size === 1 && this.isKnownBody(tokens, first, mask)) return 'ORG';
    if ((mask & (NORP | COUNTRY)) === 0 || (mask & PERSON) !== 0) return null;
    const opens = first === 0 || /^[.!?:"“”]$/.test(tokens[first - 1].text);
    if ((caseless || opens) && size === 1 && this.capitalOf(tokens[first]) < 7) return null;
    if ((mask & NORP) !== 0 && (mask & COUNTRY) === 0 && !isOtherwise(mask)) {
      const known = size === 1 ? this.names.labelOf(fold(tokens[first].text)) : undefined;
      return known === 'GPE' ? 'LOC' : known === 'LOC' ? null : 'NORP';
    }
    return (mask & COUNTRY) !== 0 && (mask & NORP) === 0 ? 'LOC' : null;
  }
}

/** Whether a sentence has kept its punctuation. */
function hasPunctuation({ tokens, first, last }: SentenceNames): boolean {
  for (let i = first; i < last; i++) if (tokens[i].kind === 'punctuation') return true;
  return false;
}

/** Whether a word of a span begins with a capital or a digit. */
function hasCapital({ first, last }: TokenSpan, tokens: readonly Token[]): boolean {
  for (let i = first; i < last; i++) if (/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(tokens[i].text)) return true;
  return false;
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

/** Whether a word without capitals is short, and no common one or other name. */
function isUnknownShort(sentence: SentenceNames, token: number): boolean {
  const { text } = sentence.tokens[token];
  if (text.length < 3 || text.length > 8 || !/^\p{L}+$/u.test(text)) return false;
  const capital = sentence.capitalOf(token);
  return (capital === 0 || capital > 5) && (sentence.maskOf(token, token + 1) & (PERSON | NORP | PLACE)) === 0;
}

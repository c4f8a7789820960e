import type { EntityLabel } from '../../annotations/model';
import type { Token } from '../../tokens/token';
import { classMask } from '../tables/nameLexicon';
import type { TagType } from '../tables/tagset';
import type { TaggedSpan, Tagger } from '../tagger/tagger';
import { isOtherwise } from './fineLabels';
import type { TokenSpan } from './spanConventions';

export const NORP = classMask('norp');
export const COUNTRY = classMask('country');
export const PERSON = classMask('given') | classMask('surname');
export const PLACE = classMask('country') | classMask('city') | classMask('region') | classMask('hintPlace');
const ORGANISATION = classMask('organisation') | classMask('knownOrganisation') | classMask('acronym');

export interface FoundName {
  readonly span: TokenSpan;
  readonly confidence: number;
  /** Classes of the whole span in the lexicon. */
  readonly mask: number;
  /** Why it is of its type, where the words beside it tell. */
  readonly told?: string;
  /** Its label, where they tell that as well. */
  readonly label?: EntityLabel;
}

/** The names found so far in one sentence, and what the tagger, which has just tagged it, knows of its words. */
export class SentenceNames {
  readonly found: FoundName[] = [];

  /** @param tokens of the block; the sentence has `first..last` of them, half-open, as have all spans */
  constructor(
    readonly tokens: readonly Token[],
    readonly first: number,
    readonly last: number,
    readonly caseless: boolean,
    private readonly tagger: Tagger,
  ) {}

  /** Classes of a stretch of tokens, as a mask. */
  maskOf(first: number, last: number): number {
    return this.tagger.maskOf(first - this.first, last - this.first);
  }

  /** What the tagger would make of a stretch of tokens as one mention. */
  bestSpan(first: number, last: number): TaggedSpan {
    return this.tagger.bestSpan(first - this.first, last - this.first);
  }

  /** How often the word of a token has a capital; see `WordClass`. */
  capitalOf(token: number): number {
    return this.tagger.capitalOf(token - this.first);
  }

  /** Whether a gazetteer entry of several words may start at a token. */
  mayStart(token: number): boolean {
    return this.tagger.mayStart(token - this.first);
  }

  /** What the tables say that a stretch of tokens is; null when they do not know it. */
  readonly typeOf = (first: number, last: number): TagType | null => knownType(this.maskOf(first, last));

  /** Whether a token alone is a place or a people. */
  isPlace(token: number): boolean {
    return (this.maskOf(token, token + 1) & (NORP | PLACE)) !== 0;
  }

  /** Whether a token is in a name that was found. */
  isTaken(token: number): boolean {
    for (const { span } of this.found) if (span.first <= token && token < span.last) return true;
    return false;
  }

  /** The names that share a token with a stretch. */
  rivalsOf(first: number, last: number): FoundName[] {
    return this.found.filter(({ span }) => span.first < last && first < span.last);
  }

  add(span: TokenSpan, confidence: number, mask = this.maskOf(span.first, span.last), told?: string): void {
    this.found.push(told === undefined ? { span, confidence, mask } : { span, confidence, mask, told });
  }

  /** Puts a name in the place of others. */
  replace(rivals: readonly FoundName[], span: TokenSpan, confidence: number, told?: string): void {
    for (const rival of rivals) this.found.splice(this.found.indexOf(rival), 1);
    this.add(span, confidence, undefined, told);
  }

  /** Puts a name that the words beside it tell, unless a longer name covers it or one goes beyond it. */
  addTold(first: number, last: number, type: TagType, told: string, label?: EntityLabel): void {
    const rivals = this.rivalsOf(first, last);
    if (rivals.some(({ span }) => span.first < first || span.last > last)) return;
    const same = rivals.find(({ span }) => span.first === first && span.last === last && span.type === type);
    this.replace(rivals, { first, last, type }, Math.max(same?.confidence ?? 0, 0.85), told);
    if (label !== undefined) this.found[this.found.length - 1] = { ...this.found[this.found.length - 1], label };
  }
}

function knownType(mask: number): TagType | null {
  if ((mask & COUNTRY) !== 0) return 'LOC';
  if ((mask & NORP) !== 0 && !isOtherwise(mask)) return (mask & PERSON) === 0 ? 'NORP' : null;
  if ((mask & PLACE) !== 0) return 'LOC';
  return (mask & ORGANISATION) !== 0 ? 'ORG' : null;
}

/** The texts of a stretch of tokens. */
export function textsOf(tokens: readonly Token[], first: number, last: number): string[] {
  const texts: string[] = [];
  for (let i = first; i < last; i++) texts.push(tokens[i].text);
  return texts;
}

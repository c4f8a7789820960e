import type { TellingPhrase } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { coordinatedRight } from '../grammar/coordination';
import { RELATIVE } from '../grammar/functionWords';
import {
  isArticle,
  isBehindVerb,
  isFiniteWithin,
  isHanging,
  isInFigure,
  isInInfinitive,
  isOfClause,
  isOpening,
  isParticiple,
  pastBracket,
  pastPlace,
  pastTime,
  pastTitle,
  STORY,
  startsClause,
  TAKES_CLAUSE,
  verbBehindRelative,
} from './clauseParts';
import table from './telling.tsv';

const WORDS = readWordLists(table);
const CLOSES = /^(?:["”]|'')$/;
/** Forms of pronouns that are no subject. */
const OBJECTS = WORDS.forms('object pronoun');
const JOINS: ReadonlySet<string> = new Set(['and', 'or']);
const ASKS = WORDS.forms('indirect question');
const SETS = WORDS.forms('sets place or time');

/** What is known of the clause of a trigger, whose rest is told. */
export interface RestOfClause {
  /** Token at which the clause ends, half-open. */
  readonly end: number;
  /** Mentions that place the event, and the figure that dates it: told beside the headline, not in it. */
  readonly places: readonly Span[];
  readonly times: readonly Span[];
  readonly passive: boolean;
  /** Whether what follows the verb is its object, also where another verb stands behind it. */
  readonly keepsObject: boolean;
  /** Whether somebody is accused, so that a participle behind a comma may be told of either. */
  readonly accuses: boolean;
  /** Whether it describes somebody of whom a verb may follow: a noun, a participle behind one, a relative clause. */
  readonly describes: boolean;
}

/** Most tokens that are looked at; in text without punctuation. */
const MOST = 60;
const MOST_UNPUNCTUATED = 18;
/** Longest insertion, in tokens, that is passed over. */
const INSERTION = 14;
/** Farthest verb of a clause inside, in tokens. */
const MOST_BEFORE_VERB = 24;

/**
 * What follows a trigger that ends at token `from`, in the words of the text: all of its clause, without articles,
 * insertions, and when and where it was. A phrase that is `loose` may be left out, with all behind it. Spans count from
 * `by`. Linear in the clause.
 */
export function clauseRest(g: BlockGrammar, from: number, clause: RestOfClause, by: number): readonly TellingPhrase[] {
  return new Walk(g, from, clause, false).phrases(by);
}

/** A clause of which nothing is told elsewhere. */
const PLAIN = { places: [], times: [], passive: false, keepsObject: false, accuses: false, describes: false };

/** What somebody says from token `first` to `last`, half-open, likewise but as it is written. */
export function clauseSaid(g: BlockGrammar, first: number, last: number, by: number): readonly TellingPhrase[] {
  return new Walk(g, first, { ...PLAIN, end: last }, true).phrases(by);
}

interface Piece {
  readonly first: number;
  readonly last: number;
  readonly loose: boolean;
}

class Walk {
  private readonly pieces: Piece[] = [];
  private first: number;
  private loose = false;
  /** Up to which token a list of things goes on. */
  private listEnd = -1;
  /** Whether a finite verb belongs to a clause inside this one. */
  private licensed = false;
  /** Whether articles stay, as in what is said. */
  private verbatim: boolean;
  /** Whether the clause inside this one still lacks its verb, so that nothing may end before that. */
  private lacksVerb = false;
  private readonly end: number;
  private openQuotes = 0;
  /** Whether a clause that "that" or "whether" opens has no verb yet. */
  private awaitsVerb = false;

  constructor(
    private readonly g: BlockGrammar,
    private readonly from: number,
    private readonly clause: RestOfClause,
    private readonly said: boolean,
  ) {
    const most = g.block.register === 'caseless' ? MOST_UNPUNCTUATED : MOST;
    this.end = Math.min(clause.end, from + most);
    this.first = from;
    this.verbatim = said;
    if (said || this.takesClause(from - 1)) this.license(from);
    if (said) this.lacksVerb = true;
  }

  phrases(by: number): readonly TellingPhrase[] {
    const { tokens } = this.g.block;
    let i = this.from;
    while (i < this.end) {
      const next = this.step(i);
      if (next < 0) break;
      i = next;
    }
    this.close(i);
    this.trim();
    // "found that certain rays": it says nothing
    if (this.awaitsVerb && !this.said && i < this.end) while (this.pieces.pop()?.loose === false);
    return this.pieces.map(({ first, last, loose }) => {
      const phrase = { lead: '', start: tokens[first].start - by, end: tokens[last - 1].end - by };
      return loose ? { ...phrase, loose } : phrase;
    });
  }

  /** Takes or passes over what begins at token `i`, and gives the token to go on from; -1 where the clause ends. */
  private step(i: number): number {
    const { g } = this;
    const word = g.lower[i];
    const passed = this.passedOver(i);
    if (passed > i) {
      this.close(i);
      this.first = passed;
      return passed;
    }
    if (/^(?:["”“]|''|``|[–—[\]]|--)$/.test(word)) return this.quotation(i);
    if (word === ',') return this.comma(i);
    if (i < this.listEnd) return i + 1;
    if (g.classes[i] === CLASS.CONJ && /^(?:and|or|but|nor|&)$/.test(word)) return this.conjunction(i);
    if (STORY.has(word) || (word === 'as' && isFiniteWithin(this.g, i + 1, 8, this.end))) {
      // "a week | after the vote"
      if (g.figureAt[i - 1] >= 0) this.license(i + 1);
      return g.figureAt[i - 1] >= 0 ? i + 1 : this.open(i, g.phraseAt[i] < 0);
    }
    if (word === 'that' && g.phraseAt[i] < 0) return this.complement(i);
    if (ASKS.has(word)) {
      this.license(i + 1);
      this.awaitsVerb ||= word === 'whether';
      return i + 1;
    }
    if (RELATIVE.has(word) && g.classes[i] !== CLASS.DET) return this.open(i, true);
    if (isOfClause(g, i)) return this.verb(i);
    // "a letter saying | they had left"
    if (g.classes[i] === CLASS.VERB && this.takesClause(i)) this.license(i + 1);
    if (this.mayEndBefore(i)) this.begin(i);
    return i + 1;
  }

  /** Whether a clause without "that" may follow the verb at token `i`; without punctuation only right behind it. */
  private takesClause(i: number): boolean {
    const { g } = this;
    if (!TAKES_CLAUSE.has(g.lower[i] ?? '')) return false;
    if (g.block.register !== 'caseless') return true;
    const k = g.phraseAt[i + 1] ?? -1;
    return k >= 0 && isOfClause(g, g.phrases[k].last);
  }

  private close(i: number): void {
    if (i > this.first) this.pieces.push({ first: this.first, last: i, loose: this.loose });
    this.first = i;
    this.loose = false;
  }

  /** Begins a phrase at token `i` that may be left out. */
  private begin(i: number): void {
    if (i === this.from || this.lacksVerb) return;
    this.close(i);
    this.loose = true;
  }

  /** Begins a clause that may be left out. */
  private open(i: number, isClause: boolean): number {
    this.begin(i);
    if (isClause) this.license(i + 1);
    return i + 1;
  }

  /** Lets a clause of its own follow from token `i` on. */
  private license(i: number): void {
    this.licensed = true;
    this.lacksVerb = isFiniteWithin(this.g, i, MOST_BEFORE_VERB, this.end);
  }

  /** "argued | that the law was unfair", "a man | that fled". */
  private complement(i: number): number {
    const { classes } = this.g;
    const isTold = i === this.from || classes[i - 1] === CLASS.VERB;
    if (!isTold) this.begin(i);
    else this.verbatim = true;
    this.awaitsVerb ||= isTold || this.takesClause(this.from - 1);
    this.license(i + 1);
    return i + 1;
  }

  /** Whether what stands before token `i` is whole without it: a preposition behind a noun or an adverb. */
  private mayEndBefore(i: number): boolean {
    const { classes, lower, phraseAt } = this.g;
    const word = lower[i];
    if (word === 'of' || word === 'than' || i === this.from) return false;
    const isPreposition = classes[i] === CLASS.ADP || word === 'as' || (word === 'to' && classes[i] === CLASS.PART);
    if (!isPreposition || phraseAt[i] >= 0) return false;
    // "efforts | to leave" says nothing without it where nothing else stands before
    if (classes[i + 1] === CLASS.VERB && word === 'to') return false;
    return phraseAt[i - 1] >= 0 || classes[i - 1] === CLASS.ADV;
  }

  /** Past an article, a bracket, a date or a place that is told elsewhere; `i` itself where nothing is passed over. */
  private passedOver(i: number): number {
    const { g } = this;
    const word = g.lower[i];
    if (word === '(') return pastBracket(g, i, this.end, INSERTION);
    if (!this.verbatim && isArticle(g, i)) return Math.max(i + 1, pastTitle(g, i));
    if (!this.verbatim && pastTitle(g, i) > i) return pastTitle(g, i);
    if (i < this.listEnd || JOINS.has(g.lower[i - 1] ?? '')) return i;
    const leads = SETS.has(word) && (g.classes[i] === CLASS.ADP || g.classes[i] === CLASS.ADV);
    const at = leads ? i + 1 : i;
    const past = pastTime(g, at, leads || i === this.from, this.clause.times);
    if (past > at) return past;
    const place = leads ? pastPlace(g, at, this.end, this.clause.places) : -1;
    // "in Oslo and Bergen", but "in Oslo and | the two left"
    const listed = JOINS.has(g.lower[place] ?? '') && !startsClause(g, place + 1, this.end);
    return listed ? i : Math.max(i, place);
  }

  private quotation(i: number): number {
    const word = this.g.lower[i];
    // "43–5", "“[a]n old friend”"
    if (/^(?:[–—[\]]|--)$/.test(word)) return this.said || this.openQuotes > 0 || isInFigure(this.g, i) ? i + 1 : -1;
    const opens = word === '"' ? isOpening(this.g, i) : word === '“' || word === '``';
    if (!opens && this.openQuotes === 0) return -1;
    this.openQuotes += opens ? 1 : -1;
    return i + 1;
  }

  private comma(i: number): number {
    const { g } = this;
    if (i < this.listEnd) return i + 1;
    if (this.said) return this.commaSaid(i);
    if (this.awaitsVerb || (this.takesClause(this.from - 1) && verbBehindRelative(g, i, this.end)))
      return this.insertionInClause(i);
    // "popular places, such as Tarn"
    if (g.lower[i + 1] === 'such' && g.lower[i + 2] === 'as') {
      this.begin(i);
      return i + 3;
    }
    const k = g.phraseAt[i - 1] ?? -1;
    if (k >= 0 && g.phraseAt[i + 1] >= 0) {
      const chain = coordinatedRight(g, k, this.end);
      if (chain.length > 1) {
        this.listEnd = g.phrases[chain[chain.length - 1]].last;
        return i + 1;
      }
    }
    // "the “one land, two laws” model"
    if (this.openQuotes > 0) return this.commaSaid(i);
    // "a brutal, unprovoked attack"
    if (g.classes[i - 1] === CLASS.ADJ && (g.classes[i + 1] === CLASS.ADJ || g.lower[i + 1] === 'and')) return i + 1;
    const verb = g.classes[i + 1] === CLASS.ADV ? i + 2 : i + 1;
    if (
      !this.clause.accuses &&
      /ing$/.test(g.lower[verb] ?? '') &&
      g.classes[verb] === CLASS.VERB &&
      g.lower[verb] !== 'according'
    ) {
      this.begin(i);
      return i + 1;
    }
    return this.insertion(i);
  }

  /** What is said goes on behind a comma; one that ends a quotation is left out. */
  private commaSaid(i: number): number {
    if (CLOSES.test(this.g.lower[i + 1] ?? '')) {
      this.close(i);
      this.first = i + 1;
    } else this.begin(i);
    return i + 1;
  }

  /** "that rays, which are weak, | fade": past what stands between commas before the verb of a clause inside. */
  private insertionInClause(i: number): number {
    const { g } = this;
    for (let j = i + 1; j < this.end && j <= i + INSERTION; j++) {
      if (g.lower[j] !== ',') continue;
      this.close(i);
      this.first = j + 1;
      return j + 1;
    }
    return -1;
  }

  /** Past ", a suburb of Lima," where the clause goes on behind it; -1 where it does not. */
  private insertion(i: number): number {
    const { g } = this;
    for (let j = i + 1; j < this.end && j <= i + INSERTION; j++) {
      if (g.classes[j] === CLASS.VERB || g.classes[j] === CLASS.AUX) return -1;
      if (g.lower[j] !== ',') continue;
      const goesOn = g.classes[j + 1] === CLASS.ADP || g.lower[j + 1] === 'to' || g.lower[j + 1] === 'that';
      if (!goesOn || STORY.has(g.lower[j + 1])) return -1;
      this.close(i);
      this.first = j + 1;
      return j + 1;
    }
    return -1;
  }

  private conjunction(i: number): number {
    const { g, clause } = this;
    if (g.lower[i] === 'but' || g.lower[i] === 'nor') return -1;
    let next = i + 1;
    while (next < this.end && g.classes[next] === CLASS.ADV) next++;
    // "whether the actions of Brun and | Diallo qualified"
    if (g.phraseAt[next] >= 0)
      return !clause.describes && !this.awaitsVerb && !this.lacksVerb && startsClause(g, next, this.end) ? -1 : i + 1;
    const use = g.tables.lexicon.anyVerb.get(g.lower[next] ?? '') ?? '';
    if (g.classes[next] === CLASS.AUX) return -1;
    if (g.classes[next] !== CLASS.VERB) return i + 1;
    if (/ing$/.test(g.lower[next])) return i + 1;
    // "to find and sell", "arrested and charged with murder"
    if (use.includes('b') && isInInfinitive(g, i, this.from)) return i + 1;
    if (clause.passive && use.includes('n') && !this.licensed) return this.open(i, false);
    return -1;
  }

  /** A finite verb: that of a clause inside this one, or a participle that describes what stands before it. */
  private verb(i: number): number {
    const { g, clause } = this;
    this.awaitsVerb = false;
    if (this.licensed) this.lacksVerb = false;
    // "rumours that Ada had fled | were wrong", "the last time he told them to shut down | was"
    if (g.classes[i] === CLASS.AUX && (i === this.from || isBehindVerb(g, i))) return -1;
    if (this.licensed || (i === this.from && !clause.describes)) return i + 1;
    if (isParticiple(g, i, this.from, clause.describes)) {
      this.begin(i);
      return i + 1;
    }
    if (clause.describes) return -1;
    // "helped rebuild": a plain form behind a verb; "to be held": of the infinitive
    const plain = g.tables.lexicon.anyVerb.get(g.lower[i])?.includes('b') === true;
    const joined = g.classes[i - 1] === CLASS.AUX || (g.classes[i - 1] === CLASS.VERB && plain);
    return joined ? i + 1 : this.backTo(i);
  }

  /** Ends before the noun phrase that turned out to be the subject of the verb at token `i`. */
  private backTo(i: number): number {
    const { g } = this;
    const k = g.phraseAt[i - 1] ?? -1;
    const first = k < 0 ? i : g.phrases[k].first;
    // "jailed over the killing", "says he hit her": no subject
    if (g.classes[first - 1] === CLASS.ADP || OBJECTS.has(g.lower[i - 1])) return -1;
    const last = this.clause.keepsObject && first === this.from ? i : Math.max(first, this.from);
    this.close(i);
    while (this.pieces.length > 0) {
      const piece = this.pieces[this.pieces.length - 1];
      if (piece.last <= last) break;
      this.pieces.pop();
      if (piece.first < last) this.pieces.push({ ...piece, last });
    }
    this.first = i;
    return -1;
  }

  /** Leaves out what the end of a clause leaves hanging: "and", "the", a comma. */
  private trim(): void {
    const { g } = this;
    while (this.pieces.length > 0) {
      const piece = this.pieces[this.pieces.length - 1];
      let { last } = piece;
      while (last > piece.first && isHanging(g, last - 1)) last--;
      this.pieces.pop();
      if (last === piece.first) continue;
      this.pieces.push({ ...piece, last });
      return;
    }
  }
}

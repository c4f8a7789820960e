import type { RuleFind } from '../annotations/annotator';
import type { LabelSet } from '../annotations/labelSet';
import type { AnyLabel } from '../annotations/labels';
import type { Block } from '../blocks/block';
import { firstEndingAfter, type Span } from '../text/span';
import { LabelTags } from './labelTags';
import type { PatternLibrary, PatternPart, PatternTerm, PatternText, PatternView } from './patternLibrary';
import { areMet, type Needs, needsOf, plainWords } from './patternNeeds';
import type { SchemaPattern } from './schema';

/** Something that is marked already, which patterns may ask for by its label. */
export interface Labelled extends Span {
  readonly label: AnyLabel;
}

/** A pattern as it is run: all rows with the same words together, since the library finds each only once. */
interface Compiled {
  readonly pattern: string;
  readonly parts: readonly PatternPart[];
  readonly needs: Needs;
  readonly rows: readonly SchemaPattern[];
}

/** Most tokens that patterns are tried on at once: a sentence with more is cut, with so many of them in both parts. */
const LONGEST = 160;
const OVERLAP = 40;
const CONFIDENCE = 0.95;

/**
 * Finds what patterns ask for, sentence by sentence, only in those that hold the words and the labels that a pattern
 * cannot do without. Linear in the text. Patterns that ask for a label of the schema are tried again with what the
 * others found.
 */
export class PatternFinder {
  readonly #library: PatternLibrary;
  readonly #tags: LabelTags;
  readonly #patterns: readonly Compiled[];
  readonly #nets = new Map<string, unknown>();
  #dropped = 0;
  #tried = 0;

  constructor(library: PatternLibrary, labels: LabelSet, patterns: readonly SchemaPattern[]) {
    this.#library = library;
    this.#tags = new LabelTags(labels);
    const byPattern = new Map<string, SchemaPattern[]>();
    for (const row of patterns) byPattern.set(row.pattern, [...(byPattern.get(row.pattern) ?? []), row]);
    this.#patterns = [...byPattern].flatMap(([pattern, rows]) => this.#compile(pattern, rows) ?? []);
  }

  /** How many finds were left out, since their words are not words of the text as it stands. */
  get dropped(): number {
    return this.#dropped;
  }

  /** How many sentences the library has read. */
  get tried(): number {
    return this.#tried;
  }

  /** `marks` are what is marked in the block, in its order and apart; finds may overlap. */
  find({ text, tokens, sentences }: Block, marks: readonly Labelled[]): readonly RuleFind[] {
    const found: RuleFind[] = [];
    for (const { first, last } of sentences) {
      for (let from = first; from < last; from += LONGEST - OVERLAP) {
        const to = Math.min(last, from + LONGEST);
        const span = { start: tokens[from].start, end: tokens[to - 1].end };
        const borders = { starts: new Set<number>(), ends: new Set<number>() };
        for (let i = from; i < to; i++) {
          if (/^['’]s?$/.test(tokens[i].text)) continue;
          borders.starts.add(tokens[i].start);
          borders.ends.add(tokens[i].end);
        }
        found.push(...this.#inSentence(text, span, marks, borders));
        if (to === last) break;
      }
    }
    return found;
  }

  #compile(pattern: string, rows: readonly SchemaPattern[]): Compiled | undefined {
    try {
      const parts = this.#library.parseMatch(pattern);
      return { pattern, parts, needs: needsOf(parts, tag => this.#tags.isOwn(tag)), rows };
    } catch {
      return undefined;
    }
  }

  #inSentence(text: string, span: Span, marks: readonly Labelled[], borders: Borders): readonly RuleFind[] {
    const words = plainWords(text.slice(span.start, span.end));
    let known = within(marks, span);
    let read: ReadSentence | undefined;
    const found: RuleFind[] = [];
    const done = new Set<Compiled>();
    for (let round = 0; round < 2; round++) {
      const tags = new Set(known.flatMap(({ label }) => this.#tags.tagsOf(label)));
      const chosen = this.#patterns.filter(each => !done.has(each) && areMet(each.needs, words, tags));
      if (chosen.length === 0) break;
      read ??= this.#read(text, span);
      for (const [i, term] of read.terms.entries()) this.#tags.tell(term, labelAt(known, read.spans[i]));
      const now = this.#sweep(chosen, read, text, borders);
      for (const each of chosen) if (round === 0 && !this.#asksForOwn(each)) done.add(each);
      found.push(...now.filter(one => !found.some(other => other.start === one.start && other.end === one.end)));
      if (now.length === 0) break;
      known = withFinds(known, now);
    }
    return found;
  }

  /** Whether a pattern asks for what another pattern may find. */
  #asksForOwn({ needs }: Compiled): boolean {
    return needs.some(({ tags }) => tags.length > 0);
  }

  #read(text: string, { start, end }: Span): ReadSentence {
    this.#tried++;
    const doc = this.#library(text.slice(start, end));
    const terms = doc.document.flat();
    const spans: Span[] = [];
    let at = start;
    for (const { pre, text: word, post } of terms) {
      spans.push({ start: at + pre.length, end: at + pre.length + word.length });
      at += pre.length + word.length + post.length;
    }
    const firsts: number[] = [];
    let count = 0;
    for (const sentence of doc.document) {
      firsts.push(count);
      count += sentence.length;
    }
    return { doc, terms, spans, firsts };
  }

  #sweep(chosen: readonly Compiled[], read: ReadSentence, text: string, borders: Borders): readonly RuleFind[] {
    const { found } = read.doc.sweep(this.#netOf(chosen), { tagger: false });
    const byPattern = new Map(chosen.map(each => [each.pattern, each]));
    return found.flatMap(({ match, view }) => {
      const pattern = byPattern.get(match);
      return (pattern?.rows ?? []).flatMap(row => {
        const marked = row.group === undefined ? view : view.match(pattern?.parts ?? [], row.group);
        return spansOf(marked, read).flatMap(({ first, last }) => {
          const span = this.#checked(first, last, read, text, borders);
          return span === undefined ? [] : [{ ...span, ...given(row) }];
        });
      });
    });
  }

  /** The characters of a run of words, where they are whole words of the text as it stands. */
  #checked(first: number, last: number, { terms, spans }: ReadSentence, text: string, borders: Borders) {
    let [from, to] = [first, last];
    while (from < to && terms[from].text === '') from++;
    while (to > from && terms[to - 1].text === '') to--;
    const isWhole = terms.slice(from, to).every((term, i) => text.startsWith(term.text, spans[from + i].start));
    const start = spans[from]?.start;
    // the library takes a possessive for a part of its word
    let end = spans[to - 1]?.end;
    const possessive = /['’]s?$/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (!borders.ends.has(end) && borders.ends.has(end - possessive)) end -= possessive;
    if (from < to && isWhole && borders.starts.has(start) && borders.ends.has(end)) return { start, end };
    this.#dropped++;
    return undefined;
  }

  #netOf(chosen: readonly Compiled[]): unknown {
    const key = chosen.map(each => this.#patterns.indexOf(each)).join();
    let net = this.#nets.get(key);
    if (net === undefined) {
      net = this.#library.buildNet(chosen.map(({ pattern }) => ({ match: pattern })));
      if (this.#nets.size >= MOST_NETS) this.#nets.clear();
      this.#nets.set(key, net);
    }
    return net;
  }
}

/** How many sets of patterns are kept ready. */
const MOST_NETS = 256;

/** Where the words of the text begin and end. */
interface Borders {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

/** A sentence as the library read it: its words with their places in the block, and the first of each of its parts. */
interface ReadSentence {
  readonly doc: PatternText;
  readonly terms: readonly PatternTerm[];
  readonly spans: readonly Span[];
  readonly firsts: readonly number[];
}

function given({ label, pattern, note }: SchemaPattern): Omit<RuleFind, 'start' | 'end'> {
  const evidence = `found by the pattern “${pattern}”${note === undefined ? '' : ` (${note})`}`;
  return { label, confidence: CONFIDENCE, evidence, origin: 'rule' };
}

function spansOf({ fullPointer }: PatternView, { firsts }: ReadSentence) {
  return fullPointer.map(([sentence, first, last]) => ({
    first: firsts[sentence] + first,
    last: firsts[sentence] + last,
  }));
}

function within(marks: readonly Labelled[], { start, end }: Span): readonly Labelled[] {
  const out: Labelled[] = [];
  for (let i = firstEndingAfter(marks, start); i < marks.length && marks[i].start < end; i++) out.push(marks[i]);
  return out;
}

function labelAt(marks: readonly Labelled[], span: Span | undefined): AnyLabel | undefined {
  return span && marks.find(({ start, end }) => start < span.end && span.start < end)?.label;
}

/** What is marked with what patterns found in its place. */
function withFinds(marks: readonly Labelled[], finds: readonly RuleFind[]): readonly Labelled[] {
  const own = finds.flatMap(({ start, end, label }) => (label === undefined ? [] : [{ start, end, label }]));
  const kept = marks.filter(mark => !own.some(find => find.start < mark.end && mark.start < find.end));
  return [...own, ...kept];
}

import type { DocumentContext, EntityResult, FigureResult } from '../../annotations/annotator';
import type { FigureValue } from '../../annotations/model';
import type { Span } from '../../text/span';
import { buildCoreference, mayRefer } from './coreference';
import { type PronounAnswer, type PronounQuestion, SURENESS } from './pronouns';

/** What an event may ask of the document outside its block. Answers are indices into the mentions or the figures. */
export interface Facts {
  /** The mentions that the words at `span` stand for; empty where that is not safe. */
  antecedents(words: string, span: Span): readonly number[];
  /** The person that a pronoun at offset `at` stands for; undefined where it is not safe. */
  person(question: PronounQuestion, at: number): PronounAnswer | undefined;
  /**
   * The figure that counts "the labourers", named before `start`: "10,000 North Korean labourers"; -1 where none does.
   */
  counted(words: string, start: number): number;
  /** The first mention of the place of this name, in lower case; -1 where the document names none. */
  place(name: string): number;
}

/** The facts of a document; each table is made when first asked for. */
export function buildFacts(document: DocumentContext, entities: EntityResult, figures: FigureResult): Facts {
  const coreference = buildCoreference(document, entities);
  let counted: ReadonlyMap<string, number> | undefined;
  let places: ReadonlyMap<string, number> | undefined;
  return {
    antecedents: coreference.antecedents,
    person: coreference.person,
    counted(words, start) {
      const head = headOf(words);
      if (head === undefined) return -1;
      counted ??= readCounted(figures);
      const known = counted.get(head);
      return known !== undefined && figures.figures[known].start < start ? known : -1;
    },
    place(name) {
      places ??= readPlaces(document.text, entities);
      return places.get(name) ?? -1;
    },
  };
}

/** One question to the facts, its span relative to the block. */
export interface Question {
  readonly kind: 'mention' | 'figure';
  ask(facts: Facts, by: number): readonly number[];
}

/** The same facts, writing down every question that a block beginning at `by` asks, and the answer. */
export function recordFacts(facts: Facts, by: number, asked: Question[], answers: (readonly number[])[]): Facts {
  const note = (kind: Question['kind'], ask: Question['ask']): readonly number[] => {
    const answer = ask(facts, by);
    asked.push({ kind, ask });
    answers.push(answer);
    return answer;
  };
  return {
    antecedents: (words, { start, end }) =>
      mayRefer(words)
        ? note('mention', (now, at) => now.antecedents(words, { start: start - by + at, end: end - by + at }))
        : NONE,
    person(question, start) {
      // how sure an answer is belongs to it: the less sure, the more often the mention comes
      const told = note('mention', (now, at) => {
        const answer = now.person(movedQuestion(question, at - by), start - by + at);
        if (answer === undefined) return NONE;
        return new Array<number>(SURENESS.indexOf(answer.confidence) + 1).fill(answer.mention);
      });
      return told.length === 0 ? undefined : { mention: told[0], confidence: SURENESS[told.length - 1] };
    },
    counted: (words, start) =>
      headOf(words) === undefined
        ? -1
        : (note('figure', (now, at) => one(now.counted(words, start - by + at)))[0] ?? -1),
    place: name => note('mention', now => one(now.place(name)))[0] ?? -1,
  };
}

const NONE: readonly number[] = [];

function movedQuestion(question: PronounQuestion, by: number): PronounQuestion {
  const moved = <S extends Span>(span: S): S => ({ ...span, start: span.start + by, end: span.end + by });
  const { candidates, speaker } = question;
  return { ...question, candidates: candidates.map(moved), speaker: speaker && moved(speaker) };
}

function one(index: number): readonly number[] {
  return index < 0 ? NONE : [index];
}

/** The thing that "the labourers" or "these labourers" speak of; undefined for other words. */
function headOf(words: string): string | undefined {
  const space = words.indexOf(' ');
  if (space < 3 || space > 5 || words.indexOf(' ', space + 1) >= 0) return undefined;
  return /^th(?:e|ese|ose) /.test(words) ? words.slice(space + 1) : undefined;
}

/** The last words of what figures count, which nearly all stay the same from edit to edit. */
const countedHeads = new WeakMap<FigureValue, string>();

/** What the document counts, by the last word: "labourers" → the first figure that counts them. */
function readCounted({ figures }: FigureResult): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i < figures.length; i++) {
    const { value } = figures[i];
    if (value.counted === null) continue;
    let head = countedHeads.get(value);
    if (head === undefined) {
      head = value.counted.slice(value.counted.lastIndexOf(' ') + 1).toLowerCase();
      countedHeads.set(value, head);
    }
    if (head.length > 3 && !out.has(head)) out.set(head, i);
  }
  return out;
}

function readPlaces(text: string, { mentions }: EntityResult): Map<string, number> {
  const out = new Map<string, number>();
  for (let i = 0; i < mentions.length; i++) {
    const { label, start, end } = mentions[i];
    if (label !== 'GPE' && label !== 'LOC' && label !== 'FAC') continue;
    const name = text.slice(start, end).toLowerCase();
    if (!out.has(name)) out.set(name, i);
  }
  return out;
}

import type { EntityResult } from '../../annotations/annotator';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import table from './pronouns.tsv';
import { type Sex, sexOfName, sexOfTitle } from './sexOfNames';

/** What a pronoun for one person asks the document. All spans are the document's. */
export interface PronounQuestion {
  readonly pronoun: string;
  /** The persons before it in its block, the nearest first; the same person may come again. */
  readonly candidates: readonly PronounCandidate[];
  /** Who is said to say what the pronoun begins: "Ada Brun said she". */
  readonly speaker: Span | undefined;
  /** Whether somebody without a name stands before it, nearer than all of them: "the suspect". */
  readonly rival: boolean;
  /** Whether a wrong answer would do harm: nobody is better than a guess. */
  readonly strict: boolean;
}

export interface PronounCandidate extends Span {
  readonly subject: boolean;
}

/** A mention that a pronoun stands for, and how sure that is (0 to 1). */
export interface PronounAnswer {
  readonly mention: number;
  readonly confidence: number;
}

const WORDS = readWordLists(table);
const HE = WORDS.forms('he');
const SHE = WORDS.forms('she');

/**
 * How sure an answer is: a name that fits and no other person; no other person; the one that was spoken of as the
 * subject.
 */
const SURE = { fits: 0.95, alone: 0.8, subject: 0.65 };
/** All of them, the surest first. */
export const SURENESS: readonly number[] = Object.values(SURE);

/** Finds who a pronoun for one person stands for, by the sex that names and titles tell and by who else is near. */
export class Pronouns {
  readonly #text: string;
  readonly #entities: EntityResult;
  readonly #mentionAt: (span: Span) => number;
  readonly #recent: (at: number) => readonly number[];
  readonly #sexes = new Map<number, Sex>();

  /**
   * @param mentionAt the mention that overlaps a span, or -1
   * @param recent the persons named within reach before an offset, one mention each, the nearest first
   */
  constructor(
    text: string,
    entities: EntityResult,
    mentionAt: (span: Span) => number,
    recent: (at: number) => readonly number[],
  ) {
    this.#text = text;
    this.#entities = entities;
    this.#mentionAt = mentionAt;
    this.#recent = recent;
  }

  /** Undefined where two or none could be meant. */
  answer(question: PronounQuestion, at: number): PronounAnswer | undefined {
    const wanted: Sex = HE.has(question.pronoun) ? 'he' : SHE.has(question.pronoun) ? 'she' : undefined;
    const own = this.#fitting(
      question.candidates.map(c => this.#mentionAt(c)),
      wanted,
    );
    if (own.length === 0) return this.#fromBefore(question, wanted, at);
    const spoken = question.speaker === undefined ? -1 : this.#mentionAt(question.speaker);
    const speaker = own.find(m => spoken >= 0 && this.#cluster(m) === this.#cluster(spoken));
    if (own.length === 1) {
      if (question.strict && question.rival && speaker === undefined) return undefined;
      return { mention: own[0], confidence: this.#sex(own[0]) === wanted ? SURE.fits : SURE.alone };
    }
    if (question.strict) return undefined;
    const chosen = speaker ?? this.#subjectOf(question.candidates, own) ?? this.#onlyFitting(own, wanted);
    return chosen === undefined ? undefined : { mention: chosen, confidence: SURE.subject };
  }

  /** The persons among mentions whose sex does not speak against it, one mention each. */
  #fitting(mentions: readonly number[], wanted: Sex): readonly number[] {
    const out: number[] = [];
    for (const m of mentions) {
      if (m < 0 || this.#entities.mentions[m].label !== 'PERSON') continue;
      const sex = this.#sex(m);
      if (sex !== undefined && wanted !== undefined && sex !== wanted) continue;
      if (!out.some(other => this.#cluster(other) === this.#cluster(m))) out.push(m);
    }
    return out;
  }

  /** The one person of the paragraphs before. */
  #fromBefore({ candidates, rival, strict }: PronounQuestion, wanted: Sex, at: number): PronounAnswer | undefined {
    const near = this.#fitting(this.#recent(at), wanted);
    if (near.length !== 1 || (candidates.length > 0 && strict) || (rival && strict)) return undefined;
    const [mention] = near;
    // inside a paragraph its own grammar decides
    if (!this.#text.slice(this.#entities.mentions[mention].end, at).includes('\n')) return undefined;
    const fits = this.#sex(mention) === wanted && wanted !== undefined;
    if (strict && !fits) return undefined;
    return { mention, confidence: fits ? SURE.alone : SURE.subject };
  }

  /** The last of those who were subjects, where no other one was, or nobody was named since. */
  #subjectOf(candidates: readonly PronounCandidate[], own: readonly number[]): number | undefined {
    const subjects = this.#fitting(
      candidates.filter(c => c.subject).map(c => this.#mentionAt(c)),
      undefined,
    ).filter(m => own.some(o => this.#cluster(o) === this.#cluster(m)));
    if (subjects.length === 0) return undefined;
    return subjects.length === 1 || this.#cluster(subjects[0]) === this.#cluster(own[0]) ? subjects[0] : undefined;
  }

  #onlyFitting(own: readonly number[], wanted: Sex): number | undefined {
    const fits = own.filter(m => this.#sex(m) === wanted);
    return fits.length === 1 ? fits[0] : undefined;
  }

  #cluster(mention: number): number {
    return this.#entities.mentions[mention].cluster;
  }

  /** What the names of a person and the words before them tell. */
  #sex(mention: number): Sex {
    const cluster = this.#cluster(mention);
    if (!this.#sexes.has(cluster)) this.#sexes.set(cluster, this.#readSex(cluster));
    return this.#sexes.get(cluster);
  }

  #readSex(cluster: number): Sex {
    const { mentions, clusters } = this.#entities;
    const { name, mentions: own } = clusters[cluster];
    let sex = sexOfName(name);
    for (const i of own.slice(0, 8)) {
      const { start } = mentions[i];
      const before = /(?<!\p{L})(\p{L}+)\.? $/u.exec(this.#text.slice(Math.max(0, start - 16), start));
      sex = (before === null ? undefined : sexOfTitle(before[1].toLowerCase())) ?? sex;
    }
    return sex;
  }
}

import {
  type Corpus,
  type CorpusConflict,
  type CorpusEntity,
  type CorpusMention,
  type Span,
  sentencesOf,
} from '../../../core';
import { type CorpusText, Passages } from './passages';
import { type FigureVerdict, verifyClaimFigures } from './verifyClaimFigures';
import { type QuoteVerdict, verifyQuote } from './verifyQuote';

/** Some words of a document: `text` is what stands from `start` to `end`, `sentence` what it stands in. */
export interface Cited extends Span {
  readonly document: string;
  readonly text: string;
  readonly sentence: string;
}

export interface MentionsOf {
  readonly name: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly mentions: readonly Cited[];
}

export interface TimelineItem {
  /** YYYY-MM-DD, or two of them with a slash. */
  readonly date: string;
  readonly label: string;
  readonly type: string;
  readonly place: string | null;
  readonly participants: readonly string[];
  readonly mentions: readonly Cited[];
}

export interface SpokenBy extends Cited {
  /** The words that name the speaker. */
  readonly speaker: string;
}

/** Narrows a timeline; days YYYY-MM-DD. */
export interface TimelineFilter {
  readonly entity?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Questions to a corpus; nothing is changed, and every answer names document, offsets and words. */
export class CorpusQueries {
  readonly #texts: readonly CorpusText[];
  readonly #corpus: Corpus;
  readonly #byId: ReadonlyMap<string, CorpusText>;
  readonly #passages: Passages;
  readonly #names: ReadonlyMap<string, string>;

  /** @param corpus what the texts tell together: its documents are theirs, in order */
  constructor(texts: readonly CorpusText[], corpus: Corpus) {
    this.#texts = texts;
    this.#corpus = corpus;
    this.#byId = new Map(texts.map(text => [text.document.document.id, text] as const));
    this.#passages = new Passages(texts);
    this.#names = new Map(corpus.entities.map(({ id, name }) => [id, name] as const));
  }

  /** The things that go by a name, in whatever form and case, with their mentions. */
  findMentions(name: string): readonly MentionsOf[] {
    return this.#entitiesOf(name).map(entity => ({
      name: entity.name,
      label: entity.label,
      aliases: entity.aliases,
      mentions: entity.mentions.flatMap(mention => this.#cite(mention)),
    }));
  }

  /** The dated events, earliest first. */
  timeline({ entity, from, to }: TimelineFilter): readonly TimelineItem[] {
    const ids = entity === undefined ? undefined : new Set(this.#entitiesOf(entity).map(({ id }) => id));
    return this.#corpus.events
      .flatMap(event => {
        if (event.date === null) return [];
        const [first, last = first] = event.date.split('/');
        if ((from !== undefined && last < from) || (to !== undefined && first > to)) return [];
        if (ids !== undefined && !event.participants.some(id => ids.has(id))) return [];
        const { date, label, type, place } = event;
        const participants = event.participants.map(id => this.#names.get(id) ?? id);
        return [{ date, label, type, place, participants, mentions: event.mentions.flatMap(m => this.#cite(m)) }];
      })
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  }

  /** Figures that do not agree; those of one document where one is named. */
  conflicts(document?: string): readonly (Omit<CorpusConflict, 'figures'> & { readonly figures: readonly Cited[] })[] {
    return this.#corpus.conflicts
      .filter(({ figures }) => document === undefined || figures.some(figure => figure.document === document))
      .map(({ figures, ...conflict }) => ({ ...conflict, figures: figures.flatMap(figure => this.#cite(figure)) }));
  }

  /** What somebody is quoted with. */
  quotesBy(speaker: string): readonly SpokenBy[] {
    const forms = this.#entitiesOf(speaker).flatMap(({ name, aliases }) => [name, ...aliases]);
    const wanted = [speaker, ...forms].map(form => form.toLowerCase());
    return this.#texts.flatMap(({ document, text }) =>
      document.zones.flatMap(zone => {
        const words = zone.speaker?.text;
        if (words === undefined || !wanted.some(form => hasWords(words.toLowerCase(), form))) return [];
        const { start, end } = zone;
        const quoted = text.slice(start, end);
        return [{ document: document.document.id, start, end, text: quoted, sentence: quoted, speaker: words }];
      }),
    );
  }

  verifyQuote(quote: string, document?: string): QuoteVerdict {
    return verifyQuote(this.#passages, quote, document);
  }

  /** What the corpus says of the figures of a text. `claim`: that text with its annotations. */
  verifyClaimFigures({ text, document }: CorpusText): readonly FigureVerdict[] {
    return verifyClaimFigures(this.#passages, text, document);
  }

  #entitiesOf(name: string): readonly CorpusEntity[] {
    const wanted = name.toLowerCase();
    const isOf = (entity: CorpusEntity): boolean =>
      [entity.name, ...entity.aliases].some(form => form.toLowerCase() === wanted);
    const named = this.#corpus.entities.filter(isOf);
    if (named.length > 0) return named;
    return this.#corpus.entities.filter(entity => hasWords(entity.name.toLowerCase(), wanted));
  }

  #cite({ document, start, end }: CorpusMention): readonly Cited[] {
    const source = this.#byId.get(document);
    if (source === undefined) return [];
    const { text } = source;
    return [{ document, start, end, text: text.slice(start, end), sentence: sentenceOf(text, { start, end }) }];
  }
}

/** Whether some words stand in others as whole words. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + words.length));
    if (isWhole) return true;
  }
  return false;
}

/** Longest stretch of a line around some words that is looked through for their sentence, in UTF-16 code units. */
const REACH = 2000;

function sentenceOf(text: string, { start, end }: Span): string {
  const from = Math.max(text.lastIndexOf('\n', start) + 1, start - REACH);
  const line = text.slice(from, Math.min(text.length, end + REACH)).split('\n', 1)[0];
  for (const sentence of sentencesOf(line))
    if (sentence.start <= start - from && sentence.end > start - from) return line.slice(sentence.start, sentence.end);
  return line;
}

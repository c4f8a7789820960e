import type { EventPlace, ResolvedEvent, Telling } from '../../annotations/annotator';
import type { Modality, Polarity } from '../../annotations/model';
import type { Span } from '../../text/span';
import type { EventType } from '../lexicon/ontology';
import type { Topic, TopicVotes } from '../lexicon/topics';

/**
 * What fills a role, before the document is known: an entity mention or a figure by its span, or words ("he", "the two
 * leaders") whose entity has to be found. All spans are relative to the block.
 */
export interface LocalFiller {
  readonly kind: 'entity' | 'figure' | 'words';
  readonly span: Span;
  /** The whole phrase, where it is more than the span: "Russian officials" around "Russian". */
  readonly via?: Span;
  /** Of a pronoun for one person: who it may stand for, as the block tells. */
  readonly pronoun?: LocalPronoun;
  /** The phrase up to the end of its head, where it goes on behind that. */
  readonly phrase?: Span;
  /** The phrase in lower case, where its entity may be found elsewhere in the document. */
  readonly words?: string;
}

/** Who a pronoun may stand for; see `PronounQuestion`. Spans are relative to the block. */
export interface LocalPronoun {
  readonly candidates: readonly (Span & { readonly subject: boolean })[];
  readonly rival: boolean;
  readonly speaker?: Span;
}

export interface LocalArgument {
  readonly role: string;
  readonly filler: LocalFiller;
}

/**
 * How an event stands in its sentence: `main`, the verb of a main clause; `content`, the verb of what somebody says or
 * decides; `gerund`, what follows from it behind a comma ("…, killing nine"); `infinitive`, what another verb leads to;
 * `relative`, told of somebody by the way, also without a pronoun ("the man jailed in May"); `aside`, when or why;
 * `subject` and `object`, a noun that is one of a verb; `noun`, any other.
 */
export type ClauseKind =
  | 'main'
  | 'content'
  | 'gerund'
  | 'infinitive'
  | 'relative'
  | 'aside'
  | 'subject'
  | 'object'
  | 'noun';

export interface Standing {
  readonly clause: ClauseKind;
  /**
   * The trigger of its sentence on which it hangs: that of the verb whose subject, object, infinitive or result it is.
   */
  readonly under: Span | null;
  /** Whether its sentence begins its paragraph. */
  readonly opens: boolean;
  /** Whether it only tells who says what follows. */
  readonly reports: boolean;
  /** Whether the verb of a clause has no subject that was found: nobody is told who did it. */
  readonly subjectless: boolean;
  /** Whether what opens its clause leaves open, or denies, that it happens: "if", "without", "from being sold". */
  readonly unreal: boolean;
  /** Whether its sentence asks. */
  readonly asks: boolean;
  /** Whether somebody does it who speaks of himself, or to the reader: "we leave you here". */
  readonly personal: boolean;
}

/** An event of one block. */
export interface LocalEvent {
  readonly type: EventType;
  /** The PLOVER code of the event when it is done. */
  readonly plover: string | null;
  readonly trigger: Span;
  readonly lemma: string;
  readonly pos: 'v' | 'n' | 'a';
  /** Whether it is an event only where it is a row: a state that "be" tells. */
  readonly plain: boolean;
  readonly arguments: readonly LocalArgument[];
  /** Spans of figures that may date it, best first. */
  readonly times: readonly Span[];
  /** Spans of entity mentions that may place it, best first. */
  readonly places: readonly Span[];
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Whether somebody tried it, and the text leaves open whether it came about. */
  readonly attempted: boolean;
  readonly source: LocalFiller | null;
  /** A name before the noun whose part only the kind of place can tell: "the Hanoi summit", "the Russia summit". */
  readonly modifier: Span | null;
  /** The tense of its verb, or of the verb that carries it; a day to come makes a present event a future one. */
  readonly tense: 'past' | 'present' | 'none';
  /** The names of its sentence. */
  readonly company: readonly Span[];
  /** The word before a noun, which may be a place that is named elsewhere: "the hanoi summit". */
  readonly loose: Span | null;
  /** "the summit", "this attack": a thing already spoken of, perhaps. */
  readonly definite: boolean;
  /** "second", "last", "previous": tells one event from another of its kind. */
  readonly ordinal: string | null;
  /** Told only to say when or why something else happens. */
  readonly aside: boolean;
  readonly standing: Standing;
  readonly confidence: number;
  readonly evidence: string;
  /**
   * The trigger before it in the clause that tells the same event, where a verb carries a noun of its own type: "signed
   * a treaty".
   */
  readonly twin?: Span | undefined;
  /** Undefined for an event whose words are those of another: "three" of "four summits with Xi, three with Moon". */
  readonly telling?: Telling | undefined;
}

/** What a block says of the topic of its document, and its events once that is known. */
export interface BlockTelling {
  readonly votes: TopicVotes;
  /** The events under a topic, read when first asked for; the same object for as long as the topic changes none. */
  eventsUnder(topic: Topic | undefined): readonly LocalEvent[];
}

/**
 * What an event of one place in the document says, apart from numbers and offsets: the same object from version to
 * version of the text, for as long as only those change.
 */
export interface Told {
  readonly local: LocalEvent;
  readonly inHeadline: boolean;
  /** The names of its sentence, as mentions counted from the first of the block. */
  readonly company: readonly number[];
  /** The mention that its trigger is, counted so: "the Hanoi Summit"; -1 for plain words. */
  readonly name: number;
}

/** The place of the events of a block, and which block that is. */
export interface BlockPlace extends EventPlace {
  readonly block: number;
  readonly paragraph: number;
}

/** The events of a document before they are joined, with what they tell and where they stand. */
export interface Drafts {
  readonly events: ResolvedEvent[];
  readonly told: Told[];
  readonly places: BlockPlace[];
}

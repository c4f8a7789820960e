import type { Span } from '../text/span';
import type { AnyLabel, EntityLabel, FigureLabel, Label, OwnLabel } from './labels';

export type { AnyLabel, EntityLabel, FigureLabel, Label, OwnLabel };

/** Who made an annotation: the engine, a pattern or a list of a user's schema, or a person. */
export type Origin = 'machine' | 'rule' | 'human';

/** A span of the document with its very characters: `text === document.slice(start, end)`. */
export interface QuotedSpan extends Span {
  readonly text: string;
}

export interface EntityMention extends QuotedSpan {
  readonly id: string;
  readonly label: EntityLabel | OwnLabel;
  /** Where the label is a user's own: the label of the engine that it is taken for. */
  readonly like?: EntityLabel;
  /** The id of its cluster. */
  readonly cluster: string;
  /** 0 to 1: the share of such annotations that are right. */
  readonly confidence: number;
  readonly origin: Origin;
  /** Why it was found, as a phrase that a person can read. */
  readonly evidence?: string;
  readonly attributes?: Attributes;
}

/** What people said of an annotation besides its label, by the names of attributes of a user's schema. */
export type Attributes = Readonly<Record<string, string>>;

export type Modifier = 'approx' | 'more_than' | 'less_than' | 'at_least' | 'at_most';

/** A TIMEX3 value (TimeML 1.2.1), such as 2019-04-25, 2019-W17-4, P1.5Y, T18:59, PAST_REF. */
export interface Timex {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  readonly value: string;
  readonly mod?: string;
  readonly quant?: string;
  readonly freq?: string;
  /** The borders of a period, where they say more than the value. */
  readonly beginPoint?: string;
  readonly endPoint?: string;
}

/** What a figure says. `number`, or `lower` and `upper` for a range, or `result`. */
export interface FigureValue {
  readonly number?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** The counts of a score, a vote or the sets of a match, in the order of the text: 6, 4, 3, 6 for "6-4, 3-6". */
  readonly result?: readonly number[];
  readonly modifier: Modifier | null;
  /** ISO 4217 code, the UCUM-style or English singular name of a unit, "%" for a percentage. */
  readonly unit: string | null;
  /** The words of the counted thing, as they stand in the text. */
  readonly counted: string | null;
  /** What the text gives as the error of `number`, in its unit: 0.2 for "3 ± 0.2 kg". */
  readonly uncertainty?: number;
  /** What an amount of money or a count is per: "hour" for "$15 an hour", "week" for "four times a week". */
  readonly per?: string;
  /** For DATE and TIME. */
  readonly timex?: Timex;
}

export interface Figure extends QuotedSpan {
  readonly id: string;
  readonly label: FigureLabel | OwnLabel;
  /** Where the label is a user's own: the label of the engine that it is taken for. */
  readonly like?: FigureLabel;
  readonly origin: Origin;
  readonly value: FigureValue;
  readonly confidence?: number;
  /** How it was read, as a phrase that a person can read. */
  readonly evidence?: string;
  readonly attributes?: Attributes;
}

export type Polarity = 'positive' | 'negative';
export type Modality = 'asserted' | 'future' | 'hypothetical' | 'requested';

/** What fills a role: something named or counted, or where nothing is, the words of the text. */
export type EventArgument = NamedArgument | UnnamedArgument;

export interface NamedArgument {
  readonly role: string;
  /** The id of an entity mention or of a figure. */
  readonly target: string;
  /** The words that fill the role, where they are not the target's own: a pronoun, "the two leaders". */
  readonly via?: QuotedSpan;
  /** How sure it is that these words stand for the target (0 to 1), where they are a pronoun. */
  readonly confidence?: number;
  readonly span?: undefined;
}

export interface UnnamedArgument {
  readonly role: string;
  /**
   * A noun phrase up to the end of its head, without what hangs on it: "the rebels", "a former banker"; or a pronoun.
   */
  readonly span: QuotedSpan;
  readonly target?: undefined;
  readonly via?: undefined;
}

/**
 * What an event is to its document: the `lead`, one at most; other `news`; `background`; `minor`, what carries no event
 * of its own: who says so, states, beginnings of what is told beside them.
 */
export const EVENT_TIERS = ['lead', 'news', 'background', 'minor'] as const;
export type EventTier = (typeof EVENT_TIERS)[number];

/**
 * Which events a document is written with: the news; background as well; or all, those too that carry no event of their
 * own.
 */
export const EVENT_CHOICES = ['news', 'background', 'all'] as const;
export type EventChoice = (typeof EVENT_CHOICES)[number];

export interface EventAnnotation {
  readonly id: string;
  /** "Contact.Meet": the name of a type in the ontology. */
  readonly type: string;
  /** The PLOVER code, where one fits. */
  readonly plover: string | null;
  readonly trigger: QuotedSpan;
  readonly arguments: readonly EventArgument[];
  /** The id of the figure that dates it. */
  readonly time: string | null;
  /** The id of the entity mention that places it. */
  readonly place: string | null;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** Whether somebody tried it, and the text leaves open whether it came about; its modality is `hypothetical`. */
  readonly attempted?: true;
  /** The id of the entity mention that says so. */
  readonly source: string | null;
  /** The words of the source, where no entity mention stands for it ("officials said"), or beside it. */
  readonly sourceText?: QuotedSpan;
  /** The first of the events that are this same event, when this is a later mention of it. */
  readonly sameAs?: string;
  /** The event whose row in an outline tells this one as well: "the fire" of "the fire killed two". */
  readonly partOf?: string;
  /** How much of news it is in its document, 0 to 1. */
  readonly salience: number;
  readonly tier: EventTier;
  /** Whether the event is the news of the document, rather than background. */
  readonly lead?: boolean;
  /** Where a person put it right. */
  readonly origin?: Origin;
  readonly confidence?: number;
  readonly evidence?: string;
}

/** Where a place is, from open tables. */
export interface Place {
  readonly kind: 'country' | 'region' | 'settlement' | 'feature';
  /** ISO 3166-1 alpha-2, or ISO 3166-2 for a region. */
  readonly country: string | null;
  /** Degrees, WGS 84; south and west negative. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Other places of this name, most likely first. */
  readonly others?: readonly string[];
}

export interface EntityCluster {
  readonly id: string;
  readonly label: EntityLabel | OwnLabel;
  /** Where the label is a user's own: the label of the engine that it is taken for. */
  readonly like?: EntityLabel;
  /** The canonical name. */
  readonly name: string;
  /** Ids of its mentions, in the order of the text. */
  readonly mentions: readonly string[];
  /** Why these are one, as a phrase that a person can read. */
  readonly reason?: string;
  readonly place?: Place;
  /** "stands for a government", "also a first name". */
  readonly note?: string;
  /** Where a person named or joined it. */
  readonly origin?: Origin;
}

export const ZONE_KINDS = [
  'headline',
  'subheading',
  'byline',
  'dateline',
  'credit',
  'promo',
  'caption',
  'repeated',
  'quotation',
  'turn',
  'entry',
] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

/** Zones that are no part of the story: no event is told in them. */
export const FURNITURE_ZONES: ReadonlySet<ZoneKind> = new Set([
  'byline',
  'dateline',
  'credit',
  'promo',
  'caption',
  'repeated',
]);

/**
 * A stretch of the document that is not plain running text. Most are whole lines. A `quotation` lies inside its
 * paragraph; a `dateline` may be the head of its paragraph ("TOKYO (AP) —") and a `credit` its end; in text without
 * line breaks, furniture lies anywhere, and a `caption` may hold its credit. A `turn` is a paragraph of an interview or
 * a debate, an `entry` one of a live report.
 */
export interface Zone extends Span {
  readonly kind: ZoneKind;
  /** Of a quotation or a turn: the words that name who says it. */
  readonly speaker?: QuotedSpan;
  /** Of an entry: its time of day, HH:MM, as the text gives it. */
  readonly time?: string;
}

export interface DocumentInfo {
  readonly id: string;
  readonly uri: string | null;
  /** Of the UTF-8 bytes of the text (after a byte-order mark), in lower-case hexadecimal. */
  readonly sha256: string;
  /** In UTF-16 code units. */
  readonly length: number;
  readonly offsetUnit: 'utf16';
  readonly register: 'standard' | 'caseless';
  /** English, or null where the text is not: then no events are read from it. */
  readonly language: 'en' | null;
  /** The day the document was published, YYYY-MM-DD, as given or read from its date line. */
  readonly date: string | null;
}

/** The document format `newsmark/1`: a contract, guarded by `newsmark1.schema.json`. */
export interface NewsmarkDocument {
  readonly format: 'newsmark/1';
  readonly generator: { readonly name: 'newsmark'; readonly version: string };
  readonly document: DocumentInfo;
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly events: readonly EventAnnotation[];
  readonly clusters: readonly EntityCluster[];
  readonly zones: readonly Zone[];
}

/** The label of the engine that an annotation has, or that its own label is taken for. */
export function engineLabel<L extends Label>({ label, like }: { readonly label: L | OwnLabel; readonly like?: L }): L {
  return like ?? (label as L);
}

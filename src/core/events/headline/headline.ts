import type { Telling, TellingPhrase } from '../../annotations/annotator';
import {
  type EntityCluster,
  type EntityLabel,
  type EntityMention,
  type EventAnnotation,
  type EventArgument,
  engineLabel,
  type Figure,
} from '../../annotations/model';
import { formOf } from '../../english/inflect';
import { verbLemma } from '../../english/verbs';
import { readWordLists } from '../../english/wordLists';
import { firstEndingAfter, type Span } from '../../text/span';
import type { UserTables } from '../../text/userTables';
import { eventTables } from '../lexicon/eventTables';
import type { EventType } from '../lexicon/ontology';
import headlineTable from './headline.tsv';
import { type Said, verbWords } from './verbWords';

/** The parts of an annotated text that headlines are made of. */
export interface HeadlineSource {
  readonly text: string;
  readonly options: { readonly tables?: UserTables };
  readonly register: 'standard' | 'caseless';
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly clusters: readonly EntityCluster[];
  readonly events: readonly EventAnnotation[];
  /** How the clause of each of `events` tells it, where it does. */
  readonly tellings: readonly (Telling | undefined)[];
}

/** Length, in UTF-16 code units, beyond which a headline leaves out what it can; and at which it is cut at a word. */
const LONGEST = 110;
const MOST = 150;

/**
 * Events as lines of a news list: "Kim Jong-un meets Vladimir Putin", "Ten arrested in fraud case", "Envoy’s visit to
 * Oslo". A verb stands in the present, or with "to", "may" or "should" where it is planned, possible or called for;
 * names are those of the clusters; place and time are left out where the event has them as such. Looks at the names of
 * the document once, so that each event costs only its own words.
 */
export function eventHeadlines(source: HeadlineSource): (event: EventAnnotation) => string {
  const names = new Map<string, string>();
  for (const cluster of source.clusters) {
    const { name } = cluster;
    const written = source.register === 'caseless' ? withCapitals(name, engineLabel(cluster)) : name;
    for (const id of cluster.mentions) names.set(id, written);
  }
  for (const { id, text, value } of source.figures)
    names.set(id, value.counted === null || value.counted === '' ? text : `${text} ${value.counted}`);
  const mentions = new Map(source.entities.map(e => [e.id, e]));
  // taken out once: an annotated text makes these lists when it is asked for them
  const { events, tellings: told } = source;
  const tellings = new Map(events.map((event, i) => [event.id, told[i]]));

  const { types } = eventTables(source.options.tables);
  return event => {
    const type = types.get(event.type);
    const telling = tellings.get(event.id);
    const wording = new Wording(source, names, mentions, event);
    const isSaid = event.source !== null || event.sourceText !== undefined;
    if (telling?.quote !== undefined && isSaid)
      return `“${capitalised(wording.verbatim(telling.quote)).replace(/["“”]/g, '')}”`;
    if (telling?.verbatim !== undefined) return capitalised(wording.verbatim(telling.verbatim));
    const told =
      telling === undefined
        ? ''
        : telling.verb === null
          ? byNoun(wording, telling, type)
          : byVerb(wording, telling, telling.verb, type);
    const mutual = mutualParties(event, type, names);
    const line = mutual.length > 1 && mutual.some(name => !told.includes(name)) ? bothMeet(mutual, type, event) : told;
    return capitalised(line === '' ? byRoles(event, type, names) : line);
  };
}

/** "Kim Jong-un to meet Vladimir Putin"; "Winning the tender" where nobody is said to do it. */
function byVerb(wording: Wording, telling: Telling, verb: string, type: EventType | undefined): string {
  const { event } = wording;
  const subject = subjectOf(wording, telling, type);
  const own = event.trigger.text.split(' ')[0].toLowerCase();
  const base = telling.passive ? own : verb;
  const words =
    subject === ''
      ? telling.passive
        ? own
        : formOf(verb, 'g')
      : verbWords(base, {
          ...saidOf(event, telling),
          ...(NOBODY.test(subject) ? { polarity: 'positive' } : {}),
          plural: telling.plural,
        });
  return wording.withPhrases([subject, words, telling.particle].filter(w => w !== '').join(' '), telling.rest);
}

/** The words of the subject; where it has none that name anybody, who does it by the roles. */
function subjectOf(wording: Wording, telling: Telling, type: EventType | undefined): string {
  const { event } = wording;
  const told = telling.subjects
    .filter(s => !wording.isTime(s))
    .map(s => wording.of(s).replace(LEADING_OWNER, ''))
    .filter(words => words !== '' && !PRONOUNS.has(words.toLowerCase()));
  if (told.length > 0) return joined(told);
  // "Eze: I left": the name of the speaker, which no entity stands for
  const isSpeaker = telling.subjects.some(s => wording.of(s) === 'I');
  const role = type?.roles.get(telling.passive ? 'obj' : 'subj');
  const named = event.arguments
    .filter(a => a.role === role && a.via === undefined && (a.target !== undefined || isSpeaker))
    .map(a => wording.nameOf(a));
  const rest = wording.withPhrases('', telling.rest);
  const others = [...new Set(named)].filter(name => name !== '' && !rest.includes(name));
  if (others.length > 0) return joined(others);
  // "he arrested" says less than a name, and nothing wrong
  const [first] = telling.subjects.map(s => wording.of(s)).filter(words => SOMEBODY.has(words.toLowerCase()));
  return first === undefined || first === 'I' ? (first ?? '') : first.toLowerCase();
}

/** "Second summit with Donald Trump", "No deal on tariffs"; whose it is, where only the roles tell. */
function byNoun(wording: Wording, telling: Telling, type: EventType | undefined): string {
  const { event } = wording;
  const subject = subjectOf(wording, { ...telling, rest: [] }, undefined);
  const line = wording.withPhrases(subject, telling.rest).replace(LEADING_OWNER, '');
  if (event.polarity === 'negative') return /^no /i.test(line) ? line : `no ${line}`;
  if (line.includes(' ')) return line;
  const named = event.arguments
    .filter(a => a.role !== 'Duration' && a.target !== undefined)
    .map(a => ({ role: a.role, name: wording.nameOf(a) }));
  const [only] = named;
  if (only === undefined) return line;
  if (named.length === 1 && only.role === type?.roles.get('poss') && !/\d/.test(only.name))
    return `${only.name}’s ${line}`;
  return `${line}: ${joined([...new Set(named.map(n => n.name))])}`;
}

/** The name of what fills a role; undefined where none is known. */
function namedIn({ target }: EventArgument, names: ReadonlyMap<string, string>): string | undefined {
  return target === undefined ? undefined : names.get(target);
}

/** An event whose words are those of another, by its roles. */
function byRoles(event: EventAnnotation, type: EventType | undefined, names: ReadonlyMap<string, string>): string {
  const who = [...new Set(event.arguments.map(a => namedIn(a, names)).filter(name => name !== undefined))];
  const noun = type?.noun ?? event.trigger.text;
  return who.length === 0 ? event.trigger.text : `${noun}: ${joined(who)}`;
}

/** The parties of an act that each does with the other: they meet, they agree. */
function mutualParties(
  event: EventAnnotation,
  type: EventType | undefined,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const role = type?.roles.get('subj');
  if (role === undefined || role !== type?.roles.get('obj') || type.verb === null) return [];
  const parties = event.arguments.filter(a => a.role === role).map(a => namedIn(a, names)?.replace(/[’']s$/, ''));
  return [...new Set(parties.filter(name => name !== undefined))];
}

function bothMeet([first, ...others]: readonly string[], type: EventType | undefined, event: EventAnnotation): string {
  const [verb, ...rest] = (type?.verb ?? '').split(' ');
  const base = verbLemma(verb);
  const words = verbWords(base, { ...saidOf(event), plural: false });
  return [first, words, ...rest, joined(others)].join(' ');
}

function saidOf({ polarity, modality }: EventAnnotation, telling?: Telling): Omit<Said, 'plural'> {
  return {
    polarity,
    modality,
    modal: telling?.modal ?? null,
    alleged: telling?.alleged,
    frame: telling?.frame,
    adverb: telling?.adverb,
    passive: telling?.passive ?? false,
  };
}

const WORDS = readWordLists(headlineTable);
/** Subjects that deny by themselves: "none of the crew survives". */
const NOBODY = /^(?:no|none|nobody|neither|not|nothing)\b/i;
const PRONOUNS = WORDS.forms('pronoun');
/** Pronouns of the third person, which may stand for somebody in a headline where nobody knows whom. */
const SOMEBODY = WORDS.forms('somebody');
/** Whose it is, where nothing tells who that is. */
const LEADING_OWNER = new RegExp(`^(?:${WORDS.pattern('owner')})(?: |$)`, 'i');
const OWNING = /^(?:his|her|its|their)$/i;

/** A bracket that nothing closes. */
const UNCLOSED = / \([^)]*$/;
/** What an object that ends too soon leaves behind. */
const DANGLING = /(?: of| the| a| an|[’']s){1,6}$/i;

/** The words of a document around one event, with the names that they stand for. */
class Wording {
  constructor(
    private readonly source: HeadlineSource,
    private readonly names: ReadonlyMap<string, string>,
    private readonly mentions: ReadonlyMap<string, EntityMention>,
    readonly event: EventAnnotation,
  ) {}

  nameOf(argument: EventArgument): string {
    return namedIn(argument, this.names) ?? argument.via?.text ?? argument.span?.text ?? '';
  }

  /** Whether the words of a span, counted from the trigger, are a date or a time: "yesterday" does nothing. */
  isTime({ start, end }: Span): boolean {
    const { figures } = this.source;
    const from = start + this.event.trigger.start;
    const figure = figures[firstEndingAfter(figures, from)];
    if (figure === undefined || (figure.label !== 'DATE' && figure.label !== 'TIME')) return false;
    return figure.start <= from && end + this.event.trigger.start <= figure.end;
  }

  /** The words of a span, as they stand, as far as there is room. */
  verbatim({ lead, start, end }: TellingPhrase): string {
    const { text } = this.source;
    const { trigger } = this.event;
    const words = `${lead}${text.slice(start + trigger.start, end + trigger.start).trim()}`.replace(
      /[\s\p{Cc}]+/gu,
      ' ',
    );
    return words.length <= MOST ? words : `${words.slice(0, MOST).replace(/[\s,]+\S*$/, '')}…`;
  }

  /** `line` with the phrases behind it, as far as there is room. */
  withPhrases(line: string, phrases: readonly TellingPhrase[]): string {
    const taken: { readonly words: string; readonly loose: boolean }[] = [];
    let length = line.length;
    for (const { lead, start, end, loose = false } of phrases) {
      const words = [lead, start < 0 && line !== '' ? this.inside({ start, end }) : this.of({ start, end })]
        .filter(w => w !== '')
        .join(' ');
      // "300 people dead | dead"
      if (words === '' || line.endsWith(` ${words}`)) continue;
      taken.push({ words, loose });
      length += words.length + 1;
    }
    while (length > LONGEST && taken.some(t => t.loose)) {
      for (let last = taken.pop(); last !== undefined; last = taken.pop()) {
        length -= last.words.length + 1;
        if (last.loose) break;
      }
    }
    const out = balanced([line, ...taken.map(t => t.words)].filter(w => w !== '').join(' '));
    const whole = out
      .replace(UNCLOSED, '')
      .replace(/(?<= ["“]) /g, '')
      .replace(/ (?=[,”]|"$)|\.(?=[”"]$)/g, '')
      .replace(DANGLING, '');
    return whole.length <= MOST ? whole : `${whole.slice(0, MOST).replace(/[\s,]+\S*$/, '')}…`;
  }

  /** The words of a span likewise, which may begin a sentence, in the middle of a line. */
  private inside(span: Span): string {
    const words = this.of(span);
    const start = span.start + this.event.trigger.start;
    const { entities } = this.source;
    const isName = entities[firstEndingAfter(entities, start)]?.start <= start;
    return isName || /^.\p{Lu}/u.test(words) ? words : words.charAt(0).toLocaleLowerCase('en') + words.slice(1);
  }

  /** The words of a span, which is counted from the trigger, with full names for short ones and for pronouns. */
  of(span: Span): string {
    const { text } = this.source;
    const start = span.start + this.event.trigger.start;
    const end = span.end + this.event.trigger.start;
    let out = '';
    let at = start;
    for (const { start: from, end: to, name } of this.replacements(start, end)) {
      if (from < at) continue;
      out += text.slice(at, from) + name;
      at = to;
    }
    // "kim s visit": the mark of the genitive is lost in text without punctuation
    return (out + text.slice(at, end))
      .replace(/\p{Cs}/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .replace(/(?<=\p{L}) s(?= )/gu, '’s')
      .trim();
  }

  /** The short names and pronouns from `start` to `end`, each with the name that stands for it, in order. */
  private replacements(start: number, end: number): readonly Replacement[] {
    const out = this.standing(start, end);
    const { entities } = this.source;
    for (let k = firstEndingAfter(entities, start); k < entities.length && entities[k].start < end; k++) {
      const mention = entities[k];
      if (mention.start < start || mention.end > end || !this.isShort(mention)) continue;
      if (out.some(r => r.start < mention.end && mention.start < r.end)) continue;
      const label = engineLabel(mention);
      const name = label === 'PERSON' ? this.names.get(mention.id) : withCapitals(mention.text, label);
      out.push({ start: mention.start, end: mention.end, name: name ?? mention.text });
    }
    return out.sort((a, b) => a.start - b.start);
  }

  /** Words such as pronouns by which the event has its arguments, with the names of those. */
  private standing(start: number, end: number): Replacement[] {
    const standing = new Map<number, { readonly end: number; readonly names: string[] }>();
    for (const argument of this.event.arguments) {
      const { target, via } = argument;
      if (via === undefined || via.start < start || via.end > end) continue;
      const mention = this.mentions.get(target ?? '');
      if (mention === undefined || (via.start <= mention.start && mention.end <= via.end)) continue;
      const known = standing.get(via.start);
      if (known !== undefined) known.names.push(this.nameOf(argument));
      else standing.set(via.start, { end: via.end, names: [this.nameOf(argument)] });
    }
    return [...standing].map(([from, { end: to, names }]) => {
      const name = joined(names);
      return { start: from, end: to, name: OWNING.test(this.source.text.slice(from, to)) ? `${name}’s` : name };
    });
  }

  /**
   * Whether a name has a better one: other than people's they are short enough as they stand, but for their capitals.
   */
  private isShort({ label, start, end }: EntityMention): boolean {
    const { text, register } = this.source;
    if (label !== 'PERSON' && register === 'standard') return false;
    return text[start - 1] !== '-' && text[end] !== '-';
  }
}

/** A line whose quotation, cut short, is closed; without its quotation marks where another of a pair is missing. */
function balanced(line: string): string {
  const opening = line.split('“').length;
  const closing = line.split('”').length;
  const straight = line.split('"').length;
  if (opening === closing && straight % 2 === 1) return line;
  if (opening === closing + 1 && straight === 1) return `${line}…”`;
  if (opening === closing && straight === 2 && line.includes(' "')) return `${line}…"`;
  return line.replace(/["“”]/g, '');
}

/** What stands in a headline in place of the words of a span. */
interface Replacement extends Span {
  readonly name: string;
}

/** "Ada", "Ada and Ben", "Ada, Ben and Cem". */
function joined(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

const SMALL = WORDS.forms('small');

/** A name from a text without capitals, as it is written elsewhere: "kim jong un" → "Kim Jong Un", "bbc" → "BBC". */
function withCapitals(name: string, label: EntityLabel): string {
  return name
    .split(' ')
    .map((word, i) => {
      if (i > 0 && SMALL.has(word)) return word;
      return label === 'ORG' && word.length <= 3 ? word.toUpperCase() : capitalised(word);
    })
    .join(' ');
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

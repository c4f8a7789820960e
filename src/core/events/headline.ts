import type { EventAnnotation, Figure, NewsmarkDocument } from '../annotations/model';
import { type EventRank, type EventType, eventTypes } from './ontology';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What an event is called, in parts. */
export interface EventHeadline {
  /** Who does what: "Kim Jong-un meets Vladimir Putin". Without participants the kind of event: "Earthquake". */
  readonly line: string;
  readonly place?: string;
  /** "25 Apr 2019". */
  readonly time?: string;
  /** Plain words for an event of this type: "meeting". */
  readonly noun: string;
  readonly rank: EventRank;
}

/** Roles that need a word of their own in a headline. */
const WAYS: Readonly<Record<string, string>> = {
  Destination: 'to',
  Origin: 'from',
  Seller: 'from',
  Price: 'for',
  Duration: 'for',
  Position: 'as',
  Route: 'through',
};

/**
 * An event as a line of a news list: "Kim Jong-un meets Vladimir Putin · Russky island · 25 Apr 2019". Names are those of the
 * clusters. An event without participants is named by its kind: "Earthquake · Sumatra". Later mentions fill in what it lacks.
 */
export function eventHeadline(event: EventAnnotation, document: NamedThings): string {
  const { line, place, time } = eventHeadlines(document)(event);
  return [line, place, time].filter(part => part !== undefined && part !== '').join(' · ');
}

/** With `events`, the first mention of an event takes from the later ones what it lacks. */
type NamedThings = Pick<NewsmarkDocument, 'clusters' | 'figures'> & Partial<Pick<NewsmarkDocument, 'events'>>;

/** Headlines of the events of one document. Looks at its names once, so that each event costs only its own roles. */
export function eventHeadlines(document: NamedThings): (event: EventAnnotation) => EventHeadline {
  const names = new Map<string, string>();
  for (const cluster of document.clusters) for (const mention of cluster.mentions) names.set(mention, cluster.name);
  const figures = new Map<string, Figure>();
  for (const figure of document.figures) {
    names.set(figure.id, figureWords(figure.text, figure.value.counted));
    figures.set(figure.id, figure);
  }
  const later = laterMentions(document.events ?? []);
  return told => {
    const event = completed(told, later.get(told.id));
    const type = eventTypes().get(event.type);
    const place = event.place === null ? undefined : names.get(event.place);
    const time = event.time === null ? undefined : figures.get(event.time);
    return {
      line: headlineOf(event, type, names),
      ...(place === undefined ? {} : { place }),
      ...(time === undefined ? {} : { time: dateWords(time.value.timex?.value, time.text) }),
      noun: type?.noun ?? event.trigger.text,
      rank: type?.rank ?? 'minor',
    };
  };
}

function headlineOf(event: EventAnnotation, type: EventType | undefined, names: ReadonlyMap<string, string>): string {
  const usual = type?.roles.get('subj');
  // "Choe accompanies Kim", "Visser sold it": who acts is not who the type's own verb is said of
  const actor = event.arguments.find(a => (a.role === 'Agent' || a.role === 'Seller') && a.role !== usual)?.role;
  const subjectRole = actor ?? usual;
  const subjects: string[] = [];
  const others: string[] = [];
  for (const argument of event.arguments) {
    const name = names.get(argument.target);
    if (name === undefined || subjects.includes(name) || others.includes(name)) continue;
    const both = subjectRole !== undefined && argument.role === subjectRole && subjectRole === type?.roles.get('obj');
    // how long it took is no news beside who was there
    if (argument.role === 'Duration' && subjects.length > 0 && others.length > 0) continue;
    if (argument.role === subjectRole && !(both && subjects.length > 0)) subjects.push(name);
    else others.push(WAYS[argument.role] === undefined ? name : `${WAYS[argument.role]} ${name}`);
  }
  const several = subjects.length > 1 || /^\d/.test(subjects[0] ?? '');
  const verb =
    type?.verb == null || actor !== undefined
      ? event.trigger.text.toLowerCase()
      : several
        ? pluralVerb(type.verb)
        : type.verb;
  const noun = sentenceCase(type?.verb == null ? event.trigger.text : (type?.noun ?? event.trigger.text));
  const mutual = subjectRole !== undefined && subjectRole === type?.roles.get('obj');
  if (subjects.length > 0 && !(mutual && others.length === 0) && (others.length > 0 || type?.verb != null)) {
    if (event.polarity === 'negative') return `${list(subjects)}: no “${event.trigger.text}”`;
    return [list(subjects), verb, list(others)].filter(w => w !== '').join(' ');
  }
  if (subjects.length + others.length > 0) return `${noun}: ${list([...subjects, ...others])}`;
  return sentenceCase(event.trigger.text);
}

/** An event with what its later mentions add: participants, a place, a time. */
function completed(event: EventAnnotation, later: readonly EventAnnotation[] | undefined): EventAnnotation {
  if (later === undefined) return event;
  const parties = (e: EventAnnotation): number => e.arguments.filter(a => a.role !== 'Duration').length;
  const fullest = later.reduce((best, e) => (parties(e) > parties(best) ? e : best), event);
  return {
    ...event,
    arguments: fullest.arguments,
    place: event.place ?? later.find(e => e.place !== null)?.place ?? null,
    time: event.time ?? later.find(e => e.time !== null)?.time ?? null,
  };
}

/** The later mentions of each event, by the id of the first. */
function laterMentions(events: readonly EventAnnotation[]): ReadonlyMap<string, readonly EventAnnotation[]> {
  const later = new Map<string, EventAnnotation[]>();
  for (const event of events) {
    if (event.sameAs === undefined) continue;
    const list = later.get(event.sameAs);
    if (list === undefined) later.set(event.sameAs, [event]);
    else list.push(event);
  }
  return later;
}

/** "meets" → "meet", "goes on strike" → "go on strike", "passes" → "pass". */
function pluralVerb(verb: string): string {
  const [first, ...rest] = verb.split(' ');
  const plain =
    first === 'is'
      ? 'are'
      : /(?:ss|sh|ch|x|go)es$/.test(first)
        ? first.slice(0, -2)
        : /[^aeiou]ies$/.test(first) && first.length > 4
          ? `${first.slice(0, -3)}y`
          : first.replace(/s$/, '');
  return [plain, ...rest].join(' ');
}

function figureWords(text: string, counted: string | null): string {
  return counted === null || counted === '' ? text : `${text} ${counted}`;
}

function list(names: readonly string[]): string {
  const plain = names.filter(n => !/^(?:to|from|for|as|through) /.test(n));
  const ways = names.filter(n => !plain.includes(n));
  const joined =
    plain.length < 2 ? (plain[0] ?? '') : `${plain.slice(0, -1).join(', ')} and ${plain[plain.length - 1]}`;
  return [joined, ...ways].filter(part => part !== '').join(' ');
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "2019-04-25" → "25 Apr 2019", "2019-02" → "Feb 2019"; the words of the text for anything else. */
function dateWords(value: string | undefined, text: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value ?? '');
  if (match === null || /^\d{4}-[WQHS]/.test(value ?? '')) return text;
  const [, year, month, day] = match;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return text;
  return [day === undefined ? undefined : String(Number(day)), name, year].filter(part => part !== undefined).join(' ');
}

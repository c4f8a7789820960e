import type { EntityCluster, EntityMention, EventAnnotation, Figure } from '../core/annotations/model';
import type { Span } from '../core/text/span';

/** Longest line of a list that quotes the text, in UTF-16 code units; shorter without punctuation, where nothing ends a clause. */
const LONGEST = 48;
const LONGEST_CASELESS = 40;
/** Most that may stand between a participant and the trigger: "Ferrand | will | travel". */
const GAP = 30;

/** The parts of an annotated text that headlines are made of. */
export interface HeadlineSource {
  readonly text: string;
  readonly register: 'standard' | 'caseless';
  readonly entities: readonly EntityMention[];
  readonly figures: readonly Figure[];
  readonly clusters: readonly EntityCluster[];
}

interface Participant extends Span {
  /** The canonical name, or the words of the text. */
  readonly name: string;
  readonly named: boolean;
}

/**
 * Headlines for a list of events. The text's own words tell most of them best, with the full name of who did it: "Lucía Ferrand
 * will travel to Brasília". Where several did something together, or nobody stands near the trigger, `headlineOf` tells it.
 */
export function listedHeadlines(
  source: HeadlineSource,
  headlineOf: (event: EventAnnotation) => string,
): (event: EventAnnotation) => string {
  const { text } = source;
  const longest = source.register === 'caseless' ? LONGEST_CASELESS : LONGEST;
  const names = new Map<string, string>();
  for (const { name, mentions } of source.clusters) for (const id of mentions) names.set(id, name);
  const spans = new Map<string, Span>([...source.entities, ...source.figures].map(s => [s.id, s]));

  function participants(event: EventAnnotation): readonly Participant[] {
    return event.arguments.flatMap(({ target, via }) => {
      const span = via ?? spans.get(target);
      if (!span) return [];
      const name = names.get(target) ?? text.slice(span.start, span.end);
      return [{ start: span.start, end: span.end, name, named: names.has(target) }];
    });
  }

  /** The participant right before the trigger, with nothing but a few words of the same clause between. */
  function actor(event: EventAnnotation, all: readonly Participant[]): Participant | undefined {
    const { start } = event.trigger;
    const near = all
      .filter(p => p.end <= start && start - p.end <= GAP && !/[.!?;:()"“”«»\r\n]/.test(text.slice(p.end, start)))
      .sort((a, b) => b.end - a.end);
    return near[0];
  }

  return event => {
    const all = participants(event);
    const named = new Map(all.filter(p => p.named).map(p => [p.name, p]));
    const before = [...named.values()].filter(p => p.end <= event.trigger.start).length;
    const who = actor(event, all);
    const together = before >= 2 || (named.size >= 2 && !who);
    if (together && event.polarity === 'positive') return headlineOf(event).replace(DANGLING, '');
    const quoted = who
      ? subject(who, text) + clause(text, who.end, event.trigger.end, longest - who.name.length).replace(RELATIVE, ' ')
      : clause(text, event.trigger.start, event.trigger.end, longest);
    return capitalised(quoted.trim()) || headlineOf(event);
  };
}

/** What joins a clause to the name before it. */
const RELATIVE = /^,? (?:who|which|that) /i;

/** A preposition that nothing follows. */
const DANGLING = / (?:with|to|for|on|in|at|of|from|against|by)$/;

/** Who did it, by name; "his" is the name's genitive. */
function subject({ name, start, end }: Participant, text: string): string {
  return /^(?:his|her|its|their)$/i.test(text.slice(start, end)) ? `${name}’s` : name;
}

/** The words from `start` to the end of the clause that goes on behind `least`, at most `most` of them and a few more. */
function clause(text: string, start: number, least: number, most: number): string {
  const rest = text.slice(least, least + 80);
  const [after = ''] = /^(?:[^.!?;:()"“”«»\r\n]|[.,:](?=\d)){0,80}/.exec(rest) ?? [];
  const words = (text.slice(start, least) + after).replace(/\p{Cs}/gu, '').replace(/[\s\p{Cc}]+/gu, ' ');
  const room = Math.max(most, least - start);
  const cut = words.length <= room ? words : `${words.slice(0, room).replace(/[\s,]+\S*$/, '')}…`;
  return cut.replace(/[\s,–—-]+$/u, '');
}

function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

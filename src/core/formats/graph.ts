import type { Origin } from '../annotations/model';
import type { Span } from '../text/span';
import { PHRASE, PLACE, SAME_AS, SOURCE, TIME } from './bratText';
import type { Problems } from './lineReading';
import type { ReadArgument, ReadCluster, ReadDocument, ReadEvent, ReadMark } from './reading';

/**
 * A document as labelled spans and relations between them, which is all that many programs know: the trigger of an
 * event is a span labelled with its type, words that fill a role are one labelled `Phrase`, and roles are relations
 * from the trigger. Mentions of one thing are tied by `Equiv`, each to the next.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode extends Span {
  readonly id: string;
  readonly label: string;
  readonly mark?: ReadMark;
  readonly event?: ReadEvent;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The relation between mentions of one thing. */
export const EQUIV = 'Equiv';

/** The graph of a document. Linear. */
export function graphOf({ marks, events, clusters }: ReadDocument): Graph {
  const nodes: GraphNode[] = marks.map(mark => ({ ...spanOf(mark), id: mark.id, label: mark.label, mark }));
  const edges: GraphEdge[] = [];
  const known = new Set([...marks, ...events].map(({ id }) => id));
  const phrases = new Map<string, string>();
  const phrase = (span: Span): string => {
    const key = `${span.start}-${span.end}`;
    let id = phrases.get(key);
    if (id === undefined) {
      for (let i = phrases.size + 1; id === undefined || known.has(id); i++) id = `P${i}`;
      known.add(id);
      phrases.set(key, id);
      nodes.push({ ...spanOf(span), id, label: PHRASE });
    }
    return id;
  };
  for (const event of events) {
    nodes.push({ ...spanOf(event.trigger), id: event.id, label: event.type, event });
    for (const { role, target, span } of event.arguments) {
      const to = target ?? (span === undefined ? undefined : phrase(span));
      if (to !== undefined) edges.push({ from: event.id, to, label: role });
    }
    const settings = { [TIME]: event.time, [PLACE]: event.place, [SOURCE]: event.source, [SAME_AS]: event.sameAs };
    for (const [label, to] of Object.entries(settings)) {
      if (to !== undefined) edges.push({ from: event.id, to, label });
    }
  }
  for (const { mentions } of clusters) {
    for (let i = 1; i < mentions.length; i++) edges.push({ from: mentions[i - 1], to: mentions[i], label: EQUIV });
  }
  return { nodes, edges };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** What a node of a file says besides its span and label, where it says so. */
export interface NodeExtras {
  readonly event?: Pick<ReadEvent, 'polarity' | 'modality' | 'origin'>;
  readonly mark?: Omit<ReadMark, keyof Span | 'id' | 'label'>;
  readonly author?: string;
}

export type ReadNode = Pick<GraphNode, 'id' | 'label' | 'start' | 'end'> & NodeExtras;

/** The label of a trigger: a family and a name. */
const EVENT_TYPE = /^[A-Z][A-Za-z]*\.[A-Z][A-Za-z]*$/;

/**
 * What a graph that was read says. Relations that stand for nothing that Newsmark knows are counted and left out.
 */
export function fromGraph(
  nodes: readonly ReadNode[],
  edges: readonly GraphEdge[],
  problems: Problems,
  line?: number,
): Pick<ReadDocument, 'marks' | 'events' | 'clusters'> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const events = new Map<string, Draft>();
  const marks: ReadMark[] = [];
  for (const node of nodes) {
    const { id, start, end, label, author } = node;
    const by = author === undefined ? {} : { author };
    if (EVENT_TYPE.test(label))
      events.set(id, { id, type: label, trigger: { start, end }, arguments: [], ...node.event, ...by });
    else if (label !== PHRASE) marks.push({ id, start, end, label, ...node.mark, ...by });
  }
  const known = new Set(marks.map(({ id }) => id));
  const ties: GraphEdge[] = [];
  const left = new Map<string, number>();
  for (const edge of edges) {
    const filler = byId.get(edge.to);
    const event = events.get(edge.from);
    if (filler === undefined || !byId.has(edge.from))
      problems.error(`a relation ${edge.label} names a span that is not there.`, line);
    else if (event !== undefined) fill(event, edge.label, filler, known.has(edge.to));
    else if (edge.label === EQUIV && known.has(edge.from) && known.has(edge.to)) ties.push(edge);
    else left.set(edge.label, (left.get(edge.label) ?? 0) + 1);
  }
  for (const [label, count] of left)
    problems.warn(`${count} of the relations ${label} were left out: Newsmark has nothing to hold them.`, line);
  return { marks, events: [...events.values()], clusters: clustersOf(ties) };
}

type Draft = { -readonly [Key in keyof ReadEvent]: ReadEvent[Key] } & { arguments: ReadArgument[] };

function fill(event: Draft, role: string, filler: ReadNode, isMark: boolean): void {
  if (role === SAME_AS) event.sameAs = filler.id;
  else if (isMark && role === TIME) event.time = filler.id;
  else if (isMark && role === PLACE) event.place = filler.id;
  else if (isMark && role === SOURCE) event.source = filler.id;
  else event.arguments.push(isMark ? { role, target: filler.id } : { role, span: spanOf(filler) });
}

/** The mentions that are tied to each other, directly or by others. */
function clustersOf(ties: readonly GraphEdge[]): readonly ReadCluster[] {
  const groupOf = new Map<string, string[]>();
  const groupWith = (id: string): string[] => {
    const group = groupOf.get(id) ?? [id];
    groupOf.set(id, group);
    return group;
  };
  for (const { from, to } of ties) {
    const [a, b] = [groupWith(from), groupWith(to)];
    if (a === b) continue;
    // the smaller joins the larger, so that each mention moves seldom
    const [large, small] = a.length >= b.length ? [a, b] : [b, a];
    large.push(...small);
    for (const id of small) groupOf.set(id, large);
  }
  return [...new Set(groupOf.values())].map(mentions => ({ mentions }));
}

/** What of a mark goes into the fields that programs keep without knowing them; undefined where there is nothing. */
export function extrasOf({ mark, event }: GraphNode): Readonly<Record<string, unknown>> | undefined {
  const origin = told((mark ?? event)?.origin);
  const all = {
    value: mark?.value,
    attributes: mark?.attributes,
    origin,
    polarity: event?.polarity === 'negative' ? 'negative' : undefined,
    modality: event?.modality === 'asserted' ? undefined : event?.modality,
  };
  const there = Object.entries(all).filter(([, value]) => value !== undefined);
  return there.length === 0 ? undefined : Object.fromEntries(there);
}

function told(origin: Origin | undefined): Origin | undefined {
  return origin === 'machine' ? undefined : origin;
}

const ORIGINS: ReadonlySet<unknown> = new Set(['machine', 'rule', 'human']);

/** Those fields as they were read; what is of no known kind is passed over. */
export function readExtras(value: unknown, confidence?: number): NodeExtras {
  const given = isRecord(value) ? value : {};
  const { value: figure, attributes, origin, polarity, modality } = given;
  const own = ORIGINS.has(origin) ? { origin: origin as Origin } : {};
  return {
    mark: {
      ...(isRecord(figure) && 'modifier' in figure ? { value: figure as unknown as ReadMark['value'] } : {}),
      ...(isRecord(attributes) ? { attributes: attributes as Record<string, string> } : {}),
      ...(confidence === undefined ? {} : { confidence }),
      ...own,
    } as NodeExtras['mark'],
    event: {
      ...(polarity === 'negative' ? { polarity } : {}),
      ...(typeof modality === 'string' ? { modality: modality as ReadEvent['modality'] } : {}),
      ...own,
    } as NodeExtras['event'],
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

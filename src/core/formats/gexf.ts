import type { EventAnnotation } from '../annotations/model';
import { eventTables } from '../events/lexicon/eventTables';
import { keeping } from './aspects';
import { DocumentIndex } from './documentIndex';
import type { Format, FormatInput, Gathering } from './format';
import { sentencesOf } from './sentencesOf';
import { emptyTag, openTag } from './xml';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- newsmark/1 -->\n';
const isOurs = (head: string): boolean => head.startsWith(HEAD);

/**
 * Two graphs of all documents, for Gephi (GEXF 1.3): who is named with whom in a sentence, undirected; and who did what
 * to whom, from the doer, one edge for a kind of event. Things of one name and label are one node: what a graph says of
 * somebody may be said of two of that name. Of events only what the text says plainly happened is drawn, and said by
 * nobody else: a graph has no room for "denied" or "accused".
 */
export const gexf: Format = {
  id: 'gexf',
  title: 'GEXF',
  about: 'graphs of who appears with whom and who did what to whom, for Gephi',
  icon: 'type-hierarchy',
  keeps: keeping('clusters', 'names'),
  files: [],
  whole: [
    { name: 'together.gexf', open: () => gather('undirected', together), isOurs },
    { name: 'deeds.gexf', open: () => gather('directed', deeds), isOurs },
  ],
  holds: 'many',
  knownBy: [],
};

interface Node {
  readonly id: number;
  name: string;
  readonly label: string;
  mentions: number;
  documents: number;
}

interface Edge {
  readonly source: number;
  readonly target: number;
  readonly label: string;
  weight: number;
}

/** The nodes and edges of a graph that is being made; memory grows with the names, not with the texts. */
class Graph {
  readonly nodes = new Map<string, Node>();
  readonly edges = new Map<string, Edge>();

  /** The nodes of a document's clusters, by their ids. */
  nodesOf({ document }: DocumentIndex): ReadonlyMap<string, number> {
    const here = new Map<string, number>();
    const seen = new Set<Node>();
    for (const { id, name, label, mentions } of document.clusters) {
      const key = `${label} ${name.toLowerCase()}`;
      const node = this.nodes.get(key) ?? { id: this.nodes.size + 1, name, label, mentions: 0, documents: 0 };
      this.nodes.set(key, node);
      node.mentions += mentions.length;
      // as a text with capitals writes it, rather than one without
      if (node.name === node.name.toLowerCase()) node.name = name;
      if (!seen.has(node)) node.documents++;
      seen.add(node);
      here.set(id, node.id);
    }
    return here;
  }

  join(source: number, target: number, label: string): void {
    if (source === target) return;
    const key = `${source} ${target} ${label}`;
    const edge = this.edges.get(key) ?? { source, target, label, weight: 0 };
    edge.weight++;
    this.edges.set(key, edge);
  }
}

function gather(type: 'directed' | 'undirected', draw: (input: FormatInput, graph: Graph) => void): Gathering {
  const graph = new Graph();
  return {
    add(input) {
      draw(input, graph);
      return [];
    },
    *end() {
      yield `${HEAD}${openTag('gexf', { xmlns: 'http://gexf.net/1.3', version: '1.3' })}\n`;
      yield `<meta><creator>Newsmark</creator></meta>\n${openTag('graph', { defaultedgetype: type, mode: 'static' })}\n`;
      yield '<attributes class="node">';
      for (const [id, kind] of Object.entries({ type: 'string', mentions: 'integer', documents: 'integer' }))
        yield emptyTag('attribute', { id, title: id, type: kind });
      yield '</attributes>\n<nodes>\n';
      for (const { id, name, label, mentions, documents } of graph.nodes.values()) {
        const values = Object.entries({ type: label, mentions, documents });
        const said = values.map(([key, value]) => emptyTag('attvalue', { for: key, value })).join('');
        yield `${openTag('node', { id, label: name })}<attvalues>${said}</attvalues></node>\n`;
      }
      yield '</nodes>\n<edges>\n';
      let count = 0;
      for (const { source, target, label, weight } of graph.edges.values())
        yield `${emptyTag('edge', { id: ++count, source, target, weight, label: label === '' ? undefined : label })}\n`;
      yield '</edges>\n</graph>\n</gexf>\n';
    },
  };
}

/** Most names of one sentence that are joined: a list of a hundred names says nothing of any two. */
const MOST = 30;

function together({ document, text }: FormatInput, graph: Graph): void {
  const index = new DocumentIndex(document);
  const nodes = graph.nodesOf(index);
  for (const sentence of sentencesOf(text)) {
    const named = index.entitiesIn(sentence).filter(entity => !index.isFurniture(entity));
    const here = [...new Set(named.flatMap(entity => nodes.get(entity.cluster) ?? []))].sort((a, b) => a - b);
    if (here.length > MOST) continue;
    for (const [i, source] of here.entries()) for (const target of here.slice(i + 1)) graph.join(source, target, '');
  }
}

/** How sure it has to be that a pronoun stands for somebody, for what is drawn of him. */
const SURE = 0.9;

function deeds({ document }: FormatInput, graph: Graph): void {
  const index = new DocumentIndex(document);
  const nodes = graph.nodesOf(index);
  const { types } = eventTables(undefined);
  for (const event of document.events) {
    const roles = types.get(event.type)?.roles;
    if (roles === undefined || !isPlain(event)) continue;
    const fillers = event.arguments.flatMap(argument => {
      const node = nodes.get(index.fillerOf(argument)?.cluster?.id ?? '');
      const isSure = argument.target !== undefined && (argument.confidence ?? 1) >= SURE;
      return node === undefined || !isSure ? [] : [{ role: argument.role, node }];
    });
    const [doer, done] = [roles.get('subj'), roles.get('obj')];
    const agents = fillers.filter(({ role }) => role === doer);
    // in a meeting all have one role: the first named met the others
    const [from, to] =
      doer === done ? [agents.slice(0, 1), agents.slice(1)] : [agents, fillers.filter(({ role }) => role === done)];
    for (const source of from) for (const target of to) graph.join(source.node, target.node, event.type);
  }
}

/** Whether the text itself says that it plainly happened, and tells it for the first time. */
function isPlain({ polarity, modality, source, sourceText, sameAs, tier }: EventAnnotation): boolean {
  const isSaid = source !== null || sourceText !== undefined;
  return polarity === 'positive' && modality === 'asserted' && !isSaid && sameAs === undefined && tier !== 'minor';
}

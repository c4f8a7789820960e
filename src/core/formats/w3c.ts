import { anchorOf } from '../corrections/anchor';
import type { Span } from '../text/span';
import { keepingAllBut } from './aspects';
import type { Format, FormatInput } from './format';
import { extrasOf, type GraphNode, graphOf } from './graph';
import { lineJson } from './lineJson';
import { type Offsets, offsetsOf } from './offsets';
import { standoffOf } from './standoff';
import { OFFSETS_CODE_POINTS, unitOf } from './unitOption';
import { readW3c } from './w3cRead';

/**
 * The Web Annotation data model of the W3C, as a page of annotations in JSON-LD, with the text that they are of. Each
 * has a position and a quotation; positions are code points, as the Recommendation says. Roles of events and mentions
 * of one thing are annotations that link one to another. What the model has no word for is a body of JSON.
 */
export const w3c: Format = {
  id: 'w3c',
  title: 'W3C Web Annotation',
  about: 'annotations as JSON-LD with their text, for Recogito and other tools of the web',
  icon: 'globe',
  files: [
    { ending: '.w3c.jsonld', write: page, isOurs: head => head.startsWith(HEAD) },
    { ending: '.txt', write: ({ text }) => [text], isText: true },
  ],
  holds: 'one',
  knownBy: ['.w3c.jsonld', '.jsonld'],
  keeps: keepingAllBut(
    ...(['surrogates', 'parts', 'salience'] as const),
    ...(['places', 'evidence', 'zones', 'date'] as const),
  ),
  options: [OFFSETS_CODE_POINTS],
  reader: readW3c,
};

const HEAD = `{"@context":"http://www.w3.org/ns/anno.jsonld","generator":"newsmark"`;

function* page({ document, text, options, name }: FormatInput): Generator<string> {
  const all = standoffOf(document, text);
  const { nodes, edges } = graphOf(all);
  const offsets = offsetsOf(text, unitOf(OFFSETS_CODE_POINTS, options));
  const source = `${name ?? document.document.id}.txt`;
  const names = new Map<string, string>();
  for (const { name: own, mentions } of all.clusters) {
    if (own !== undefined && mentions.length > 1) for (const id of mentions) names.set(id, own);
  }
  yield `${HEAD},"id":"urn:newsmark:${encodeURIComponent(document.document.id)}","type":"AnnotationPage","items":[`;
  let mark = '\n';
  for (const node of nodes) {
    yield `${mark}${lineJson(annotationOf(node, { text, offsets, source, version: document.generator.version, name: names.get(node.id) }))}`;
    mark = ',\n';
  }
  for (const [i, { from, to, label }] of edges.entries()) {
    const link = {
      '@context': CONTEXT,
      id: `#L${i + 1}`,
      type: 'Annotation',
      motivation: 'linking',
      body: [
        { type: 'SpecificResource', source: idOf(to), purpose: 'linking' },
        { type: 'TextualBody', purpose: 'tagging', value: label },
      ],
      target: idOf(from),
    };
    yield `${mark}${lineJson(link)}`;
    mark = ',\n';
  }
  yield '\n]}\n';
}

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

function idOf(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

interface Place {
  readonly text: string;
  readonly offsets: Offsets;
  readonly source: string;
  /** Of Newsmark. */
  readonly version: string;
  /** The name of the thing that is mentioned. */
  readonly name: string | undefined;
}

function annotationOf(node: GraphNode, { text, offsets, source, version, name }: Place): object {
  const extras = extrasOf(node);
  const score = node.mark?.confidence;
  const more = { ...extras, ...(score === undefined ? {} : { confidence: score }) };
  const isPersons = (node.mark ?? node.event)?.origin === 'human';
  return {
    '@context': CONTEXT,
    id: idOf(node.id),
    type: 'Annotation',
    motivation: 'tagging',
    creator: isPersons ? { type: 'Person' } : { type: 'Software', name: `Newsmark ${version}` },
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: node.label },
      ...(name === undefined ? [] : [{ type: 'TextualBody', purpose: 'identifying', value: name }]),
      ...(Object.keys(more).length === 0
        ? []
        : [{ type: 'TextualBody', purpose: 'describing', format: 'application/json', value: JSON.stringify(more) }]),
    ],
    target: { source, selector: selectorsOf(text, node, offsets) },
  };
}

function selectorsOf(text: string, span: Span, offsets: Offsets): readonly object[] {
  const { exact, prefix, suffix } = anchorOf(text, span, '');
  return [
    { type: 'TextPositionSelector', start: offsets.from(span.start), end: offsets.from(span.end) },
    { type: 'TextQuoteSelector', exact, prefix, suffix },
  ];
}

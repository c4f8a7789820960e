import type { Span } from '../text/span';
import { keeping } from './aspects';
import { cutTokens } from './cutTokens';
import { DocumentIndex } from './documentIndex';
import { type Format, type FormatInput, oneFile } from './format';
import { wellFormed } from './offsets';

const LIKE_OURS = ['arguments', 'nesting', 'overlaps', 'breaks'] as const;

/**
 * UIMA CAS JSON 0.4, with the types that a project of INCEpTION has from the beginning: named entities, and spans and
 * relations with labels, which events and their arguments become. Offsets are UTF-16, as Java counts. Tokens and
 * sentences go along, so that nobody cuts the text anew.
 *
 * Source: the specification of UIMA CAS JSON 0.4, and what dkpro-cassis writes.
 */
export const cas: Format = {
  id: 'cas',
  title: 'UIMA CAS JSON',
  about: 'a file for each document with the types of INCEpTION',
  icon: 'symbol-structure',
  keeps: keeping('text', 'returns', 'entities', 'figures', 'events', ...LIKE_OURS),
  files: oneFile('.cas.json', casJson, head => head.startsWith(BEGIN)),
  holds: 'one',
  knownBy: ['.cas.json'],
};

const ANNOTATION = 'uima.tcas.Annotation';
const SEGMENTATION = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type';
const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const SPAN = 'custom.Span';
const RELATION = 'custom.Relation';
const STRING = 'uima.cas.String';

const TYPES = [
  type(`${SEGMENTATION}.Sentence`),
  type(`${SEGMENTATION}.Token`),
  type(ENTITY, ['value', STRING], ['identifier', STRING]),
  type(SPAN, ['label', STRING]),
  type(RELATION, ['label', STRING], ['Governor', SPAN], ['Dependent', SPAN]),
];

const BEGIN = `{"%TYPES":${JSON.stringify(Object.fromEntries(TYPES.map(each => [each['%NAME'], each])))},`;

function type(name: string, ...features: readonly (readonly [name: string, range: string])[]) {
  const ranges = features.map(([feature, range]) => [feature, { '%NAME': feature, '%RANGE': range }] as const);
  return { '%NAME': name, '%SUPER_TYPE': ANNOTATION, ...Object.fromEntries(ranges) };
}

function* casJson(input: FormatInput): Generator<string> {
  const { document, text } = input;
  const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView', mimeType: 'text/plain' };
  yield `${BEGIN}"%FEATURE_STRUCTURES":[\n${JSON.stringify({ ...sofa, sofaString: wellFormed(text) })}`;
  let id = 1;
  const structure = (name: string, { start, end }: Span, features: object): string =>
    `,\n${JSON.stringify({ '%ID': ++id, '%TYPE': name, '@sofa': 1, begin: start, end, ...features })}`;
  const language = document.document.language ?? 'x-unspecified';
  yield structure('uima.tcas.DocumentAnnotation', { start: 0, end: text.length }, { language });
  const index = new DocumentIndex(document);
  const { tokens, sentences } = cutTokens(text, [...index.marks, ...document.events.map(({ trigger }) => trigger)]);
  const starts = [...sentences, tokens.length];
  for (const [i, first] of [...sentences].entries()) {
    const last = tokens[starts[i + 1] - 1];
    if (last === undefined || starts[i + 1] === first) continue;
    yield structure(`${SEGMENTATION}.Sentence`, { start: tokens[first].start, end: last.end }, {});
  }
  for (const token of tokens) yield structure(`${SEGMENTATION}.Token`, token, {});
  for (const mark of index.marks) yield structure(ENTITY, mark, { value: mark.label });
  /** The spans that relations lead to, by place: a relation needs one of its own kind at each end. */
  const ends = new Map<string, number>();
  for (const event of document.events) {
    yield structure(SPAN, event.trigger, { label: event.type });
    const governor = id;
    for (const argument of event.arguments) {
      const filler = index.fillerOf(argument);
      if (filler === undefined) continue;
      const label = filler.entity?.label ?? filler.figure?.label ?? 'Argument';
      const key = `${filler.start} ${filler.end} ${label}`;
      let dependent = ends.get(key);
      if (dependent === undefined) {
        yield structure(SPAN, filler, { label });
        dependent = id;
        ends.set(key, dependent);
      }
      yield structure(RELATION, filler, { label: argument.role, '@Governor': governor, '@Dependent': dependent });
    }
  }
  yield '\n],"%VIEWS":{"_InitialView":{"%SOFA":1,"%MEMBERS":[2';
  for (let member = 3; member <= id; member++) yield `,${member}`;
  yield ']}}}\n';
}

import { type EntityMention, engineLabel } from '../annotations/model';
import { keeping } from './aspects';
import { DocumentIndex } from './documentIndex';
import { type Format, type FormatInput, oneFile } from './format';

/**
 * The named-entity lines of web archives (WANE, as Archive-It and Archives Unleashed have them): a line a document with
 * the names of persons, organisations and places, each once.
 */
export const wane: Format = {
  id: 'wane',
  title: 'WANE',
  about: 'the named-entity lines of Archives Unleashed: who, which organisations and places a document names',
  icon: 'archive',
  keeps: keeping('date', 'entities'),
  alsoLoses: ({ document }) => {
    const lost = document.entities.filter(entity => groupOf(entity) === undefined).length;
    return lost === 0 ? [] : [{ aspect: 'entities', count: lost }];
  },
  files: oneFile('.wane.jsonl', waneLine, head => /^\{"url":"[^\n]*"named_entities":\{"persons":/.test(head)),
  holds: 'many',
  knownBy: ['.wane.jsonl', '.wane'],
};

const GROUPS = {
  PERSON: 'persons',
  ORG: 'organizations',
  GPE: 'locations',
  LOC: 'locations',
  FAC: 'locations',
} as const;
type GroupLabel = keyof typeof GROUPS;

function groupOf(entity: EntityMention): (typeof GROUPS)[GroupLabel] | undefined {
  const label = engineLabel(entity);
  return label in GROUPS ? GROUPS[label as GroupLabel] : undefined;
}

function* waneLine({ document }: FormatInput): Generator<string> {
  const { id, uri, sha256, date } = document.document;
  const index = new DocumentIndex(document);
  const names = { persons: new Set<string>(), organizations: new Set<string>(), locations: new Set<string>() };
  for (const mark of index.marks) {
    if ('value' in mark) continue;
    const group = groupOf(mark);
    if (group !== undefined) names[group].add(index.cluster(mark.cluster)?.name ?? mark.text);
  }
  const lists = Object.fromEntries(Object.entries(names).map(([group, all]) => [group, [...all]]));
  const timestamp = date === null ? '' : `${date.replaceAll('-', '')}000000`;
  yield `${JSON.stringify({ url: uri ?? id, timestamp, digest: `sha256:${sha256}`, named_entities: lists })}\n`;
}

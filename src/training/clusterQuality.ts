import { type EntityMention, newsmarkPipeline } from '../core';
import { type RawDocument, readDocuments } from './corpus';
import { readTable } from './tables';

interface LinkedDocument extends RawDocument {
  readonly links?: readonly { readonly start: number; readonly end: number; readonly title: string }[];
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  PER: ['PERSON'],
  ORG: ['ORG'],
  LOC: ['GPE', 'LOC', 'FAC'],
};

/** News items in a row that make one document: some days of news. */
const ITEMS = 100;

/**
 * B-cubed (Bagga and Baldwin 1998) of the clusters of names, on documents made of items of Wikipedia's current events.
 * Two names are one thing when they link to one article. Only names that were found with the link's very borders and a
 * label of the article's kind count, so that finding and clustering are not mixed up. Most names are always written
 * alike, which is easy: the second figure is over the names that are not, those of things with two forms or more, and
 * those that the clusters join with another form.
 */
export function measureClusters(data: string, list: boolean): void {
  const kinds = new Map<string, readonly string[]>();
  for (const row of readTable(`${data}/tables/misc/wikipedia_titles_2025_2026.tsv`)) {
    const labels = KINDS[row['type_hint']];
    if (labels !== undefined) kinds.set(row['title'], labels);
  }
  const all = new Mean();
  const hard = new Mean();
  const pipeline = newsmarkPipeline();
  for (const items of itemGroups(`${data}/news/wikipedia_current_events.jsonl`)) {
    const { entities } = pipeline.annotate(items.map(item => item.text).join('\n\n'));
    const names = linkedNames(items, entities, kinds);
    for (const name of names) {
      const key = names.filter(other => other.title === name.title);
      const response = names.filter(other => other.cluster === name.cluster);
      const both = key.filter(other => other.cluster === name.cluster).length;
      all.add(both / response.length, both / key.length);
      if (hasForms(key) || hasForms(response)) hard.add(both / response.length, both / key.length);
      if (list) listErrors(name, key, response);
    }
  }
  console.log(`names: ${all.row()}`);
  console.log(`names of things with two forms or more: ${hard.row()}`);
}

/** A name that links to an article, and the cluster that it was put in. */
interface LinkedName {
  readonly title: string;
  readonly cluster: string;
  readonly text: string;
}

function itemGroups(path: string): LinkedDocument[][] {
  const groups: LinkedDocument[][] = [];
  for (const document of readDocuments(path) as LinkedDocument[]) {
    const last = groups.at(-1);
    if (last !== undefined && last.length < ITEMS) last.push(document);
    else groups.push([document]);
  }
  return groups;
}

/** The links of news items that were found as names with a label of the article's kind. */
function linkedNames(
  items: readonly LinkedDocument[],
  entities: readonly EntityMention[],
  kinds: ReadonlyMap<string, readonly string[]>,
): readonly LinkedName[] {
  const found = new Map(entities.map(entity => [`${entity.start}:${entity.end}`, entity]));
  const names: LinkedName[] = [];
  let offset = 0;
  for (const item of items) {
    for (const { start, end, title } of item.links ?? []) {
      const entity = found.get(`${offset + start}:${offset + end}`);
      if (entity && kinds.get(title)?.includes(entity.label))
        names.push({ title, cluster: entity.cluster, text: entity.text });
    }
    offset += item.text.length + 2;
  }
  return names;
}

function listErrors(name: LinkedName, key: readonly LinkedName[], response: readonly LinkedName[]): void {
  for (const other of response) if (other.title < name.title) console.log(`merged: ${other.text} | ${name.text}`);
  for (const other of key)
    if (other.text < name.text && other.cluster !== name.cluster) console.log(`apart: ${other.text} | ${name.text}`);
}

/** Whether names are written in two ways or more. */
function hasForms(names: readonly { readonly text: string }[]): boolean {
  return names.some(({ text }) => text !== names[0].text);
}

/** The means of B-cubed precision and recall. */
class Mean {
  private precision = 0;
  private recall = 0;
  private count = 0;

  add(precision: number, recall: number): void {
    this.precision += precision;
    this.recall += recall;
    this.count++;
  }

  row(): string {
    const p = (100 * this.precision) / this.count;
    const r = (100 * this.recall) / this.count;
    return `B-cubed P ${p.toFixed(1)} R ${r.toFixed(1)} F ${((2 * p * r) / (p + r)).toFixed(1)} of ${this.count}`;
  }
}

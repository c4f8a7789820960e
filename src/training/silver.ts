import { writeFileSync } from 'node:fs';
import { createEntityAnnotator, createPipeline, type EntityFiles, findZones, localZones, NO_EVENTS } from '../core';
import { type RawDocument, readDocuments } from './corpus';
import { readTable } from './tables';

interface LabelledText {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

interface LinkedDocument extends RawDocument {
  readonly links?: readonly { readonly start: number; readonly end: number; readonly title: string }[];
}

/** Types of the articles that current events link to, by the table's rule. */
const HINTS: Readonly<Record<string, string>> = { PER: 'PERSON', ORG: 'ORG', LOC: 'GPE' };

/**
 * Labels open news with the annotator and the files given, document by document, so that the tagger can learn from its
 * own finds in text with capitals how the same names look without them. Links of the current events set the borders of
 * names, and the labels of the Groningen Meaning Bank stand where the annotator found nothing.
 */
export function labelNews(data: string, out: string, files: EntityFiles): void {
  const pipeline = createPipeline({
    zones: { local: localZones, resolve: findZones },
    entities: createEntityAnnotator(files),
    figures: { name: 'figures', annotateBlock: () => [], resolve: () => ({ figures: [] }) },
    events: { name: 'events', annotateBlock: () => null, resolve: () => NO_EVENTS },
    documentDate: () => null,
  });
  const hints = new Map<string, string>();
  for (const row of readTable(`${data}/tables/misc/wikipedia_titles_2025_2026.tsv`)) {
    const label = HINTS[row['type_hint']];
    if (label !== undefined) hints.set(row['title'], label);
  }
  for (const [name] of NEWS) {
    const lines: string[] = [];
    for (const document of readDocuments(`${data}/news/${name}.jsonl`) as LinkedDocument[]) {
      if (/\p{Ll}/u.test(document.text) === false) continue;
      const found = pipeline.annotate(document.text).entities;
      const linked = withLinks(document, found, hints);
      const spans = withGold(linked, document.spans ?? []);
      lines.push(
        JSON.stringify({ text: document.text, spans: spans.map(({ start, end, label }) => ({ start, end, label })) }),
      );
    }
    writeFileSync(`${out}/silver-${name}.jsonl`, `${lines.join('\n')}\n`);
    console.log(`${name}: ${lines.length} documents`);
  }
}

/** The news, and the share of its sentences that each epoch learns from. */
const NEWS: readonly (readonly [string, number])[] = [
  ['wikinews_2019_2020', 1],
  ['wikipedia_current_events', 1],
  ['us_state_department_2021_2022', 0.5],
  ['us_hhs_2018_2019', 0.5],
  ['us_white_house_2025_2026', 0.5],
  ['masc_news', 1],
  ['gmb_kaggle', 0.5],
];

/** The labelled news as sources of `train`. */
export function silverSources(folder: string): string {
  return NEWS.map(([name, share]) => `${folder}/silver-${name}.jsonl=${share}`).join(',');
}

/** Names with the borders that links give them, where a link covers a capitalised name of at most six words. */
function withLinks(
  document: LinkedDocument,
  found: readonly LabelledText[],
  hints: ReadonlyMap<string, string>,
): readonly LabelledText[] {
  let spans = [...found];
  for (const { start, end, title } of document.links ?? []) {
    const text = document.text.slice(start, end);
    if (!/^\p{Lu}/u.test(text) || !/\p{Lu}\S*$/u.test(text) || text.split(' ').length > 6) continue;
    const rivals = spans.filter(span => span.start < end && start < span.end);
    const hint = hints.get(title);
    if (rivals.length === 0) {
      if (hint !== undefined) spans.push({ start, end, label: hint });
      continue;
    }
    // A link may hold several names ("Moscow Oblast, Russia"): then the annotator's stand.
    if (rivals.length > 1 || /[,;]/.test(text)) continue;
    const [rival] = rivals;
    const people = rival.label === 'NORP' || /(?:'s|’s)$/.test(text);
    if (people || (rival.start <= start && rival.end >= end && rival.label !== 'PERSON' && rival.label !== 'GPE'))
      continue;
    spans = spans.filter(span => span !== rival);
    spans.push({ start, end, label: rival.label });
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The annotator's spans, and those of the corpus that overlap none of them. */
function withGold(found: readonly LabelledText[], gold: readonly LabelledText[]): readonly LabelledText[] {
  const added = gold.filter(
    span => KEPT.has(span.label) && !found.some(other => other.start < span.end && span.start < other.end),
  );
  return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.start - b.start);
}

const KEPT = new Set(['PER', 'LOC', 'ORG', 'NORP']);

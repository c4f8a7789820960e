import { createHash } from 'node:crypto';
import Ajv from 'ajv';
import type { NewsmarkDocument } from '../../src/core';
import schema from '../../src/core/annotations/newsmark1.schema.json';

const validate = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

/**
 * Everything about a `newsmark/1` document that contradicts the contract: the schema, spans that do not cut their own
 * text out of `text`, ids that come twice, references that lead nowhere, clusters and mentions that disagree. Empty
 * when all is well.
 */
export function checkDocument(document: NewsmarkDocument, text: string): string[] {
  const wrong: string[] = [];
  const say = (problem: string): void => {
    wrong.push(`${document.document?.id ?? '?'}: ${problem}`);
  };
  if (!validate(document)) {
    for (const error of validate.errors ?? []) say(`${error.instancePath} ${error.message}`);
    return wrong;
  }

  const { entities, figures, events, clusters, zones } = document;
  if (document.document.length !== text.length) say(`length ${document.document.length}, not ${text.length}`);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  if (document.document.sha256 !== sha256) say(`sha256 ${document.document.sha256}, not ${sha256}`);

  const quote = (name: string, span: { start: number; end: number; text: string } | undefined): void => {
    if (span !== undefined && text.slice(span.start, span.end) !== span.text)
      say(`${name} says "${span.text}" but its span is "${text.slice(span.start, span.end)}"`);
  };
  for (const e of entities) quote(e.id, e);
  for (const f of figures) quote(f.id, f);
  for (const e of events) {
    quote(`the trigger of ${e.id}`, e.trigger);
    quote(`the source of ${e.id}`, e.sourceText);
    for (const a of e.arguments) quote(`an argument of ${e.id}`, a.via ?? a.span);
  }
  for (const z of zones) {
    quote(`the speaker of a ${z.kind}`, z.speaker);
    if (z.start >= z.end || z.end > text.length) say(`${z.kind} at ${z.start}..${z.end}`);
  }

  const spans = [...entities, ...figures].sort((a, b) => a.start - b.start);
  for (let i = 1; i < spans.length; i++)
    if (spans[i].start < spans[i - 1].end) say(`${spans[i - 1].id} and ${spans[i].id} overlap`);

  const ids = [...entities, ...figures, ...events, ...clusters].map(x => x.id);
  if (new Set(ids).size !== ids.length) say('an id comes twice');
  const entityIds = new Set(entities.map(e => e.id));
  const figureIds = new Set(figures.map(f => f.id));
  const eventIds = new Set(events.map(e => e.id));
  const refer = (from: string, to: string | null | undefined, ...targets: ReadonlySet<string>[]): void => {
    if (to !== null && to !== undefined && !targets.some(t => t.has(to))) say(`${from} refers to ${to}`);
  };
  for (const e of events) {
    refer(`time of ${e.id}`, e.time, figureIds);
    refer(`place of ${e.id}`, e.place, entityIds);
    refer(`source of ${e.id}`, e.source, entityIds);
    refer(`sameAs of ${e.id}`, e.sameAs, eventIds);
    for (const a of e.arguments) refer(`${a.role} of ${e.id}`, a.target, entityIds, figureIds);
  }
  const clusterOf = new Map(clusters.flatMap(c => c.mentions.map(m => [m, c.id] as const)));
  for (const e of entities) if (clusterOf.get(e.id) !== e.cluster) say(`${e.id} is not in its cluster ${e.cluster}`);
  for (const m of clusterOf.keys()) refer('a cluster', m, entityIds);
  return wrong;
}

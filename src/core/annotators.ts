import type { LocalFigureSpan } from './annotations/annotator';
import type { Annotators, Pipeline } from './pipeline';
import { createPipeline } from './pipeline';
import { documentZones, localZones } from './text/zones';

/** Finds zones only; stands in for an annotator that has not landed yet. */
const nothing: Annotators<LocalFigureSpan, null> = {
  zones: { local: localZones, resolve: documentZones },
  entities: { name: 'entities', annotateBlock: () => [], resolve: () => ({ mentions: [], clusters: [] }) },
  figures: { name: 'figures', annotateBlock: () => [], resolve: () => ({ figures: [] }) },
  events: { name: 'events', annotateBlock: () => null, resolve: () => ({ events: [] }) },
  documentDate: () => null,
};

/** The pipeline of the product, made at the first call: its tables and weights take a while to load. */
export function newsmarkPipeline(): Pipeline {
  pipeline ??= createPipeline(nothing);
  return pipeline;
}

let pipeline: Pipeline | undefined;

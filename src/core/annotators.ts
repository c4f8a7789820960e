import type { LocalFigureSpan } from './annotations/annotator';
import { createEntityAnnotator } from './entities/entityAnnotator';
import { createEventAnnotator } from './events/eventAnnotator';
import type { LocalEvent } from './events/localEvent';
import type { Annotators, Pipeline } from './pipeline';
import { createPipeline } from './pipeline';
import { documentZones, localZones } from './text/zones';

/** Finds zones only; stands in for an annotator that has not landed yet. */
const nothing: Annotators<LocalFigureSpan, readonly LocalEvent[]> = {
  zones: { local: localZones, resolve: documentZones },
  entities: createEntityAnnotator(),
  figures: { name: 'figures', annotateBlock: () => [], resolve: () => ({ figures: [] }) },
  events: createEventAnnotator(),
  documentDate: () => null,
};

/** The pipeline of the product, made at the first call: its tables and weights take a while to load. */
export function newsmarkPipeline(): Pipeline {
  pipeline ??= createPipeline(nothing);
  return pipeline;
}

let pipeline: Pipeline | undefined;

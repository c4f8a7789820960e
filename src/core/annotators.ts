import { createEventAnnotator } from './events/eventAnnotator';
import type { LocalEvent } from './events/localEvent';
import { findDocumentDate } from './figures/documentDate';
import { createFigureAnnotator, type LocalFigure } from './figures/figureAnnotator';
import type { Annotators, Pipeline } from './pipeline';
import { createPipeline } from './pipeline';
import { documentZones, localZones } from './text/zones';

/** The annotators of the product; one that finds nothing stands in for one that has not landed yet. */
const product: Annotators<LocalFigure, readonly LocalEvent[]> = {
  zones: { local: localZones, resolve: documentZones },
  entities: { name: 'entities', annotateBlock: () => [], resolve: () => ({ mentions: [], clusters: [] }) },
  figures: createFigureAnnotator(),
  events: createEventAnnotator(),
  documentDate: findDocumentDate,
};

/** The pipeline of the product, made at the first call: its tables and weights take a while to load. */
export function newsmarkPipeline(): Pipeline {
  pipeline ??= createPipeline(product);
  return pipeline;
}

let pipeline: Pipeline | undefined;

import { createEntityAnnotator } from './entities/entityAnnotator';
import { createEventAnnotator } from './events/eventAnnotator';
import type { LocalEvent } from './events/localEvent';
import { findDocumentDate } from './figures/documentDate';
import { createFigureAnnotator } from './figures/figureAnnotator';
import type { LocalFigure } from './figures/localFigure';
import { type Annotators, createPipeline, type Pipeline } from './pipeline';
import { documentZones, localZones } from './text/zones';

function productAnnotators(): Annotators<LocalFigure, readonly LocalEvent[]> {
  return {
    zones: { local: localZones, resolve: documentZones },
    entities: createEntityAnnotator(),
    figures: createFigureAnnotator(),
    events: createEventAnnotator(),
    documentDate: findDocumentDate,
  };
}

/** The pipeline of the product, made at the first call: its tables and weights take a while to load. */
export function newsmarkPipeline(): Pipeline {
  pipeline ??= createPipeline(productAnnotators());
  return pipeline;
}

let pipeline: Pipeline | undefined;

import { createEntityAnnotator, prepareEntityData } from './entities/entityAnnotator';
import type { Inflate } from './entities/unpacked';
import { createEventAnnotator } from './events/eventAnnotator';
import type { LocalEvent } from './events/localEvent';
import { findDocumentDate } from './figures/documentDate';
import { createFigureAnnotator } from './figures/figureAnnotator';
import type { LocalFigure } from './figures/localFigure';
import { type Annotators, createPipeline, type Pipeline } from './pipeline';
import { documentZones, localZones } from './text/zones';

/** New annotators, as the product has them. */
export function productAnnotators(): Annotators<LocalFigure, readonly LocalEvent[]> {
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

/**
 * Has the platform's own `inflate` unpack the data of the pipeline, so that the first text waits less. Needed by nobody: without it
 * the first text unpacks them itself. Never rejects; later calls cost nothing.
 */
export function prepare(inflate: Inflate): Promise<void> {
  prepared ??= prepareEntityData(inflate);
  return prepared;
}

let prepared: Promise<void> | undefined;

import { NO_EVENTS } from '../../../src/core/annotations/eventPlace';
import { createEntityAnnotator } from '../../../src/core/entities/entityAnnotator';
import { type Annotated, createPipeline } from '../../../src/core/pipeline';
import { findZones, localZones } from '../../../src/core/zones/zones';

const pipeline = createPipeline({
  zones: { local: localZones, resolve: findZones },
  entities: createEntityAnnotator(),
  figures: { name: 'figures', annotateBlock: () => [], resolve: () => ({ figures: [] }) },
  events: { name: 'events', annotateBlock: () => null, resolve: () => NO_EVENTS },
  documentDate: () => null,
});

/** The text with its entities, found through the pipeline with nothing else in it. */
export function annotateEntities(text: string): Annotated {
  return pipeline.annotate(text);
}

/** "LABEL text" of each mention. */
export function mentionsOf(text: string): string[] {
  return annotateEntities(text).entities.map(entity => `${entity.label} ${entity.text}`);
}

/** The texts of the mentions of the cluster with this name. */
export function clusterOf(text: string, name: string): string[] {
  const { entities, clusters } = annotateEntities(text);
  const cluster = clusters.find(candidate => candidate.name === name);
  return cluster ? cluster.mentions.map(id => entities.find(entity => entity.id === id)?.text ?? '') : [];
}

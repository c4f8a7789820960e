import { createEntityAnnotator, createPipeline, findZones, localZones, NO_EVENTS } from '../core';
import { readDocuments } from './corpus';
import { SpanScore, VARIANTS, variantOf } from './evaluation';
import type { Options } from './options';

/**
 * Scores the entity annotator, through the pipeline but without zones and figures, on labelled documents in three
 * registers.
 */
export function evaluate(option: Options): void {
  const path = option('gold', '../shared/data/dev/entities-worldwide.jsonl');
  const list = option('list', '');
  const pipeline = createPipeline({
    zones: { local: localZones, resolve: findZones },
    entities: createEntityAnnotator(),
    figures: { name: 'figures', annotateBlock: () => [], resolve: () => ({ figures: [] }) },
    events: { name: 'events', annotateBlock: () => null, resolve: () => NO_EVENTS },
    documentDate: () => null,
  });
  for (const variant of VARIANTS) {
    const score = new SpanScore();
    let characters = 0;
    let milliseconds = 0;
    for (const document of readDocuments(path)) {
      const { text, spans } = variantOf(document, variant);
      const before = performance.now();
      const { entities } = pipeline.annotate(text);
      milliseconds += performance.now() - before;
      characters += text.length;
      score.add(text, spans, entities);
      if (list !== variant) continue;
      const keys = new Set(spans.map(span => `${span.start}:${span.end}`));
      for (const entity of entities)
        if (!keys.has(`${entity.start}:${entity.end}`)) console.log(`+ ${entity.label} ${entity.text}`);
    }
    console.log(`${variant.padEnd(8)} ${score.row()}  ${(characters / 1000 / milliseconds).toFixed(2)} MB/s`);
  }
}

import type { Annotator } from '../../src/core/annotations/annotator';
import { productAnnotators } from '../../src/core/annotators';
import { createPipeline } from '../../src/core/pipeline';

/** Milliseconds that each kind of annotation took over some texts. */
export interface ShareResult {
  readonly texts: number;
  readonly entities: number;
  readonly figures: number;
  readonly events: number;
}

/** Annotates the texts twice with the product's annotators and times each of them in the second pass. */
export function measureShare(texts: readonly string[]): ShareResult {
  const spent = { entities: 0, figures: 0, events: 0 };
  const annotators = productAnnotators();
  const pipeline = createPipeline({
    ...annotators,
    entities: timed(annotators.entities, ms => {
      spent.entities += ms;
    }),
    figures: timed(annotators.figures, ms => {
      spent.figures += ms;
    }),
    events: timed(annotators.events, ms => {
      spent.events += ms;
    }),
  });
  const pass = (): void => {
    for (const text of texts) void pipeline.annotate(text).events;
  };
  pass();
  Object.assign(spent, { entities: 0, figures: 0, events: 0 });
  pass();
  return { texts: texts.length, ...spent };
}

function timed<L, R, B, D>(annotator: Annotator<L, R, B, D>, spend: (ms: number) => void): Annotator<L, R, B, D> {
  const clocked = <T>(work: () => T): T => {
    const started = performance.now();
    const made = work();
    spend(performance.now() - started);
    return made;
  };
  return {
    name: annotator.name,
    annotateBlock: (block, before) => clocked(() => annotator.annotateBlock(block, before)),
    resolve: (document, locals, before) => clocked(() => annotator.resolve(document, locals, before)),
  };
}

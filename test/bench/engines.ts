import { nodeInflate } from '../../src/cli/nodeInflate';
import type { DocumentContext } from '../../src/core/annotations/annotator';
import { createBlock } from '../../src/core/blocks/blocks';
import { cutPieces, splitParagraphs } from '../../src/core/blocks/paragraphs';

/** An engine as the bench sees it: everything that it finds in a text, with offsets. */
export interface BenchEngine {
  /** Returns how many things it found. */
  annotate(text: string): number;
}

/** Each engine is loaded only in the process that measures it. */
export const ENGINES: { readonly [name: string]: () => Promise<BenchEngine> } = {
  newsmark: async () => {
    const { annotate, prepare } = await import('../../src/core');
    await prepare(nodeInflate);
    return {
      annotate(text) {
        const { entities, figures, events } = annotate(text);
        return entities.length + figures.length + events.length;
      },
    };
  },
  compromise: async () => {
    const { default: nlp } = await import('compromise');
    return {
      annotate(text) {
        const doc = nlp(text);
        const views = [doc.people(), doc.places(), doc.organizations(), doc.numbers(), doc.match('#Verb+')];
        return views.reduce((sum, view) => sum + view.json({ offset: true }).length, 0);
      },
    };
  },
  winkNLP: async () => {
    const { default: winkNLP } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = winkNLP(model, ['sbd', 'pos', 'ner']);
    return {
      annotate(text) {
        const doc = nlp.readDoc(text);
        const spans = doc.entities().out(nlp.its.span);
        const tags = doc.tokens().out(nlp.its.pos);
        return spans.length + tags.filter(tag => String(tag) === 'VERB').length;
      },
    };
  },
};

/** Engines that do one kind of work only, by that kind; ours and the peer's. */
export const PARTS: { readonly [part: string]: { readonly [engine: string]: () => Promise<BenchEngine> } } = {
  entities: {
    newsmark: async () => {
      const { createEntityAnnotator, prepareEntityData } = await import('../../src/core/entities/entityAnnotator');
      await prepareEntityData(nodeInflate);
      const annotator = createEntityAnnotator();
      return {
        annotate(text) {
          let found = 0;
          for (const { block } of documentOf(text).blocks)
            found += annotator.annotateBlock(block, { zones: [] }).length;
          return found;
        },
      };
    },
    compromise: async () => {
      const { default: nlp } = await import('compromise');
      return {
        annotate(text) {
          const doc = nlp(text);
          const views = [doc.people(), doc.places(), doc.organizations()];
          return views.reduce((sum, view) => sum + view.json({ offset: true }).length, 0);
        },
      };
    },
  },
  figures: {
    newsmark: async () => {
      const { createFigureAnnotator } = await import('../../src/core/figures/figureAnnotator');
      const annotator = createFigureAnnotator();
      return {
        annotate(text) {
          const document = documentOf(text);
          const locals = document.blocks.map(({ block }) => annotator.annotateBlock(block, { mentions: [] }));
          return annotator.resolve(document, locals, undefined).figures.length;
        },
      };
    },
    winkNLP: async () => {
      const { default: winkNLP } = await import('wink-nlp');
      const { default: model } = await import('wink-eng-lite-web-model');
      const nlp = winkNLP(model, ['sbd', 'ner']);
      return { annotate: text => nlp.readDoc(text).entities().out(nlp.its.span).length };
    },
  },
};

/** A text cut into blocks of tokens, as one kind of annotation needs it. */
function documentOf(text: string): DocumentContext {
  const blocks = cutPieces(text, splitParagraphs(text)).map(({ start, end, paragraph, opens, closes }) => {
    return { start, end, paragraph, block: createBlock(text.slice(start, end), opens, closes) };
  });
  return { text, blocks, register: 'standard', date: null, zones: [] };
}

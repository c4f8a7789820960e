/** An engine as the bench sees it: everything that it finds in a text, with offsets. */
export interface BenchEngine {
  /** Returns how many things it found. */
  annotate(text: string): number;
}

/** Each engine is loaded only in the process that measures it. */
export const ENGINES: { readonly [name: string]: () => Promise<BenchEngine> } = {
  newsmark: async () => {
    const { annotate } = await import('../../src/core');
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

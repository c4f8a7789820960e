import type { ResolvedFigure } from '../../../src/core/annotations/annotator';
import { createBlock } from '../../../src/core/blocks/blocks';
import { findDocumentDate } from '../../../src/core/figures/document/documentDate';
import { createFigureAnnotator } from '../../../src/core/figures/figureAnnotator';

const annotator = createFigureAnnotator();

export interface FoundFigure extends ResolvedFigure {
  readonly text: string;
}

/** The figures of a text of one paragraph. */
export function figuresOf(text: string, date: string | null = null): FoundFigure[] {
  return resolved(text, [text], date);
}

/** The figures of a text whose paragraphs are parted by empty lines. */
export function figuresOfDocument(text: string, date: string | null = null): FoundFigure[] {
  return resolved(text, text.split('\n\n'), date);
}

function resolved(text: string, paragraphs: readonly string[], date: string | null): FoundFigure[] {
  let start = 0;
  const blocks = paragraphs.map((own, paragraph) => {
    const at = text.indexOf(own, start);
    start = at + own.length;
    return { start: at, end: start, block: createBlock(own), paragraph };
  });
  const locals = blocks.map(({ block }) => annotator.annotateBlock(block, { mentions: [] }));
  const register = blocks[0]?.block.register === 'caseless' ? 'caseless' : 'standard';
  const document = { text, blocks, register, date, zones: [] } as const;
  return annotator.resolve(document, locals, undefined).figures.map(f => ({ ...f, text: text.slice(f.start, f.end) }));
}

/** "text label" of each figure. */
export function labelled(text: string, date: string | null = null): string[] {
  return figuresOf(text, date).map(f => `${f.text} ${f.label}`);
}

/** The TIMEX3 values of a text. */
export function timexOf(text: string, date: string | null = null): (string | undefined)[] {
  return figuresOf(text, date).map(f => f.value.timex?.value);
}

/** The date that a document of one line tells by itself, the line being a zone of `kind`, or none. */
export function dateOf(line: string, kind: 'byline' | 'dateline' | null): string | null {
  const block = createBlock(line);
  const local = annotator.annotateBlock(block, { mentions: [] });
  const zones = kind === null ? [] : [{ start: 0, end: line.length, kind }];
  return findDocumentDate(line, zones, [{ start: 0, end: line.length, block, paragraph: 0 }], [local]);
}

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

export const THURSDAY = '2019-04-25';

/**
 * "text | LABEL value" of each figure, the value in short: a TIMEX3 value with its modifier, or number, unit and bound,
 * or a result.
 */
export function said(text: string, date: string | null = THURSDAY): string[] {
  return figuresOf(text, date).map(({ text: words, label, value }) => {
    const { timex, number, lower, upper, unit, modifier, result } = value;
    const amount = number === undefined ? `${lower} to ${upper}` : String(Number(number.toFixed(3)));
    const short =
      timex !== undefined
        ? [timex.value, timex.mod].filter(part => part !== undefined).join(' ')
        : result !== undefined
          ? `result ${result}`
          : [amount, unit, modifier].filter(part => part !== null).join(' ');
    return `${words} | ${label} ${short}`;
  });
}

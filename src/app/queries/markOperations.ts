import {
  type AnyLabel,
  anchorOf,
  engineLabel,
  type Figure,
  type FigureValue,
  type Span,
  textStamp,
  VERSION,
} from '../../core';
import type { NewOperation } from '../correctionStore';
import type { Mark } from './annotationIndex';

/** The text that operations are made in, as it is now. */
export interface OperationText {
  readonly text: string;
  readonly stamp: string;
}

export function operationText(text: string): OperationText {
  return { text, stamp: textStamp(text) };
}

/** What the machine, or a person before, had said. */
function answersTo(mark: Mark): NewOperation['answers'] {
  switch (mark.kind) {
    case 'entity': {
      const { id, label, confidence } = mark.entity;
      return { id, label, confidence, version: VERSION };
    }
    case 'figure': {
      const { id, label, confidence } = mark.figure;
      return { id, label, ...(confidence === undefined ? {} : { confidence }), version: VERSION };
    }
    case 'event': {
      const { id, type, confidence } = mark.event;
      return { id, type, ...(confidence === undefined ? {} : { confidence }), version: VERSION };
    }
  }
}

/** Where an operation on an annotation belongs, and what it answers. */
export function about({ text, stamp }: OperationText, mark: Mark): Pick<NewOperation, 'at' | 'answers'> {
  return { at: anchorOf(text, mark, stamp), answers: answersTo(mark) };
}

/** The annotation is right as it is, its score included. */
export function confirmMark(text: OperationText, mark: Mark): NewOperation {
  const label = mark.kind === 'event' ? undefined : labelOf(mark);
  const op = mark.kind === 'event' ? 'event.confirm' : 'confirm';
  return { op, ...about(text, mark), ...(label === undefined ? {} : { label }) };
}

/** Nothing is to be marked there. */
export function rejectMark(text: OperationText, mark: Mark): NewOperation {
  return { op: mark.kind === 'event' ? 'event.remove' : 'reject', ...about(text, mark) };
}

export function relabelMark(text: OperationText, mark: Mark, label: AnyLabel): NewOperation {
  return { op: 'relabel', ...about(text, mark), label };
}

export function addMark({ text, stamp }: OperationText, span: Span, label: AnyLabel): NewOperation {
  return { op: 'add', at: anchorOf(text, span, stamp), label };
}

/** The same annotation on other words. */
export function moveMark(text: OperationText, mark: Mark, to: Span): NewOperation {
  const anchor = anchorOf(text.text, to, text.stamp);
  if (mark.kind === 'event') return { op: 'event.trigger', ...about(text, mark), to: anchor };
  return { op: 'bounds', ...about(text, mark), to: anchor, label: labelOf(mark) };
}

export function setValue(text: OperationText, mark: Mark, value: FigureValue): NewOperation {
  return { op: 'value', ...about(text, mark), value };
}

/** What a person may write for the value of a figure: a number, a range, or a TIMEX3 value for a date or a time. */
const NUMBER = /^([-+]?\d[\d,]*(?:\.\d+)?)(?:\s*(?:-|–|\.\.|to)\s*([-+]?\d[\d,]*(?:\.\d+)?))?\s*(\S.*)?$/;
const TIMEX =
  /^(?:\d{4}|XXXX)(?:-[\dWXQHSUMIFA-]+)?(?:T[\dXMOAFEVNIDT:.]+)?$|^P(?:T?\d[\d.]*[YMWDHS])+$|^T\d\d(?::\d\d)*$|^(?:PAST|PRESENT|FUTURE)_REF$/;

/** A figure's value as a person wrote it, with what it had besides; undefined where it cannot be read. */
export function parseValue(written: string, figure: Figure): FigureValue | undefined {
  const line = written.trim();
  const { value } = figure;
  const label = engineLabel(figure);
  if (label === 'DATE' || label === 'TIME') {
    if (!TIMEX.test(line)) return undefined;
    const type = /^P/.test(line) ? 'DURATION' : label;
    return { ...value, timex: { type, value: line } };
  }
  const found = NUMBER.exec(line);
  if (found === null) return undefined;
  const [first, second] = [found[1], found[2]].map(n => (n === undefined ? undefined : Number(n.replaceAll(',', ''))));
  const { number: _, lower: __, upper: ___, ...rest } = value;
  const unit = found[3] ?? value.unit;
  if (first === undefined) return undefined;
  return second === undefined ? { ...rest, unit, number: first } : { ...rest, unit, lower: first, upper: second };
}

/** A figure's value as a person would write it. */
export function writeValue({ value: { number, lower, upper, unit, timex } }: Figure): string {
  if (timex !== undefined) return timex.value;
  const size = number === undefined ? `${lower ?? ''}-${upper ?? ''}` : String(number);
  return unit === null ? size : `${size} ${unit}`;
}

/** Says what an attribute of an annotation is, or with null that it has none. */
export function setAttribute(text: OperationText, mark: Mark, attribute: string, is: string | null): NewOperation {
  const label = mark.kind === 'event' ? undefined : labelOf(mark);
  return { op: 'attribute', ...about(text, mark), ...(label === undefined ? {} : { label }), attribute, is };
}

export function nameMark(text: OperationText, mark: Mark, name: string): NewOperation {
  return { op: 'name', ...about(text, mark), name };
}

/** The annotation is one thing with another one. */
export function linkMark(text: OperationText, mark: Mark, to: Span): NewOperation {
  return { op: 'link', ...about(text, mark), to: anchorOf(text.text, to, text.stamp) };
}

/** All that is one thing with an annotation becomes one thing with another one. */
export function mergeMark(text: OperationText, mark: Mark, to: Span): NewOperation {
  return { op: 'merge', ...about(text, mark), to: anchorOf(text.text, to, text.stamp) };
}

/** The annotation is another thing than those that it was put together with. */
export function splitMark(text: OperationText, mark: Mark): NewOperation {
  return { op: 'split', ...about(text, mark) };
}

function labelOf(mark: Extract<Mark, { readonly kind: 'entity' | 'figure' }>): AnyLabel {
  return mark.kind === 'entity' ? mark.entity.label : mark.figure.label;
}

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*|[$€£¥%]/gu;

/**
 * A span with its end moved by one word, or its beginning, out or in; undefined where there is no such word in its
 * line.
 */
export function byOneWord(text: string, span: Span, side: 'start' | 'end', out: boolean): Span | undefined {
  const from = text.lastIndexOf('\n', span.start - 1) + 1;
  const line = text.slice(from, (text.indexOf('\n', span.end) + 1 || text.length + 1) - 1);
  const words = [...line.matchAll(WORD)].map(m => ({ start: from + m.index, end: from + m.index + m[0].length }));
  let moved: Span | undefined;
  if (side === 'end') {
    const word = out
      ? words.find(w => w.start >= span.end)
      : words.findLast(w => w.end < span.end && w.start >= span.start);
    moved = word && { start: span.start, end: word.end };
  } else {
    const word = out
      ? words.findLast(w => w.end <= span.start)
      : words.find(w => w.start > span.start && w.end <= span.end);
    moved = word && { start: word.start, end: span.end };
  }
  return moved !== undefined && moved.start < moved.end ? moved : undefined;
}

/** The words that a selection means: without white space at its ends, and with the rest of words that it cuts. */
export function selectedWords(text: string, { start, end }: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  const within = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  while (from > 0 && within(from)) from--;
  while (to < text.length && within(to)) to++;
  return from < to ? { start: from, end: to } : undefined;
}

/** Every place where the same words stand as whole words, in the order of the text. */
export function sameWords(text: string, words: string): readonly Span[] {
  const found: Span[] = [];
  const within = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  for (let at = text.indexOf(words); words !== '' && at >= 0; at = text.indexOf(words, at + words.length)) {
    const end = at + words.length;
    if (!(at > 0 && within(at)) && !(end < text.length && within(end))) found.push({ start: at, end });
  }
  return found;
}

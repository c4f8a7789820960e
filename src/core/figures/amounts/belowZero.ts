import type { TokenView } from '../words/tokenView';
import type { FigureReading } from './reading';

/** "10 below zero", "10 degrees below zero": a temperature under the zero of its scale. Any other figure as it is. */
export function belowZero(view: TokenView, figure: FigureReading | null): FigureReading | null {
  if (figure === null || view.word(figure.end) !== 'below' || view.word(figure.end + 1) !== 'zero') return figure;
  const { label, value, end } = figure;
  const { number, unit } = value;
  const plain = label === 'CARDINAL' && unit === null;
  if (number === undefined || number < 0 || !(plain || unit?.startsWith('degree') === true)) return figure;
  const cold = { ...value, number: -number, unit: unit ?? 'degree', counted: null };
  return { ...figure, label: 'QUANTITY', end: end + 2, value: cold, evidence: 'a temperature below zero' };
}

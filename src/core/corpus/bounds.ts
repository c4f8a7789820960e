import type { FigureValue } from '../annotations/model';

/** The numbers that a figure allows, both ends included. */
export type Bounds = readonly [least: number, most: number];

/** How far a round number may be off, of itself, and how far one that says so ("nearly", "about"). */
const ROUND = 0.05;
const ABOUT = 0.1;

/** The numbers that a figure allows as people mean it: a round number stands for what is near it. */
export function boundsOf({ number, lower, upper, modifier }: FigureValue): Bounds | undefined {
  if (number === undefined) {
    if (lower === undefined && upper === undefined) return undefined;
    return [loosened(lower, -1) ?? Number.NEGATIVE_INFINITY, loosened(upper, 1) ?? Number.POSITIVE_INFINITY];
  }
  const near = Math.abs(number) * slack(number);
  switch (modifier) {
    case 'more_than':
    case 'at_least':
      return [number - near, Number.POSITIVE_INFINITY];
    case 'less_than':
    case 'at_most':
      return [Number.NEGATIVE_INFINITY, number + near];
    case 'approx':
      // "thousands": any number of them
      if (isPower(number)) return [number, 100 * number];
      return [number * (1 - ABOUT), number * (1 + ABOUT)];
    default:
      return [number - near, number + near];
  }
}

function loosened(end: number | undefined, way: 1 | -1): number | undefined {
  return end === undefined ? undefined : end + way * Math.abs(end) * slack(end);
}

/** 10, 100, 1,000 and so on, of which "hundreds", "thousands" have the value. */
function isPower(number: number): boolean {
  return /^10+$/.test(String(number));
}

/** A number of one or two digits and zeros behind them is round: 40, 8,000, 1.2 million; 22 and 8,150 are not. */
function slack(number: number): number {
  const digits = String(Math.abs(number)).replace('.', '').replace(/^0+/, '');
  const told = digits.replace(/0+$/, '').length;
  return digits.length - told >= 2 || (told === 1 && digits.length > 1) ? ROUND : 0;
}

/** Whether two figures cannot both hold. */
export function areApart(a: Bounds, b: Bounds): boolean {
  return a[0] > b[1] || b[0] > a[1];
}

import type { Step, TimeUnit } from './timeExpression';

/** The value of a duration: P3D, PT5H, P1.5Y; X for an amount that the text does not say. */
export function durationValue(steps: readonly Step[]): string {
  let date = '';
  let time = '';
  for (const { amount, unit } of steps) {
    const [letter, times] = LETTERS[unit];
    const many = amount === null ? 'X' : String(Number((amount * times).toPrecision(12)));
    if (unit === 'TH' || unit === 'TM' || unit === 'TS') time += many + letter;
    else date += many + letter;
  }
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

const LETTERS: Readonly<Record<TimeUnit, readonly [letter: string, times: number]>> = {
  Y: ['Y', 1],
  M: ['M', 1],
  W: ['W', 1],
  D: ['D', 1],
  DE: ['Y', 10],
  CE: ['Y', 100],
  ML: ['Y', 1000],
  Q: ['M', 3],
  SE: ['M', 6],
  WE: ['WE', 1],
  FN: ['W', 2],
  NI: ['D', 1],
  TH: ['H', 1],
  TM: ['M', 1],
  TS: ['S', 1],
};

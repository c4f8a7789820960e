import { dayWords } from '../figures/describe/dayWords';
import { parseIsoDay } from '../text/calendar';
import type { Interval } from '../text/interval';
import { element, emptyTag, openTag, xmlText } from './xml';

/** Something with a place in the calendar. */
export interface Dated {
  readonly days: Interval;
  /** What stands in its dot: the number of its row. */
  readonly mark: string;
  /** What it tells, for those who point at it or hear it. */
  readonly words: string;
  /** Where its dot leads, "#…". */
  readonly link: string;
}

/** Sizes in units of the drawing, of which it is WIDTH wide. */
const WIDTH = 760;
const MARGIN = 44;
const RADIUS = 11;
const LANE = 28;
const AXIS = 34;
/** How wide the words of a day are at most: "25 Apr 2019". */
const TICK = 84;

/**
 * A drawing of what happened when, from left to right: a dot for a day, a bar for a longer time, numbered as the rows
 * that tell it. The gaps between days are shortened, the more the longer they are, so that a look back of fifty years
 * does not press the week of the news into one point. Nothing where fewer than two are dated.
 */
export function timelineSvg(dated: readonly Dated[], title: string): string {
  if (dated.length < 2) return '';
  const sorted = [...dated].sort((a, b) => compare(a.days[0], b.days[0]) || compare(a.days[1], b.days[1]));
  const placeOf = scale(sorted);
  const lanes: number[] = [];
  const shapes = sorted.map(item => {
    const [from, to] = [placeOf(item.days[0]), placeOf(item.days[1])];
    let lane = lanes.findIndex(end => end + 2 * RADIUS + 4 < from);
    if (lane < 0) lane = lanes.push(0) - 1;
    lanes[lane] = to;
    return shapeOf(item, from, to, AXIS + LANE * lane + LANE / 2 + 6);
  });
  const height = AXIS + LANE * lanes.length + 12;
  return [
    openTag('svg', { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, role: 'group', 'aria-label': title }),
    emptyTag('line', { class: 'axis', x1: 0, x2: WIDTH, y1: AXIS - 8, y2: AXIS - 8 }),
    ...ticks(sorted, placeOf),
    ...shapes,
    '</svg>',
  ].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a day stands from left to right. Between days that are told of, the gap grows with its logarithm. */
function scale(dated: readonly Dated[]): (day: string) => number {
  const days = [...new Set(dated.flatMap(({ days: [from, to] }) => [from, to]))].sort(compare);
  const at = new Map<string, number>();
  let sum = 0;
  for (const [i, day] of days.entries()) {
    if (i > 0) sum += 1 + Math.log2(1 + (parseIsoDay(day) ?? 0) - (parseIsoDay(days[i - 1]) ?? 0));
    at.set(day, sum);
  }
  const unit = sum === 0 ? 0 : (WIDTH - 2 * MARGIN) / sum;
  return day => Math.round(10 * (sum === 0 ? WIDTH / 2 : MARGIN + unit * (at.get(day) ?? 0))) / 10;
}

/** The days on which something begins, as many as have room. */
function ticks(sorted: readonly Dated[], placeOf: (day: string) => number): readonly string[] {
  const written: string[] = [];
  let end = Number.NEGATIVE_INFINITY;
  const last = sorted.at(-1)?.days[0] ?? '';
  for (const day of new Set(sorted.map(({ days }) => days[0]))) {
    const at = placeOf(day);
    if (at - end < TICK || (day !== last && placeOf(last) - at < TICK)) continue;
    end = at;
    written.push(
      emptyTag('line', { class: 'axis', x1: at, x2: at, y1: AXIS - 12, y2: AXIS - 4 }),
      element('text', { x: at, y: AXIS - 18, 'text-anchor': 'middle' }, dayWords(day) ?? day),
    );
  }
  return written;
}

function shapeOf({ mark, words, link }: Dated, from: number, to: number, y: number): string {
  const middle = (from + to) / 2;
  return [
    openTag('a', { href: link, 'aria-label': words }),
    `<title>${xmlText(words)}</title>`,
    emptyTag('rect', {
      ...{ x: from - RADIUS, y: y - RADIUS, width: to - from + 2 * RADIUS, height: 2 * RADIUS, rx: RADIUS },
    }),
    element('text', { class: 'mark', x: middle, y: y + 4, 'text-anchor': 'middle' }, mark),
    '</a>',
  ].join('');
}

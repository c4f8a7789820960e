import type { Span } from '../text/span';

/**
 * What each of several people marked with one label, in the order of the text, not overlapping; all in a text of
 * `length` units.
 */
export interface Unitizing {
  readonly length: number;
  readonly people: readonly (readonly Span[])[];
}

/** How far people disagree, and how far they would by chance, as `unitizingAlpha` compares it. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** A stretch of the text that one person marked, or left. */
interface Section extends Span {
  readonly marked: boolean;
}

/**
 * The observed and the expected disagreement of people who cut a text into units of one label: Krippendorff, "On the
 * reliability of unitizing continuous data", Sociological Methodology 25 (1995), and "Measuring the reliability of
 * qualitative text analysis data", Quality & Quantity 38 (2004), of which the names are: L the length, m the people, N
 * the units, l the length of one.
 */
export function unitizingDisagreement({ length, people }: Unitizing): Disagreement {
  const sections = people.map(units => sectionsOf(units, length));
  return { observed: observedOf(sections, length), expected: expectedOf(sections, length) };
}

/**
 * Krippendorff's alpha for unitizing, of one label or of several together: 1 where all agree, 0 as by chance; null
 * where nobody marked anything.
 */
export function unitizingAlpha(all: readonly Disagreement[]): number | null {
  let observed = 0;
  let expected = 0;
  for (const each of all) {
    observed += each.observed;
    expected += each.expected;
  }
  return expected === 0 ? null : 1 - observed / expected;
}

/** The text as one person sees it: units and the gaps around them. */
function sectionsOf(units: readonly Span[], length: number): readonly Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of units) {
    if (start > at) sections.push({ start: at, end: start, marked: false });
    sections.push({ start, end, marked: true });
    at = end;
  }
  if (at < length) sections.push({ start: at, end: length, marked: false });
  return sections;
}

function observedOf(people: readonly (readonly Section[])[], length: number): number {
  let sum = 0;
  for (let i = 0; i < people.length; i++)
    for (let j = i + 1; j < people.length; j++) sum += 2 * differences(people[i], people[j]);
  return sum / (people.length * (people.length - 1) * length * length);
}

/** The sum of the squared differences of all sections of two people that meet. */
function differences(a: readonly Section[], b: readonly Section[]): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    sum += difference(a[i], b[j]);
    const [endA, endB] = [a[i].end, b[j].end];
    if (endA <= endB) i++;
    if (endB <= endA) j++;
  }
  return sum;
}

/** Two units that meet differ by what each sticks out at both ends; a unit that lies within a gap, by its length. */
function difference(a: Section, b: Section): number {
  if (a.marked && b.marked) return (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
  if (a.marked && b.start <= a.start && a.end <= b.end) return (a.end - a.start) ** 2;
  if (b.marked && a.start <= b.start && b.end <= a.end) return (b.end - b.start) ** 2;
  return 0;
}

function expectedOf(people: readonly (readonly Section[])[], length: number): number {
  const sizes = (marked: boolean): number[] =>
    people.flatMap(sections => sections.filter(s => s.marked === marked).map(({ start, end }) => end - start));
  const units = sizes(true);
  const gaps = sizes(false).sort((a, b) => b - a);
  // how many gaps are at least so long, and their lengths together, from the longest on
  const sums = [0];
  for (const gap of gaps) sums.push(sums[sums.length - 1] + gap);
  const ordered = [...units].sort((a, b) => b - a);
  let sum = 0;
  let count = 0;
  for (const l of ordered) {
    while (count < gaps.length && gaps[count] >= l) count++;
    const within = sums[count] + count * (1 - l);
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * within;
  }
  const all = people.length * length;
  const pairs = all * (all - 1) - units.reduce((total, l) => total + l * (l - 1), 0);
  return pairs === 0 ? 0 : ((2 / length) * sum) / pairs;
}

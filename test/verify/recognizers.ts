// Reads the cases of Recognizers-Text (../shared/data/dev/figures-recognizers.jsonl) as that corpus means them, and
// counts how many of its figures the engine finds with the right value. `--errors` lists the others.
//
// - "27%" is 27 percent; "[2,5)" and "(20,]" are bounds: a range's two ends, or a number and what its modifier says, in
// one figure or in two.
// - An amount of money or a measure is its number, coins counted as they are or as the share of the unit, and the
// currency where one is told.
// - A date is right when it is the TIMEX3 value asked for, or one of the days, times or periods that the case lists for
// it: "Friday" near a
//   given day is that day's Friday. A range told by two figures is right when they are its ends. A length is right as a
// length. Counted apart, since the format has no such thing or a reader would not read it so:
// - ranks counted from the end or from where one is ("last", "next one"); units and currencies without a number;
// "percent of 10";
// - times counted from the hour of the request ("in 5 minutes"), meals, working days, zones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { annotate, toDocument } from '../../src/core';
import type { Figure, FigureValue, Modifier } from '../../src/core/annotations/model';
import { SHARED } from '../support/sharedData';
import { periodOf, secondsOf } from './timePeriod';

interface Reading {
  readonly timex?: string;
  readonly type?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

interface Resolution {
  readonly value?: string | null;
  readonly isoCurrency?: string;
  readonly values?: readonly Reading[];
}

interface Case {
  readonly model: string;
  readonly text: string;
  readonly date?: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly resolution?: Resolution }[];
}

const FILE = join(SHARED, 'data', 'dev', 'figures-recognizers.jsonl');

const near = (a: number | undefined, b: number): boolean =>
  a !== undefined && (a === b || Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), 1e-9));

/** Whether figures say the value of a case; 'apart' when it is not theirs to say. */
function judge(figures: readonly Figure[], words: string, wanted: Resolution, date: string | null): boolean | 'apart' {
  if (wanted.values !== undefined) return judgeTime(figures, words, wanted.values, date);
  const value = wanted.value ?? '';
  if (value === '' || value === 'null') return 'apart';
  if (/^(?:end|current)[+-]/.test(value)) return 'apart';
  const range = /^([[(])(-?[\d.E+]*),(-?[\d.E+]*)([\])])$/.exec(value);
  if (range !== null) return saysRange(figures, range.slice(1));
  if (value.endsWith('%')) {
    if (/^per ?cent of/.test(words)) return 'apart';
    const percent = Number(value.slice(0, -1));
    return figures.some(f => f.label === 'PERCENT' && near(f.value.number, percent));
  }
  const number = Number(value);
  return figures.some(({ label, value: own }) => {
    const amounts = label === 'MONEY' ? [number, number / 100] : [number];
    const told = amounts.some(n => near(own.number, n)) || (own.upper !== undefined && near(own.upper, number));
    return told && (wanted.isoCurrency === undefined || own.unit === wanted.isoCurrency);
  });
}

const LEAST: readonly (Modifier | null)[] = ['more_than', 'at_least'];
const MOST: readonly (Modifier | null)[] = ['less_than', 'at_most'];

/** Whether figures say a range: its brackets and its ends, "" for an open one. */
function saysRange(figures: readonly Figure[], [open, low, high, close]: readonly string[]): boolean {
  const values = figures.map(f => f.value);
  const bound = (value: FigureValue, end: string, modifier: Modifier): boolean =>
    near(value.number, Number(end)) && value.modifier === modifier;
  const fromLow = (value: FigureValue): boolean => bound(value, low, open === '(' ? 'more_than' : 'at_least');
  const toHigh = (value: FigureValue): boolean => bound(value, high, close === ')' ? 'less_than' : 'at_most');
  if (low === high)
    return values.some(v => near(v.number, Number(low)) && !LEAST.includes(v.modifier) && !MOST.includes(v.modifier));
  if (low === '') return values.some(toHigh);
  if (high === '') return values.some(fromLow);
  const whole = values.some(v => near(v.lower, Number(low)) && near(v.upper, Number(high)));
  return whole || (values.some(fromLow) && values.some(toHigh));
}

function judgeTime(
  figures: readonly Figure[],
  words: string,
  readings: readonly Reading[],
  date: string | null,
): boolean | 'apart' {
  const timexes = figures.map(f => f.value.timex?.value).filter(value => value !== undefined);
  const saying = readings.some(reading => says(timexes, reading, date));
  if (saying) return true;
  return readings.every(reading => isApart(reading, words)) ? 'apart' : false;
}

function isApart({ timex, type = '' }: Reading, words: string): boolean {
  if (timex === undefined || /TMEL|BD\)?$/.test(timex)) return true;
  return (
    type.startsWith('datetime') &&
    /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(timex) &&
    /\b(?:minutes?|mins?|hours?|hrs?|seconds?|\d+h)\b/.test(words)
  );
}

function says(timexes: readonly string[], reading: Reading, date: string | null): boolean {
  const { timex = '', type = '', value, start, end } = reading;
  const hour = /T\d\d$/.test(timex) ? `${timex}:00` : timex;
  if (timexes.includes(hour) || timexes.includes(timex)) return true;
  const length = secondsOf(
    type === 'duration' || type === 'set' ? timex : (/^\(.*,(P[^,]*)\)$/.exec(timex)?.[1] ?? ''),
  );
  if (length !== null && timexes.some(own => secondsOf(own) === length)) return true;
  // a part of a day, or the month of a year that is left open: "XXXX-WXX-2TAF", "XXXX-11"
  const partly = timexes.some(own => isOneOf(own, timex) && (start ?? value ?? '').startsWith(own.slice(0, 7)));
  if (partly && /T[A-Z]{2}$|^XXXX-\d\d(?:-W\d\d)?$/.test(timex)) return true;
  const periods = timexes.map(own => periodOf(own, date)).filter(period => period !== null);
  if (value !== undefined) return periods.some(p => p.start === value);
  const first = periods[0];
  const last = periods[periods.length - 1];
  if (first === undefined || last === undefined) return false;
  if (start !== undefined && first.start !== start) return false;
  return end === undefined ? start !== undefined : [last.end, last.last, last.start].includes(end);
}

/** Whether a value is one of those that a pattern with X for what is open allows. */
function isOneOf(value: string, pattern: string): boolean {
  const day = /^XXXX-WXX-\d(T[A-Z]{2})$/.exec(pattern);
  if (day !== null) return /^\d{4}-\d\d-\d\d/.test(value) && value.endsWith(day[1]);
  return value.length === pattern.length && [...pattern].every((c, i) => c === 'X' || c === value[i]);
}

interface Count {
  right: number;
  all: number;
  apart: number;
}

const cases = readCases();
if (cases === null) process.stdout.write(`skipped: there is no ${FILE} on this machine\n`);
else {
  const counts = new Map<string, Count>();
  const errors: string[] = [];
  for (const { model, text, date, spans } of cases) {
    const day = date?.slice(0, 10) ?? null;
    const { figures } = toDocument(annotate(text, { id: 'case', date: day }));
    const count = counts.get(model) ?? { right: 0, all: 0, apart: 0 };
    counts.set(model, count);
    for (const { start, end, resolution = {} } of spans) {
      const own = figures.filter(f => f.start < end && start < f.end);
      const words = text.slice(start, end);
      const verdict = judge(own, words, resolution, day);
      if (verdict === 'apart') count.apart++;
      else {
        count.all++;
        if (verdict) count.right++;
        else {
          const wanted = resolution.value ?? (resolution.values ?? []).map(r => r.timex ?? r.value).join(' or ');
          const said = own.map(f => `"${f.text}" ${JSON.stringify(f.value)}`).join('; ');
          errors.push(
            `${model}: "${words}" of "${text}" (${day ?? 'no date'}) is ${wanted}: ${said === '' ? 'not found' : said}`,
          );
        }
      }
    }
  }
  for (const [model, { right, all, apart }] of counts) {
    const share = ((100 * right) / all).toFixed(1);
    process.stdout.write(
      `${model.replace(/Model$/, '').padEnd(12)} ${share.padStart(5)} % right, ${right} of ${all}; ${apart} apart\n`,
    );
  }
  if (process.argv.includes('--errors')) for (const error of errors) process.stdout.write(`  ${error}\n`);
}

function readCases(): readonly Case[] | null {
  try {
    return readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Case);
  } catch {
    return null;
  }
}

import type { AnnotateOptions } from '../../src/core';

/** Makes random strings out of what annotators look for and of what they must survive. */
export interface Fuzz {
  /** Up to some 150 UTF-16 code units. */
  text(): string;
  /** A date of publication, or none. */
  options(): AnnotateOptions;
}

const WORDS = (
  'the a of in on to and or between from by at than per about nearly more less least most over up half quarter third two three ' +
  'twelve twenty-five hundred thousand million billion dozen first second 21st percent pc points dollars euros yen cents tons km miles ' +
  'feet degrees Celsius mph knots hours days weeks months years decades century Monday Thursday tomorrow yesterday tonight noon midnight ' +
  'January Feb. April March May 2019 1999 1990s mid-1980s Q3 spring fiscal early late next last this ago later since until a.m. p.m. GMT ' +
  'Kim Jong-un Putin Trump Moscow Oslo Russia Russian North Korea EU U.S. UN AP Reuters Boeing 737 Airbus Apple Inc. Bank Party Street ' +
  'President Mr Dr met meets visited attacked killed arrested elected said announced will would not never signed talks summit strike ' +
  'he she they his who which that leaders sanctions according reported launch crash sentenced $ € £ % ° ± × ½ ¾ - – — / : ; , . ! ? ' +
  '( ) [ ] { } " “ ” ‘ ’ « » … • @ # & * _ = + ~ ^ | \\ \' `'
).split(' ');
const NUMBERS = [
  '0',
  '7',
  '10',
  '1,000',
  '10 000',
  '1.5',
  '1.234,56',
  '-3',
  '3-5',
  '50-49',
  '1/2',
  '06:59',
  '2019-04-25',
  '1e9',
  '00',
  '99999999999999999999',
  '٣',
  '１２',
  '²',
];
const HOSTILE = [
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\n\n',
  '\u2028',
  '\ud83d',
  '\ude00',
  '😀',
  '\u202e',
  'שלום',
  'é',
  'e\u0301',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\uffff',
  'ǆ',
  'ß',
  'İ',
  '北京',
  '\t',
  '   ',
  'a'.repeat(40),
  '9'.repeat(40),
  "''''",
  '((((',
  '....',
];

/** `random` gives numbers in [0, 1). */
export function createFuzz(random: () => number): Fuzz {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
  const piece = (): string => {
    const kind = random();
    if (kind < 0.6) return pick(WORDS);
    if (kind < 0.8) return pick(NUMBERS);
    if (kind < 0.92) return pick(HOSTILE);
    return String.fromCharCode(Math.floor(random() * (random() < 0.7 ? 128 : 65_536)));
  };
  return {
    text() {
      const cased = random();
      const spaced = random();
      let text = '';
      for (let left = 1 + Math.floor(random() * 24); left > 0; left--) {
        text += piece();
        if (random() < 0.2 + spaced) text += ' ';
      }
      if (cased < 0.25) return text.toLowerCase();
      return cased < 0.35 ? text.toUpperCase() : text;
    },
    options: () => ({ date: pick([null, '2019-04-25', '2024-02-29', '2000-01-01', '9999-12-31']) }),
  };
}

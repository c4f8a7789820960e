import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/core/blocks/block';
import { createBlock } from '../../../src/core/blocks/blocks';
import { readFigures } from '../../../src/core/figures/figureAnnotator';
import { figureTables } from '../../../src/core/figures/words/figureTables';
import { Sight } from '../../../src/core/figures/words/firstSight';
import { KnownWords } from '../../../src/core/figures/words/knownWords';
import { TokenView } from '../../../src/core/figures/words/tokenView';
import { tableRows } from '../../../src/core/text/table';

const known = new KnownWords(figureTables());

/** A view that rules nothing out at first sight, so that every reading is tried at every token. */
class Farsighted extends TokenView {
  override sight(i: number): number {
    return this.isDigits(i) ? -1 : ~Sight.digits;
  }

  override follows(): boolean {
    return true;
  }

  override isBare(): boolean {
    return false;
  }

  override nextStart(i: number): number {
    let at = i;
    while (at < this.length && !this.starts(at)) at++;
    return at;
  }
}

const GRAMMAR =
  `a an the . , - – — ' ’ ' " ( ) : / $ € £ ½ % + ± ~ < > ^ × & of in on at to from by between and or over out more than less about up as many much
  nearly around early late mid end beginning rest turn dawn height whole very earlier later post pre this that these last past next coming following
  previous same current recent its future all each every any other another some few several couple half quarter third first second one two seven ten
  twelve fifteen twenty thirty ninety hundred thousand million billion dozen dozens tens hundreds thousands minus negative point times tenfold fold
  day days week weeks month months year years decade century hour hours minute minutes seconds morning afternoon evening night noon midnight overnight
  today yesterday tomorrow tonight now currently daily weekly annual monday Monday Sun Sat wed may May March March Sept Oct December nineties summer Fall
  fiscal calendar school academic financial fy FY19 cy Q1 h2 q week weekend Christmas New Year Easter Fourth July 9 11 9/11 25 2019 1990 80 1950 53 000 3 1
  1.5 10,000 06:59 4/25 12.30 0735 16 30th st nd rd th s 's o'clock o clock a.m. p.m. am pm GMT EST local time ago hence since before after until till
  through long old olds aged age ages consecutive straight full business percent per cent percentage points basis pct dollars cents dollar US us USD A
  USD115 Rs rs pounds yuan km miles feet ft inches in m kg tons square cubic meters of them people soldiers Kim Avenue Downing Street COVID Boeing`
    .split(/\s+/)
    .filter(word => word !== '');

/**
 * Every word that stands in a string or an expression of the grammar, or in one of its lists of cues, so that the words
 * of new readings are tried as well.
 */
const room = path.resolve(import.meta.dirname, '../../../src/core/figures');
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' });
const NAMED = [
  ...new Set([
    ...sources
      .filter(name => name.endsWith('.ts'))
      .flatMap(name => readFileSync(path.join(room, name), 'utf8').match(/'[^'\n]+'|\/\^.*\$\//g) ?? [])
      .flatMap(literal => literal.match(/[a-z]+/g) ?? []),
    ...sources
      .filter(name => /(?:Cues|edgeWords|grammarWords)\.tsv$/.test(name))
      .flatMap(name =>
        tableRows(readFileSync(path.join(room, name), 'utf8')).map(([first, second]) =>
          name.includes('edge') ? first : second,
        ),
      ),
  ]),
];

const figureTexts = fc
  .array(
    fc.tuple(
      fc.oneof({ arbitrary: fc.constantFrom(...GRAMMAR), weight: 3 }, fc.constantFrom(...NAMED)),
      fc.constantFrom(' ', ' ', ' ', ' ', '', '-'),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.flat().join(''));

function expectAllSeen(block: Block): void {
  expect(readFigures(new TokenView(block, known), [])).toEqual(readFigures(new Farsighted(block, known), []));
}

describe('the first sight of a word', () => {
  test('rules no reading out that the grammar would find', () => {
    fc.assert(
      fc.property(fc.oneof(figureTexts, fc.string({ maxLength: 80 })), text => {
        expectAllSeen(createBlock(text));
        expectAllSeen(createBlock(text.toLowerCase()));
      }),
      { numRuns: 1500 },
    );
  });
});

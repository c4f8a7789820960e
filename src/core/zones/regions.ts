import type { Block } from '../blocks/block';
import { tableRows } from '../text/table';
import { PhraseTable } from './phrases';
import table from './regions.tsv';
import { endsInStop, wordsOf } from './words';

type Region = 'links' | 'comments' | 'footer';

const rows = tableRows(table);
const OPENERS = new PhraseTable(
  rows
    .filter(([, match]) => match === 'opens')
    .map(([region, , phrase]): [string, Region] => [phrase, region as Region]),
);
const GOES_ON: ReadonlySet<string> = new Set(rows.filter(r => r[1] === 'goes on').map(r => r[2]));
const cues = (region: string) =>
  new PhraseTable(rows.filter(r => r[0] === region && r[1] === 'cue').map(r => [r[2], true] as const));
const PRIVACY = cues('privacy');
const SHARE = cues('share');

/** A paragraph of one block, and what is known of it. */
export interface Line {
  readonly block: Block;
  /** Whether it is furniture by itself. */
  readonly known: boolean;
}

/** Most tokens of a line that opens a region, beyond the phrase that tells it. */
const BEYOND = 5;
/** Prose has a stop and so many tokens; long prose has so many. */
const PROSE = 6;
const LONG_PROSE = 22;
/** Most tokens of an item of a menu, and of a headline in a list of links; fewest of them that make a list. */
const ITEM = 4;
const LINK = 18;
const FEWEST_ITEMS = 3;
const FEWEST_LINKS = 3;

/**
 * The lines that belong to regions of web furniture, by index: headlines of other articles below "most read" until
 * prose resumes, all below "comments", the foot of a page, menus, lines of share buttons and of privacy notices.
 * `lines` are the paragraphs in order; undefined for one of several blocks, which is prose. Linear.
 */
export function furnitureRegions(lines: readonly (Line | undefined)[]): readonly number[] {
  const found = new Set<number>();
  let region: Region | undefined;
  // the head of a page is not its foot: below its first line of prose
  let body = false;
  lines.forEach((line, i) => {
    if (line === undefined) {
      region = region === 'comments' ? region : undefined;
      body = true;
      return;
    }
    const opened = openedBy(line.block);
    if (opened !== undefined && (body || opened === 'links')) {
      region = opened;
      found.add(i);
    } else if (region !== undefined && !ends(region, line.block)) found.add(i);
    else {
      region = undefined;
      body ||= isProse(line.block, PROSE);
      if (isCued(line.block) || isMenuLine(line)) found.add(i);
    }
  });
  for (const i of menus(lines)) found.add(i);
  for (const i of lastLinks(lines, found)) found.add(i);
  return [...found];
}

function openedBy(block: Block): Region | undefined {
  const words = wordsOf(block);
  const match = OPENERS.find(words, 0);
  if (match === undefined || words.length > match.end + BEYOND || endsInStop(block.text.replace(/[.:]$/, '')))
    return undefined;
  // "Comments by the minister angered many": a line of a region is no clause
  const next = words[match.end];
  return next === undefined || !/^\p{L}/u.test(next) || GOES_ON.has(next) ? match.value : undefined;
}

function ends(region: Region, block: Block): boolean {
  if (region === 'comments') return false;
  return isProse(block, region === 'links' ? PROSE : LONG_PROSE);
}

function isProse({ tokens, text }: Block, least: number): boolean {
  return tokens.length >= least && (endsInStop(text) || tokens.length >= 2 * LONG_PROSE);
}

/** Whether a line has several phrases of a privacy notice, or consists of the names of buttons. */
function isCued(block: Block): boolean {
  const words = wordsOf(block);
  if (words.length > 90) return false;
  return cueCount(PRIVACY, words).count > 1 || isButtons(words);
}

function isButtons(words: readonly string[]): boolean {
  const { count, covered } = cueCount(SHARE, words);
  const letters = words.filter(word => /\p{L}/u.test(word)).length;
  return count > 1 && covered === letters;
}

function cueCount(
  cues: PhraseTable<true>,
  words: readonly string[],
): { readonly count: number; readonly covered: number } {
  const found = new Set<string>();
  let covered = 0;
  for (let at = 0; at < words.length; at++) {
    const match = cues.find(words, at);
    if (match === undefined) continue;
    found.add(words.slice(at, match.end).join(' '));
    covered += match.end - at;
    at = match.end - 1;
  }
  return { count: found.size, covered };
}

/**
 * Lines of a menu: several in a row of a word or two each, above all prose or below it; between prose they are a list
 * of the article's.
 */
function menus(lines: readonly (Line | undefined)[]): number[] {
  const isBody = (line: Line | undefined): boolean => line === undefined || isProse(line.block, PROSE);
  const first = lines.findIndex(isBody);
  const last = lines.findLastIndex(isBody);
  return runs(lines, isItem)
    .filter(run => run.length >= FEWEST_ITEMS && (run[0] < first || run[0] > last))
    .flat();
}

function isItem({ block: { tokens, text }, known }: Line): boolean {
  return !known && tokens.length <= ITEM && !/[.!?:\d]/.test(text);
}

/** What stands between the items of a menu in one line, or of the way to a page: "Home > World". */
const BETWEEN_ITEMS = / {2,}|\t+| [|•·»›>] /;
/** Most characters of an item of such a line, and of the line. */
const ITEM_LENGTH = 40;
const MENU_LENGTH = 400;

/** Whether a line is a menu by itself: three items at least, none of them a sentence, and not most of them numbers. */
function isMenuLine({ block: { text }, known }: Line): boolean {
  if (known || text.length > MENU_LENGTH || endsInStop(text)) return false;
  const items = text.trim().split(BETWEEN_ITEMS);
  if (items.length < FEWEST_ITEMS || items.some(isSentence)) return false;
  return items.filter(item => /^\D*\p{Lu}/u.test(item)).length > items.length / 2;
}

/** Too long for an item of a menu, or ended by a stop that is no abbreviation's: "U.S." */
function isSentence(item: string): boolean {
  return item.length > ITEM_LENGTH || (item.includes(' ') && endsInStop(item));
}

/** Headlines of other articles that end a page, with no line above that says so. */
function lastLinks(lines: readonly (Line | undefined)[], found: ReadonlySet<number>): number[] {
  const links: number[] = [];
  for (let i = lines.length - 1; i > 0; i--) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.known || found.has(i)) continue;
    if (!isLink(line.block)) break;
    links.push(i);
  }
  return links.length >= FEWEST_LINKS ? links : [];
}

function isLink({ tokens, text, register }: Block): boolean {
  return (
    register !== 'caseless' &&
    tokens.length <= LINK &&
    tokens.length > 3 &&
    !/[.:;,!]["”’)]?$|^[-•–*]|\d\s{0,3}[-–:]\s{0,3}\d/.test(text) &&
    /^["'“‘]?\p{Lu}/u.test(text)
  );
}

/** The stretches of lines in a row of which something holds. */
function runs(lines: readonly (Line | undefined)[], holds: (line: Line) => boolean): number[][] {
  const out: number[][] = [];
  let run: number[] = [];
  lines.forEach((line, i) => {
    if (line !== undefined && holds(line)) run.push(i);
    else {
      if (run.length > 0) out.push(run);
      run = [];
    }
  });
  return run.length > 0 ? [...out, run] : out;
}

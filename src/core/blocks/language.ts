import { lazily } from '../text/lazily';
import { tableRows } from '../text/table';
import type { Block, PlacedBlock } from './block';
import table from './language.tsv';

/** The language of a document as far as it matters: English, or null where it plainly is not. */
export type Language = 'en' | null;

/** With fewer words a text is taken for English: a name, a headline or a line of figures says too little. */
const FEWEST_WORDS = 20;
/**
 * From this share of function words of English on it is English, whatever else there is. A running text has some 0.3.
 */
const ENGLISH = 0.07;
/**
 * The share of the function words of one other language, and how many different ones there must be: one may be a name.
 */
const OTHER = 0.1;
const FEWEST_OTHER = 4;
/** What share of the words must be of another script. */
const OTHER_SCRIPT = 0.7;
/** How many letters make a word: of alphabets, and of scripts without spaces. */
const LETTERS = 5;
const SIGNS = 2;

/** What the words of a block are. */
interface WordCounts {
  /** In Latin letters. */
  readonly latin: number;
  /** Those of `latin` that are function words of English. */
  readonly english: number;
  /** In other scripts, by their letters. */
  readonly otherScript: number;
  /** Those of `latin` that are function words of other languages, and how often each is there. */
  readonly others: ReadonlyMap<string, number>;
}

/**
 * Whether a document is English. Taken from the counts of its blocks, which are kept with them, so that a version of a
 * text costs a sum. In doubt it is English: short texts, lists of names and tables of figures, and English between
 * boilerplate of another language. Told by function words, which a running text of any subject has (Grefenstette 1995),
 * and by the script.
 */
export function documentLanguage(blocks: readonly PlacedBlock[]): Language {
  let latin = 0;
  let english = 0;
  let otherScript = 0;
  for (const { block } of blocks) {
    const counts = countsOf(block);
    latin += counts.latin;
    english += counts.english;
    otherScript += counts.otherScript;
  }
  const words = latin + otherScript;
  if (words < FEWEST_WORDS) return 'en';
  if (otherScript >= OTHER_SCRIPT * words) return null;
  if (latin < FEWEST_WORDS || english >= ENGLISH * latin) return 'en';
  return Math.max(OTHER * latin, 2 * english) <= mostOfOneLanguage(blocks) ? null : 'en';
}

/** How many words are function words of that other language that has most of them, and enough different ones. */
function mostOfOneLanguage(blocks: readonly PlacedBlock[]): number {
  const words = new Map<string, number>();
  for (const { block } of blocks)
    for (const [word, count] of countsOf(block).others) words.set(word, (words.get(word) ?? 0) + count);
  const sums = new Map<string, number>();
  const different = new Map<string, number>();
  for (const [word, count] of words) {
    for (const language of languages().get(word) ?? []) {
      sums.set(language, (sums.get(language) ?? 0) + count);
      different.set(language, (different.get(language) ?? 0) + 1);
    }
  }
  let most = 0;
  for (const [language, sum] of sums) if ((different.get(language) ?? 0) >= FEWEST_OTHER) most = Math.max(most, sum);
  return most;
}

const kept = new WeakMap<Block, WordCounts>();

/** The counts of a block. Kept with the block. */
function countsOf(block: Block): WordCounts {
  let counts = kept.get(block);
  if (counts === undefined) {
    counts = countWords(block);
    kept.set(block, counts);
  }
  return counts;
}

function countWords({ text, tokens }: Block): WordCounts {
  const known = languages();
  let latin = 0;
  let english = 0;
  const others = new Map<string, number>();
  for (const token of tokens) {
    if ((token.kind !== 'word' && token.kind !== 'abbreviation') || !isLatin(token.text.charCodeAt(0))) continue;
    latin++;
    const word = token.text.toLowerCase();
    const of = known.get(word);
    if (of === undefined) continue;
    if (of[0] === 'English') english++;
    else others.set(word, (others.get(word) ?? 0) + 1);
  }
  return { latin, english, otherScript: otherScriptWords(text), others };
}

/** The words of a text that are not in Latin letters, by the number of letters. */
function otherScriptWords(text: string): number {
  let letters = 0;
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Greek to Khmer and Mongolian; then kana, ideographs and Hangul, without their punctuation
    if (unit >= 0x370 && unit < 0x1d00) letters++;
    else if ((unit >= 0x3040 && unit < 0xd7b0) || (unit >= 0xf900 && unit < 0xfb00)) signs++;
  }
  return letters / LETTERS + signs / SIGNS;
}

/** Basic Latin to Latin Extended-B, and Latin Extended Additional, in which Vietnamese is written. */
function isLatin(unit: number): boolean {
  return unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00);
}

/** The languages that a word is a function word of. */
const languages = lazily((): ReadonlyMap<string, readonly string[]> => {
  const known = new Map<string, string[]>();
  for (const [language, word] of tableRows(table)) {
    const others = known.get(word);
    if (others === undefined) known.set(word, [language]);
    else others.push(language);
  }
  return known;
});

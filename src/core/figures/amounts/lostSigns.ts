import { tableRows } from '../../text/table';
import { parseNumber } from '../numbers/numbers';
import type { Currency } from '../words/figureTables';
import type { NumberReading } from '../words/numberReading';
import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';
import moneyTable from './moneyWords.tsv';

/** What prices are told by: "52 82 a barrel". */
const PRICED = AMOUNT_CUES.forms('pricedStripped');

let words: ReadonlySet<string> | undefined;

/** How many tokens before and after an amount a word of money is looked for. */
const BEFORE = 6;
const AFTER = 3;
const CLAUSE = AMOUNT_CUES.forms('clauseWord');

/**
 * Whether a number of text without punctuation is an amount of money whose sign is lost ("a deal worth 2 5 billion").
 * Measured on news with its signs taken away: of millions and billions in digits that count nothing, 95 in 100 are; of
 * other numbers from a thousand up that count nothing, 85 in 100 with such a word near.
 */
export function isMoneyWithoutSign(view: TokenView, start: number, number: NumberReading): boolean {
  if (!view.stripped || !number.digits || number.fraction === true || number.ordinal === true) return false;
  if (number.scaled === true && number.value >= 1e6) return true;
  if (/^(?:a|per)$/.test(view.word(number.end)) && PRICED.has(view.word(number.end + 1))) return true;
  if (number.value < 1000 || number.scaled === true || !Number.isInteger(number.value)) return false;
  words ??= new Set(tableRows(moneyTable).map(([word]) => word));
  for (let i = start - 1; i >= start - BEFORE; i--) if (words.has(view.word(i))) return true;
  for (let i = number.end; i < number.end + AFTER && !CLAUSE.has(view.word(i)); i++)
    if (words.has(view.word(i))) return true;
  return false;
}

const RATES = AMOUNT_CUES.forms('rate');
const CHANGES = AMOUNT_CUES.forms('changed');
const BEFORE_PERCENT = AMOUNT_CUES.forms('beforePercent');
const SHARES = AMOUNT_CUES.forms('shareAfter');

/**
 * Whether a number of text without punctuation is a percentage whose sign is lost ("inflation of 3 5", "fell by 12",
 * "89 7 of the vote"). Measured on news with its signs taken away: 97 in 100 of the numbers up to a hundred that count
 * nothing and stand so are.
 */
export function isPercentWithoutSign(view: TokenView, start: number, number: NumberReading): boolean {
  if (!view.stripped || !number.digits || number.scaled === true || number.fraction === true) return false;
  if (number.value < 0 || number.value > 100) return false;
  let before = start - 1;
  while (before > start - 4 && BEFORE_PERCENT.has(view.word(before))) before--;
  if (view.word(start - 1) === 'by' || RATES.has(view.word(before)) || SHARES.has(view.word(number.end))) return true;
  if (number.plain)
    return (
      view.word(number.end) === 'of' &&
      view.word(number.end + 1) === 'the' &&
      /^(?:popular|votes?|population|electorate|respondents)$/.test(view.word(number.end + 2))
    );
  return (
    CHANGES.has(view.word(before)) ||
    (view.word(number.end) === 'of' && /^(?:the|all|its|their|his|those)$/.test(view.word(number.end + 1)))
  );
}

/** The currency that "us", "u s" or "hk" stands for before an amount: what stripping leaves of "US$5 million". */
export function strippedMark(view: TokenView, i: number): { readonly end: number; readonly currency: Currency } | null {
  if (!view.stripped) return null;
  const spelled = view.word(i) === 'u' && view.word(i + 1) === 's';
  const currency = view.tables.strippedMarks.get(spelled ? 'us' : view.word(i));
  const end = spelled ? i + 2 : i + 1;
  if (currency === undefined || !view.isDigits(end)) return null;
  const number = parseNumber(view, end);
  if (number === null || number.ordinal === true || number.fraction === true) return null;
  const large = number.scaled === true ? number.value >= 1e6 : number.value >= 1000 && number.end > end + 1;
  return large && !countsSomething(view, number.end) ? { end, currency } : null;
}

/** Whether a plural follows, so that the number counts it ("the us 15 million people"). */
function countsSomething(view: TokenView, end: number): boolean {
  for (let i = end; i < end + 2; i++)
    if (/^(?:people|men|women|children)$|[a-z]{3}[^s]s$/.test(view.word(i))) return true;
  return false;
}

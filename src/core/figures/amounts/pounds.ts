import type { TokenView } from '../words/tokenView';
import { AMOUNT_CUES } from './amountCues';

/** Whether "pounds" are the weight here. */
export function isWeight(view: TokenView, noun: number, end: number): boolean {
  const w = view.word(noun);
  if ((w !== 'pound' && w !== 'pounds') || view.word(end) === 'sterling') return false;
  // "to the dollar", "per family"
  const next = view.word(end);
  if (next === 'to' && view.word(end + 1) === 'the' && view.tables.currencies.match(view.lower, end + 2) !== null)
    return false;
  if (next === 'per' && PAID_PER.has(view.word(end + 1))) return false;
  // "a 20 pound note"
  if (NOTES.has(next)) return false;
  const goods = next === 'of' && !MONEY_OF.has(view.word(end + 1));
  if (next === 'of' && !goods) return false;
  // "two million pounds", "thousands of pounds in rent", but "20 pounds of potatoes" whatever they cost
  if (isScaled(view, noun))
    return goods
      ? !isPaid(view, noun) || isBought(view, noun)
      : next === 'and' && !isPaid(view, noun) && !isPoundStory(view);
  if (isPaid(view, noun)) return goods;
  return WEIGHT_AFTER.has(next) || !isPoundStory(view);
}

/** Whether the number before a noun is of hundreds of thousands or more, or is vague. */
function isScaled(view: TokenView, noun: number): boolean {
  const at = view.word(noun - 1) === 'of' ? noun - 2 : noun - 1;
  return (view.number(at, 'scale') ?? 0) >= 1e6 || view.number(at, 'vague') !== undefined;
}

const NOTES = AMOUNT_CUES.forms('poundNote');

/** Whether a weight of goods is what is paid for: "paid $5 for two pounds of rice". */
function isBought(view: TokenView, noun: number): boolean {
  for (let i = noun - 1; i >= noun - 4; i--) if (view.word(i) === 'for') return true;
  return false;
}

/** Whether a block of text tells of pounds as money elsewhere. */
function isPoundStory(view: TokenView): boolean {
  return /£|\b(?:sterling|pence|taxpayers?|HMRC)\b/.test(view.text.slice(0, STORY));
}

/** How many characters of a block are looked at for what it tells of. */
const STORY = 2000;
/** What pounds of are money: "billions of pounds of taxes". */
const MONEY_OF = AMOUNT_CUES.forms('moneyOf');
const PAID_PER = AMOUNT_CUES.forms('paidPer');
const WEIGHT_AFTER = AMOUNT_CUES.forms('weightAfter');
/** Verbs and nouns of paying: a pound before or after them is the money. */
const PAYMENTS = AMOUNT_CUES.forms('payment');

/**
 * Whether a sum is paid: a word of paying stands shortly before "20,000 pounds", or the sum in another currency after
 * it.
 */
function isPaid(view: TokenView, noun: number): boolean {
  for (let i = noun - 1; i >= noun - 7; i--) if (PAYMENTS.has(view.word(i))) return true;
  if (view.word(noun + 1) !== '(') return false;
  for (let i = noun + 2; i < noun + 7; i++)
    if (view.word(i) === '$' || view.word(i) === '€' || view.tables.currencies.match(view.lower, i) !== null)
      return true;
  return false;
}

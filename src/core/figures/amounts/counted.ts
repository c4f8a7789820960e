import type { TokenView } from '../words/tokenView';

/** Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs of news. */
const STOP = new Set(
  (
    'of some in on at by for with from to into onto over under about after before since during between among against through across along as than that which who whom ' +
    'whose where when while because if though although and or but nor so yet also is are was were be been being am do does did has have had having ' +
    "will would can could may might must shall should not n't said says say he she it they we you i his her its their our your my this these those the a an " +
    'up down out off per each every all both more less most least very still already now then there here killed wounded injured dead died remain remained ' +
    'ago later earlier old took take came went made'
  ).split(' '),
);
const IRREGULAR = new Set(
  (
    'people men women children police troops staff personnel cattle fish sheep aircraft teeth feet mice geese media data criteria phenomena dead crew species series households folk youth ' +
    'israelis iraqis pakistanis saudis kuwaitis qataris bangladeshis yemenis omanis emiratis somalis punjabis nazis taxis rabbis tsunamis safaris'
  ).split(' '),
);
const BEFORE_NOUN = new Set(
  'arms sales sports savings operations systems securities news goods women human rights communications customs defense electronics police aircraft people armed forces services'.split(
    ' ',
  ),
);
const MOST_WORDS = 6;

/**
 * The words of the counted thing after a number that ends before token `end`: the noun phrase, up to its head ("North Korean
 * labourers"). Null when nothing is counted.
 */
export function countedAfter(view: TokenView, end: number, value: number): string | null {
  let first = end;
  if (view.word(first) === 'of') {
    first++;
    while (/^(?:the|its|their|his|her|our|those|these|them)$/.test(view.word(first))) {
      if (view.word(first) === 'them') return null;
      first++;
    }
  }
  if (view.word(first) === 'more' || view.word(first) === 'other') first++;
  let last = -1;
  let j = first;
  for (; j < view.length && j < first + MOST_WORDS; j++) {
    const kind = view.tokens[j].kind;
    const w = view.word(j);
    if (kind !== 'word' && kind !== 'abbreviation') {
      if (view.isDash(j) && j > first && view.glued(j) && view.glued(j - 1)) continue;
      break;
    }
    if (
      STOP.has(w) ||
      w.startsWith("'") ||
      view.number(j, 'unit') !== undefined ||
      view.number(j, 'teen') !== undefined
    )
      break;
    if (last >= 0 && view.time(j, 'timeUnits') !== undefined) break;
    // "two United States facilities"
    if (w === 'states' && view.word(j - 1) === 'united') continue;
    // one plural ends the phrase, but for those that go before another ("arms dealers")
    if (value !== 1 && last >= 0 && (j > last + 1 || !BEFORE_NOUN.has(view.word(last)))) break;
    // "one operation targeted", "one person wounded"
    if (value === 1 && j > first && /(?:ed|ing)$/.test(w)) {
      last = j - 1;
      break;
    }
    if (value === 1 ? !w.endsWith('ly') && endsPhrase(view, j + 1) : isPlural(w)) last = j;
    if (value === 1 && last >= 0) break;
  }
  if (last < 0) return null;
  return view.text.slice(view.tokens[first].start, view.tokens[last].end);
}

function isPlural(word: string): boolean {
  if (!word.endsWith('s') || word.length <= 3) return IRREGULAR.has(word);
  const before = word.charAt(word.length - 2);
  return (before !== 's' && before !== 'u' && before !== 'i') || IRREGULAR.has(word);
}

/** Whether a noun phrase can end before token `i`: at punctuation, a preposition, a verb of the list. */
function endsPhrase(view: TokenView, i: number): boolean {
  const token = view.tokens[i];
  return token === undefined || token.kind === 'punctuation' || STOP.has(view.word(i));
}

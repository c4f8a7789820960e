import type { TellingPhrase } from '../../annotations/annotator';
import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import table from './allegations.tsv';
import type { Trigger } from './triggers';

/** Adverbs that take back what their verb says, or turn it: "wrongly accused", "nearly died". */
const TURNS = readWordLists(table).forms('turns');

/** Most UTF-16 code units of a sentence before a trigger that are told with it. */
const MOST_BEFORE = 110;

/**
 * The words of the text around a trigger that say who did what, counted from its first token: its sentence, or from the
 * last comma or mark on from which there is room. The clause as it stands accuses nobody whom the text does not.
 */
export function verbatimOf(g: BlockGrammar, { first, last }: Trigger): TellingPhrase {
  const { tokens, sentences } = g.block;
  const own = sentences.find(s => s.first <= first && first < s.last) ?? { first, last };
  const by = tokens[first].start;
  let from = own.first;
  for (let i = own.first; i < first && by - tokens[from].start > MOST_BEFORE; i++)
    if (g.lower[i] === ',' || breaksClause(g, i)) from = i + 1;
  let end = own.last;
  for (let i = last; i < end; i++) if (breaksClause(g, i)) end = i;
  while (end > last && g.classes[end - 1] === CLASS.PUNCT && !/^["”)]$/.test(g.lower[end - 1])) end--;
  return { lead: from > own.first ? '… ' : '', start: tokens[from].start - by, end: tokens[end - 1].end - by };
}

/** The adverbs right before a verb without which it would say something else; empty where there are none. */
export function turningAdverb(g: BlockGrammar, { group }: Trigger): string {
  if (group === null) return '';
  const out: string[] = [];
  for (let i = Math.max(0, group.first - 1); i < group.verb; i++) if (TURNS.has(g.lower[i])) out.push(g.lower[i]);
  return out.join(' ');
}

import type { Span } from '../text/span';
import { spanOf } from './fillers';
import type { BlockGrammar } from './sentenceGrammar';
import type { Trigger } from './triggers';
import { CLASS } from './wordClasses';

/** What it costs to look past another verb, and past a comma, in tokens. */
const VERB_COST = 14;
const COMMA_COST = 4;
const MOST = 26;
const KEPT = 3;

/** For each trigger of a sentence, the dates and times that may date it, best first. Spans are relative to the block. */
export function datesOf(g: BlockGrammar, triggers: readonly Trigger[]): Span[][] {
  const { sentence } = triggers[0];
  const figures: { index: number; first: number; last: number; report: number }[] = [];
  for (let i = sentence.first; i < sentence.last; i++) {
    const index = g.figureAt[i];
    if (index < 0 || (figures.length > 0 && figures[figures.length - 1].index === index)) continue;
    const { label } = g.figures[index];
    if (label !== 'DATE' && label !== 'TIME') continue;
    let last = i + 1;
    while (last < sentence.last && g.figureAt[last] === index) last++;
    figures.push({ index, first: i, last, report: reportBefore(triggers, g, i) });
  }
  if (figures.length === 0) return triggers.map(() => []);
  return triggers.map(trigger =>
    figures
      .map(f => ({ f, cost: cost(g, trigger, f.first, f.last) + (f.report >= 0 && f.report !== trigger.at ? 20 : 0) }))
      .filter(({ cost: c }) => c <= MOST)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, KEPT)
      .map(({ f }) => spanOf(g.figures[f.index])),
  );
}

/** The reporting verb right before a date ("said Monday"), which takes the date for itself; -1 where there is none. */
function reportBefore(triggers: readonly Trigger[], g: BlockGrammar, first: number): number {
  const before = g.classes[first - 1] === CLASS.ADP ? first - 2 : first - 1;
  return triggers.find(t => t.at === before && t.type.rank === 'said' && t.pos === 'v')?.at ?? -1;
}

function cost(g: BlockGrammar, trigger: Trigger, first: number, last: number): number {
  const phrase = g.phraseAt[trigger.at];
  if (trigger.pos === 'n' && phrase >= 0 && phrase === g.phraseAt[first]) return 0;
  const [from, to] = first > trigger.at ? [trigger.last, first] : [last, trigger.first];
  let sum = first > trigger.at ? 0 : 3;
  for (let i = from; i < to; i++) {
    sum++;
    if (g.classes[i] === CLASS.VERB && i !== trigger.group?.verb) sum += VERB_COST;
    else if (g.lower[i] === ',') sum += COMMA_COST;
    else if (g.lower[i] === ';' || g.lower[i] === ':') sum += VERB_COST;
  }
  return sum;
}

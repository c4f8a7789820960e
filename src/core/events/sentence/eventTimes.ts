import { CLASS } from '../../english/classes/wordClasses';
import type { Span } from '../../text/span';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { spanOf } from './fillers';
import type { Trigger } from './triggers';

/** What it costs to look past another verb, and past a comma, in tokens. */
const VERB_COST = 14;
const COMMA_COST = 4;
const MOST = 26;
const KEPT = 3;

/** For each trigger of a sentence, the dates and times that may date it, best first. Spans are relative to the block. */
export function datesOf(g: BlockGrammar, triggers: readonly Trigger[], carriers: readonly number[]): Span[][] {
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
  return triggers.map((trigger, k) =>
    figures
      .map(f => ({
        f,
        cost:
          carriedCost(g, trigger, carriers[k], f.first, f.last) + (f.report >= 0 && f.report !== trigger.at ? 20 : 0),
      }))
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

/** The cost from the trigger, or from the verb that carries it, whichever is less. */
function carriedCost(g: BlockGrammar, trigger: Trigger, carrier: number, first: number, last: number): number {
  const own = cost(g, trigger, first, last);
  if (carrier < 0) return own;
  const at = { ...trigger, at: carrier, first: carrier, last: carrier + 1, pos: 'v' as const };
  return Math.min(own, 2 + cost(g, at, first, last));
}

/** "in 2000 and met": a date before a verb, but after another verb that it dates. */
function belongsBefore(g: BlockGrammar, trigger: Trigger, first: number): boolean {
  for (let i = first - 1; i >= trigger.sentence.first && i > first - 12; i--) {
    if (g.classes[i] === CLASS.VERB) return true;
    if (g.lower[i] === ',' || g.lower[i] === ';') return false;
  }
  return false;
}

function cost(g: BlockGrammar, trigger: Trigger, first: number, last: number): number {
  const phrase = g.phraseAt[trigger.at];
  if (trigger.pos === 'n' && phrase >= 0 && phrase === g.phraseAt[first]) return 0;
  const [from, to] = first > trigger.at ? [trigger.last, first] : [last, trigger.first];
  let sum = first > trigger.at ? 0 : 3;
  if (first < trigger.at && belongsBefore(g, trigger, first)) sum += 10;
  for (let i = from; i < to; i++) {
    sum++;
    if (g.classes[i] === CLASS.VERB && i !== trigger.group?.verb) sum += VERB_COST;
    else if (g.lower[i] === ',') sum += COMMA_COST;
    else if (g.lower[i] === ';' || g.lower[i] === ':') sum += VERB_COST;
  }
  return sum;
}

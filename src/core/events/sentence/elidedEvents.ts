import { CLASS } from '../../english/classes/wordClasses';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { prepositionalPhrases } from '../grammar/prepositionalPhrases';
import { fillersOf, isPlaceLabel, spanOf, tokenSpan } from './fillers';
import type { LocalEvent } from './localEvent';
import { clauseEnd, type Trigger } from './triggers';

/** How far an ellipsis is looked for, in tokens. */
const REACH = 30;

/**
 * "four summits with Xi, three with Moon and two with Trump": the events whose noun is left out. Each one's trigger is
 * its number.
 */
export function elidedEvents(g: BlockGrammar, trigger: Trigger, event: LocalEvent): LocalEvent[] {
  const k = g.phraseAt[trigger.at];
  if (trigger.pos !== 'n' || k < 0 || !isCounted(g, g.phrases[k].first, trigger.first)) return [];
  const out: LocalEvent[] = [];
  const first = g.lower[trigger.last];
  const end = Math.min(trigger.sentence.last, trigger.last + REACH);
  for (let i = trigger.last; i + 1 < end; i++) {
    if (g.lower[i] === ';' || g.lower[i] === '.') break;
    const preposition = g.lower[i + 1];
    const role = trigger.roles.get(preposition) ?? trigger.type.roles.get(preposition);
    if (preposition !== first || !isNumber(g, i) || role === undefined || g.classes[i + 1] !== CLASS.ADP) continue;
    const phrase = g.phraseAt[i + 2] ?? -1;
    if (phrase < 0) continue;
    const named = fillersOf(g, phrase).map(filler => ({ role, filler }));
    const shared = event.arguments.filter(a => a.filler.span.start < tokenSpan(g, trigger.first, trigger.last).start);
    out.push({
      ...event,
      // its noun is told elsewhere
      telling: undefined,
      trigger: spanOf(g.block.tokens[i]),
      arguments: [...shared, ...named],
      ordinal: g.lower[i],
      evidence: `“${g.lower[i]}” of the noun “${trigger.lemma}”`,
    });
  }
  return out;
}

function isNumber(g: BlockGrammar, i: number): boolean {
  return g.classes[i] === CLASS.NUM || (g.figureAt[i] >= 0 && g.figures[g.figureAt[i]].label === 'CARDINAL');
}

function isCounted(g: BlockGrammar, first: number, at: number): boolean {
  for (let i = first; i < at; i++) if (isNumber(g, i)) return true;
  return false;
}

/**
 * "met Kim in Moscow in 2001 and in Vladivostok in 2002": the second occasion that one verb tells of, with a place and
 * a time of its own.
 */
export function secondOccasions(g: BlockGrammar, trigger: Trigger, event: LocalEvent): LocalEvent[] {
  if (trigger.pos === 'a' || !hasDates(g, trigger)) return [];
  const dated: { at: number; place: number; time: number }[] = [];
  let place = -1;
  for (const pp of prepositionalPhrases(g, trigger.last, clauseEnd(g, trigger))) {
    const head = g.phrases[pp.phrases[0]].head;
    const mention = g.mentionAt[head];
    const figure = g.figureAt[head];
    if (mention >= 0 && isPlaceLabel(g.mentions[mention].label)) place = mention;
    else if (figure >= 0 && g.figures[figure].label === 'DATE' && place >= 0) {
      dated.push({ at: pp.at, place, time: figure });
      place = -1;
    }
  }
  if (dated.length < 2) return [];
  return dated.slice(1).map(({ place: p, time }) => ({
    ...event,
    places: [spanOf(g.mentions[p])],
    times: [spanOf(g.figures[time])],
  }));
}

/** Whether more than one token behind a trigger is of a date. */
function hasDates(g: BlockGrammar, { last, sentence }: Trigger): boolean {
  let dates = 0;
  for (let i = last; i < sentence.last; i++)
    if (g.figureAt[i] >= 0 && g.figures[g.figureAt[i]].label === 'DATE' && ++dates > 1) return true;
  return false;
}

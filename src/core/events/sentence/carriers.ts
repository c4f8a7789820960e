import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { type BlockGrammar, breaksClause } from '../grammar/blockGrammar';
import { RELATIVE } from '../grammar/functionWords';
import { objectPhrases } from '../grammar/objectPhrases';
import { subjectPhrases } from '../grammar/subjectPhrases';
import { readVerbGroup } from '../grammar/verbGroup';
import table from './carriers.tsv';
import { recipientOf } from './recipients';
import type { Trigger } from './triggers';
import { useOf } from './verbUse';

const WORDS = readWordLists(table);
const LEADS_TO_NOUN = WORDS.forms('leads to noun');
const KNOWN_THING = WORDS.forms('known thing');
/** Light verbs that are so no more with a particle. */
const WEIGHTY = WORDS.forms('weighty with particle');
const CARRIES = WORDS.forms('after noun');

/** Roles of those whom an event befalls. */
const VICTIMS: ReadonlySet<string> = new Set([
  'Defendant',
  'Person',
  'Victim',
  'Target',
  'Recipient',
  'Accused',
  'Loser',
]);

/** "faces charges", "underwent surgery": whether the subject of the carrier is the one that the event befalls. */
export function befalls(g: BlockGrammar, trigger: Trigger, carrier: number): boolean {
  return g.tables.lexicon.undergo.has(g.lower[carrier]) && VICTIMS.has(trigger.type.roles.get('obj') ?? '');
}

/**
 * "is due in Tokyo for talks", "said after a meeting with Kim": who does what the preposition before the noun hangs on.
 */
export function goersTo(g: BlockGrammar, trigger: Trigger, first: number): number[] {
  const before = g.lower[first - 1] ?? '';
  if (!LEADS_TO_NOUN.has(before)) return [];
  for (let i = first - 2; i >= trigger.sentence.first && i > first - 16; i--) {
    if (breaksClause(g, i) || RELATIVE.has(g.lower[i])) return [];
    if (g.classes[i] !== CLASS.VERB && g.classes[i] !== CLASS.AUX) continue;
    if (before === 'in' && trigger.pos === 'n' && g.lower[trigger.last] !== 'with') return [];
    const group = readVerbGroup(g, i, useOf(g, i));
    return group.passive ? [] : subjectPhrases(g, group, trigger.sentence.first);
  }
  return [];
}

/**
 * The verb that carries an event noun: of which it is the object ("held talks"), or the passive subject ("talks were
 * held").
 */
export function carrierOf(g: BlockGrammar, trigger: Trigger, first: number): number {
  return carrierBefore(g, trigger, first) ?? carrierAfter(g, trigger);
}

/**
 * The verb of which the noun phrase that begins at token `first` is the object; -1 where that verb carries none,
 * undefined without one.
 */
function carrierBefore(g: BlockGrammar, trigger: Trigger, first: number): number | undefined {
  for (let i = first - 1, steps = 0; i >= trigger.sentence.first && steps < 3; i--) {
    if (g.classes[i] === CLASS.VERB) return carriesAfter(g, i, first) ? i : -1;
    // "provided $5 million in aid"
    if (g.figureAt[i] >= 0) continue;
    // "granted her sister a pardon": past whom it is granted to
    const given = i === first - 1 ? recipientOf(g, first) : -1;
    if (given >= 0) {
      i = g.phrases[given].first;
      continue;
    }
    steps++;
    if (g.classes[i] !== CLASS.ADV && g.classes[i] !== CLASS.ADP && g.classes[i] !== CLASS.DET) break;
  }
  return undefined;
}

/** Whether the verb at token `i` only carries the noun whose phrase begins at `first`. */
function carriesAfter(g: BlockGrammar, i: number, first: number): boolean {
  const { light, undergo } = g.tables.lexicon;
  // "called a strike", but not "called the strike a mistake"
  if (/^call/.test(g.lower[i]) && KNOWN_THING.has(g.lower[first] ?? '')) return false;
  // "held talks", but not "held up exports"
  if (WEIGHTY.has(g.lower[i]) && /^(?:up|back|off|over|down)$/.test(g.lower[i + 1])) return false;
  return light.has(g.lower[i]) || undergo.has(g.lower[i]);
}

/** The verb of which the noun is the subject, where it only carries it; -1 where none does. */
function carrierAfter(g: BlockGrammar, trigger: Trigger): number {
  for (let i = trigger.last, steps = 0; i < trigger.sentence.last && steps < 6; i++) {
    // "the meeting which is taking place"
    if (RELATIVE.has(g.lower[i])) continue;
    steps++;
    // "the trial of X began": past the prepositional phrases of the noun
    const inner = g.classes[i] === CLASS.ADP || g.lower[i] === 'and' ? (g.phraseAt[i + 1] ?? -1) : -1;
    if (inner >= 0 && g.phrases[inner].first === i + 1) {
      i = g.phrases[inner].last - 1;
      continue;
    }
    if (g.classes[i] === CLASS.VERB) return carriesBefore(g, trigger, i) ? i : -1;
    if (g.classes[i] !== CLASS.AUX && g.classes[i] !== CLASS.ADV) break;
  }
  return -1;
}

/** "talks held in Oslo", but "the campaign cancelled events": a verb with an object has the noun for its subject. */
function carriesBefore(g: BlockGrammar, trigger: Trigger, i: number): boolean {
  if (CARRIES.has(g.lower[i])) return true;
  return g.tables.lexicon.light.has(g.lower[i]) && objectPhrases(g, i + 1, trigger.sentence.last).length === 0;
}

import { CLASS } from '../../english/classes/wordClasses';
import { objectPhrases, subjectPhrases } from '../grammar/clause';
import { type BlockGrammar, breaksClause, RELATIVE } from '../grammar/sentenceGrammar';
import { readVerbGroup } from '../grammar/verbGroup';
import { recipientOf } from './recipients';
import type { Trigger } from './triggers';
import { useOf } from './verbUse';

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

/** "is due in Tokyo for talks", "said after a meeting with Kim": who does what the preposition before the noun hangs on. */
export function goersTo(g: BlockGrammar, trigger: Trigger, first: number): number[] {
  const before = g.lower[first - 1] ?? '';
  if (!/^(?:for|after|before|during|following|in|on)$/.test(before)) return [];
  for (let i = first - 2; i >= trigger.sentence.first && i > first - 16; i--) {
    if (breaksClause(g.lower[i]) || RELATIVE.has(g.lower[i])) return [];
    if (g.classes[i] !== CLASS.VERB && g.classes[i] !== CLASS.AUX) continue;
    if (before === 'in' && trigger.pos === 'n' && g.lower[trigger.last] !== 'with') return [];
    const group = readVerbGroup(g, i, useOf(g, i));
    return group.passive ? [] : subjectPhrases(g, group, trigger.sentence.first);
  }
  return [];
}

/** The verb that carries an event noun: of which it is the object ("held talks"), or the passive subject ("talks were held"). */
export function carrierOf(g: BlockGrammar, trigger: Trigger, first: number): number {
  const { light, undergo } = g.tables.lexicon;
  for (let i = first - 1, steps = 0; i >= trigger.sentence.first && steps < 3; i--) {
    if (g.classes[i] === CLASS.VERB) {
      // "called a strike", but not "called the strike a mistake"
      if (/^call/.test(g.lower[i]) && /^(?:the|this|that|his|her|its|their)$/.test(g.lower[first] ?? '')) return -1;
      // "held talks", but not "held up exports"
      if (WEIGHTY.test(g.lower[i]) && /^(?:up|back|off|over|down)$/.test(g.lower[i + 1])) return -1;
      return light.has(g.lower[i]) || undergo.has(g.lower[i]) ? i : -1;
    }
    // "provided $5 million in aid"
    if (g.figureAt[i] >= 0) continue;
    // "granted her sister a pardon": past whom it is granted to
    const given = recipientOf(g, first);
    if (given >= 0 && i === first - 1) {
      i = g.phrases[given].first;
      continue;
    }
    steps++;
    if (g.classes[i] !== CLASS.ADV && g.classes[i] !== CLASS.ADP && g.classes[i] !== CLASS.DET) break;
  }
  for (let i = trigger.last, steps = 0; i < trigger.sentence.last && steps < 6; i++) {
    // "the meeting which is taking place"
    if (RELATIVE.has(g.lower[i])) continue;
    // "the trial of X began": past the prepositional phrases of the noun
    const inner = g.classes[i] === CLASS.ADP || g.lower[i] === 'and' ? (g.phraseAt[i + 1] ?? -1) : -1;
    if (inner >= 0 && g.phrases[inner].first === i + 1) {
      i = g.phrases[inner].last - 1;
      steps++;
      continue;
    }
    steps++;
    if (g.classes[i] === CLASS.VERB) {
      if (CARRIES.has(g.lower[i])) return i;
      // "talks held in Oslo", but "the campaign cancelled events": a verb with an object has the noun for its subject
      return light.has(g.lower[i]) && objectPhrases(g, i + 1, trigger.sentence.last).length === 0 ? i : -1;
    }
    if (g.classes[i] !== CLASS.AUX && g.classes[i] !== CLASS.ADV) break;
  }
  return -1;
}

/** Light verbs that are so no more with a particle. */
const WEIGHTY = /^(?:h[eo]ld|holds|holding|g[ia]ve|gives|given|giving|makes?|made|making|takes?|took|taken|taking)$/;

const CARRIES: ReadonlySet<string> = new Set([
  'took',
  'takes',
  'taking',
  'taken',
  'happened',
  'occurred',
  'ended',
  'began',
  'lasted',
  'continues',
  'continued',
  'begins',
  'starts',
  'started',
  'begun',
]);

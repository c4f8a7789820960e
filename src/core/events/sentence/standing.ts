import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { Span } from '../../text/span';
import { type BlockGrammar, breaksClause, isFiniteVerb } from '../grammar/blockGrammar';
import { RELATIVE } from '../grammar/functionWords';
import { objectPhrases } from '../grammar/objectPhrases';
import type { Attribution } from './attribution';
import type { ArgumentsFound } from './eventArguments';
import { spanOf } from './fillers';
import type { ClauseKind, Standing } from './localEvent';
import table from './standing.tsv';
import type { Trigger } from './triggers';

const WORDS = readWordLists(table);
const OPENS_ASIDE = WORDS.forms('opens aside');
const OPENS_CONTENT = WORDS.forms('opens content');
const UNREAL = WORDS.forms('unreal');
/** Words behind which a gerund happened: "after leaving". */
const REAL = WORDS.forms('real gerund');
const JOINS = WORDS.forms('joins clauses');
/** "I", "we": whoever speaks or writes. */
const PERSONAL = WORDS.forms('personal');

/** Farthest "guilty" stands before what somebody is guilty of, in tokens. */
const GUILTY = 8;
/** Longest way back, in tokens, to the verb on which another hangs. */
const REACH = 14;

/**
 * How the triggers of one sentence stand in it; `found[k]` goes with `triggers[k]`. Linear in the sentence but for a
 * bounded look back.
 */
export function standingsOf(
  g: BlockGrammar,
  triggers: readonly Trigger[],
  found: readonly ArgumentsFound[],
  attributions: readonly Attribution[],
): readonly Standing[] {
  const at = new Map(triggers.map(t => [t.at, t]));
  const kinds = triggers.map((t, k) => (t.pos === 'v' ? verbClause(g, t, found[k]) : undefined));
  const finite = new Set(triggers.filter((_, k) => kinds[k] === 'main' || kinds[k] === 'content'));
  const opens = g.block.opens && triggers[0].sentence.first === 0;
  const asks = g.lower[triggers[0].sentence.last - 1] === '?';
  const objects: (readonly number[])[] = [];
  const objectsOf = (k: number): readonly number[] => {
    objects[k] ??= objectPhrases(g, triggers[k].last, triggers[k].sentence.last);
    return objects[k];
  };
  const reporting = new Set(attributions.map(a => a.verb));
  return triggers.map((trigger, k): Standing => {
    const kind = kinds[k];
    const reports = reporting.has(trigger.at);
    const personal = found[k].subjects.some(phrase => PERSONAL.has(g.lower[g.phrases[phrase].head]));
    const subjectless = (kind === 'main' || kind === 'content') && found[k].subjects.length === 0;
    const unreal = kind !== undefined && isUnreal(g, trigger, found[k]);
    if (kind === undefined) {
      const { clause, under } = nounStanding(g, trigger, triggers, found, objectsOf);
      return { clause, under, opens, asks, unreal, reports, personal, subjectless };
    }
    const carried = kind === 'gerund' ? mainBefore(triggers, finite, k) : verbBefore(g, trigger, at);
    const hangs = kind === 'infinitive' || kind === 'gerund';
    const under = hangs && carried !== undefined ? spanOfTrigger(g, carried) : null;
    return { clause: kind, under, opens, asks, unreal, reports, personal, subjectless };
  });
}

function spanOfTrigger(g: BlockGrammar, { first, last }: Trigger): Span {
  return { start: spanOf(g.block.tokens[first]).start, end: g.block.tokens[last - 1].end };
}

/** The kind of clause of a verb. */
function verbClause(g: BlockGrammar, trigger: Trigger, { subjects, passive }: ArgumentsFound): ClauseKind {
  const { group, sentence, at } = trigger;
  if (group === null) return 'main';
  const before = group.first - 1;
  // "pleaded guilty to killing two"
  if (group.infinitive && !isToCome(g, group.first, subjects))
    return g.lower[at].endsWith('ing') ? 'aside' : 'infinitive';
  const isBare = group.first === group.verb;
  if (isBare && g.lower[at].endsWith('ing') && !group.progressive) return gerundClause(g, before, sentence.first);
  const last = subjects.length === 0 ? -1 : g.phrases[subjects[subjects.length - 1]].last;
  if (isRelative(g, last, group.first)) return 'relative';
  // "the man jailed in May fled": a participle right behind its noun, and another verb that is finite
  if (isBare && passive && (hasFinite(g, trigger) || isGoverned(g, subjects))) return 'relative';
  if (isBare && isInsideSubject(g, trigger)) return 'relative';
  const first = subjects.length === 0 ? group.first : Math.min(g.phrases[subjects[0]].first, group.first);
  return clauseFrom(g, first - 1, sentence.first);
}

/** "The envoy is | to face trial": whether "be" leads to the infinitive whose group begins at token `first`. */
function isToCome(g: BlockGrammar, first: number, subjects: readonly number[]): boolean {
  const to = g.lower[first] === 'to' ? first : first - 1;
  return subjects.length > 0 && /^(?:is|are|was|were)$/.test(g.lower[to - 1] ?? '');
}

/** "A bomb | meant for the colonel killed two": a participle with what hangs on it, and then the verb of the clause. */
function isInsideSubject(g: BlockGrammar, { at, last, sentence }: Trigger): boolean {
  if (!(g.tables.lexicon.anyVerb.get(g.lower[at]) ?? '').includes('n')) return false;
  let i = last;
  while (i + 1 < sentence.last && g.classes[i] === CLASS.ADP) {
    const k = g.phraseAt[i + 1];
    if (k < 0 || g.phrases[k].first !== i + 1) return false;
    i = g.phrases[k].last;
  }
  while (i < sentence.last && g.classes[i] === CLASS.ADV) i++;
  return i > last && i < sentence.last && isFiniteVerb(g, i) && g.classes[i - 1] !== CLASS.PRON;
}

/** "According to a statement | released by the court": whether a preposition or a verb governs what seems a subject. */
function isGoverned(g: BlockGrammar, [first]: readonly number[]): boolean {
  if (first === undefined) return false;
  const before = g.phrases[first].first - 1;
  if (before < 0) return false;
  return g.lower[before] === 'to' || g.classes[before] === CLASS.ADP || g.classes[before] === CLASS.VERB;
}

function gerundClause(g: BlockGrammar, before: number, from: number): ClauseKind {
  let i = before;
  while (i >= from && g.classes[i] === CLASS.ADV) i--;
  if (g.lower[i] === ',' && i > from) return 'gerund';
  return i < from ? 'main' : 'aside';
}

/**
 * Whether a relative pronoun stands between a subject that ends at `last` and the verb group that begins at `first`,
 * with no verb between.
 */
function isRelative(g: BlockGrammar, last: number, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, last, first - 6); i--) {
    if (RELATIVE.has(g.lower[i])) return true;
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX || g.lower[i] === ',') return false;
  }
  return false;
}

/**
 * Whether a sentence has a verb that is surely finite behind a participle: one with an auxiliary, or in the past behind
 * its object.
 */
function hasFinite(g: BlockGrammar, { last, sentence }: Trigger): boolean {
  for (let i = last; i < sentence.last; i++) {
    if (breaksClause(g, i) || OPENS_CONTENT.has(g.lower[i]) || RELATIVE.has(g.lower[i])) return false;
    if (g.classes[i] === CLASS.AUX) return true;
    if (g.classes[i] === CLASS.VERB && !/(?:ing|^to)$/.test(g.lower[i]) && g.classes[i - 1] !== CLASS.PART)
      return !OPENS_ASIDE.has(g.lower[i - 1]) && !JOINS.has(g.lower[i - 1]);
  }
  return false;
}

/** Whether what opens the clause of a verb leaves open whether it happens: "if they leave", "from being infected". */
function isUnreal(g: BlockGrammar, { group, sentence }: Trigger, { subjects }: ArgumentsFound): boolean {
  if (group === null) return false;
  // "uninterested in taking", but "after taking", "guilty to taking"
  if (group.first === group.verb && g.lower[group.verb].endsWith('ing')) {
    let i = group.first - 1;
    while (i > sentence.first && g.classes[i] === CLASS.ADV) i--;
    const governed = g.classes[i] === CLASS.ADP || g.lower[i] === 'to';
    const admits = g.lower[i] === 'to' && g.lower.slice(Math.max(sentence.first, i - GUILTY), i).includes('guilty');
    if (governed && !REAL.has(g.lower[i]) && !admits) return true;
  }
  const own = subjects.length === 0 ? group.first : Math.min(g.phrases[subjects[0]].first, group.first);
  for (const first of [group.first, own])
    for (let i = first - 1; i >= Math.max(sentence.first, first - 3); i--) {
      if (UNREAL.has(g.lower[i])) return true;
      if (g.classes[i] !== CLASS.AUX && g.classes[i] !== CLASS.ADV && g.classes[i] !== CLASS.DET) break;
    }
  return false;
}

/** The kind of clause whose subject begins behind token `i`. */
function clauseFrom(g: BlockGrammar, i: number, from: number): ClauseKind {
  for (let j = i; j >= Math.max(from, i - 3); j--) {
    const word = g.lower[j];
    const tag = g.classes[j];
    if (OPENS_CONTENT.has(word)) return 'content';
    if (RELATIVE.has(word)) return 'relative';
    if (OPENS_ASIDE.has(word)) return 'aside';
    if (tag === CLASS.VERB) return 'content';
    if (tag !== CLASS.DET && tag !== CLASS.ADV && tag !== CLASS.ADJ) return 'main';
  }
  return 'main';
}

/** The trigger of the verb before one, in its clause. */
function verbBefore(
  g: BlockGrammar,
  { group, sentence }: Trigger,
  at: ReadonlyMap<number, Trigger>,
): Trigger | undefined {
  const first = group?.first ?? 0;
  for (let i = first - 1; i >= Math.max(sentence.first, first - REACH); i--) {
    if (breaksClause(g, i) || RELATIVE.has(g.lower[i])) return undefined;
    if (g.classes[i] === CLASS.VERB || at.get(i)?.pos === 'n') return at.get(i);
  }
  return undefined;
}

function mainBefore(triggers: readonly Trigger[], finite: ReadonlySet<Trigger>, k: number): Trigger | undefined {
  for (let j = k - 1; j >= 0; j--) if (finite.has(triggers[j])) return triggers[j];
  return undefined;
}

/** A noun: the object or the subject of a verb that tells an event, or neither. */
function nounStanding(
  g: BlockGrammar,
  trigger: Trigger,
  triggers: readonly Trigger[],
  found: readonly ArgumentsFound[],
  objectsOf: (verb: number) => readonly number[],
): Pick<Standing, 'clause' | 'under'> {
  const k = g.phraseAt[trigger.at];
  const isHead = k >= 0 && g.phrases[k].head === trigger.at;
  if (!isHead) return { clause: 'noun', under: null };
  for (let j = 0; j < triggers.length; j++) {
    const verb = triggers[j];
    if (verb.pos !== 'v' || Math.abs(verb.at - trigger.at) > REACH) continue;
    const isSubject = found[j].subjects.includes(k);
    if (isSubject && !found[j].passive) return { clause: 'subject', under: spanOfTrigger(g, verb) };
    if (isSubject || (verb.at < trigger.at && objectsOf(j).includes(k)))
      return { clause: 'object', under: spanOfTrigger(g, verb) };
  }
  return { clause: 'noun', under: null };
}

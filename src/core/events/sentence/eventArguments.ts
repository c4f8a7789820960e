import { CLASS } from '../../english/classes/wordClasses';
import type { Span } from '../../text/span';
import { objectPhrases, subjectPhrases } from '../grammar/clause';
import { prepositionalPhrases } from '../grammar/prepositionalPhrases';
import type { BlockGrammar } from '../grammar/sentenceGrammar';
import { readVerbGroup } from '../grammar/verbGroup';
import { befalls, carrierOf, goersTo } from './carriers';
import { fillersOf, isPlaceLabel, isPossessive, possessors, spanOf } from './fillers';
import { hasNoAudience, invertedSpeakers } from './inversion';
import type { LocalArgument, LocalFiller } from './localEvent';
import { recipientOf } from './recipients';
import { clauseEnd, isEventNoun, type Trigger } from './triggers';
import { isReducedPassive, useOf } from './verbUse';

export interface ArgumentsFound {
  readonly arguments: readonly LocalArgument[];
  /** Mentions that place it, best first. */
  readonly places: readonly Span[];
  readonly modifier: Span | null;
  /** The verb whose object it is and that only carries it ("hold talks"), a token, or -1. */
  readonly carrier: number;
  /** Noun phrases of the subject of the verb, or of the verb that carries a noun. */
  readonly subjects: readonly number[];
  readonly passive: boolean;
}

const PLACE_PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'at',
  'on',
  'near',
  'outside',
  'around',
  'inside',
  'across',
  'off',
  'throughout',
  'within',
  'along',
  'over',
  'under',
  'above',
]);
const PLACE_ROLES: ReadonlySet<string> = new Set(['Destination', 'Origin', 'Place', 'Route']);
const FIGURE_ROLES: ReadonlySet<string> = new Set(['Money', 'Amount', 'Price', 'Level', 'Start', 'Sentence']);

/** Types whose owner, when it is a place, is where they happen. */
const IN_PLACES = /^(?:Personnel|Life|Government\.Vote|Disaster|Culture|Sport)/;

/** The arguments of a trigger inside its sentence. */
export function findArguments(g: BlockGrammar, trigger: Trigger): ArgumentsFound {
  const found = new Map<string, LocalArgument>();
  const places: Span[] = [];
  let modifier: Span | null = null;
  const end = clauseEnd(g, trigger);
  const add = (slot: string, fillers: readonly LocalFiller[]): void => {
    const named = trigger.roles.get(slot) ?? trigger.type.roles.get(slot);
    for (const filler of fillers) {
      const role =
        filler.kind === 'figure'
          ? (figureRole(g, trigger, slot, filler) ?? named)
          : roleOfName(g, trigger, named, filler);
      if (role === undefined) continue;
      if (!fits(g, role, filler)) continue;
      const key = `${filler.span.start}`;
      if (!found.has(key)) found.set(key, { role, filler });
    }
  };
  let objectEnd = -1;
  let postEnd = -1;
  const addPrepositional = (after: number, passive: boolean): void => {
    for (const pp of prepositionalPhrases(g, after, end)) {
      // "quit as head of": what the post is of
      if (pp.preposition === 'as') postEnd = g.phrases[pp.phrases[pp.phrases.length - 1]].last;
      if (pp.preposition === 'of' && pp.at !== trigger.last && pp.at !== objectEnd && pp.at !== postEnd) continue;
      const fillers = pp.phrases.flatMap(k => placeOf(g, k) ?? objectFillers(g, k, end));
      const place = fillers.filter(f => isPlace(g, f) || (pp.preposition === 'in' && isInPlace(g, f)));
      const own = trigger.roles.has(pp.preposition);
      const role = trigger.roles.get(pp.preposition) ?? trigger.type.roles.get(pp.preposition);
      const placing = PLACE_PREPOSITIONS.has(pp.preposition);
      if (
        placing &&
        place.length > 0 &&
        !(role !== undefined && (own || PLACE_ROLES.has(role) || pp.preposition === 'on'))
      ) {
        // "sanctions on North Korea": nothing takes place on a country
        if (pp.preposition === 'on' && place.every(f => labelAt(g.mentions, g.mentionFrom.get(f.span.start)) === 'GPE'))
          continue;
        if (belongsTo(g, trigger, pp.at, true)) places.push(...place.map(f => f.span));
        continue;
      }
      if (!belongsTo(g, trigger, pp.at, false)) continue;
      if (pp.preposition === 'by' && trigger.pos === 'v' && !passive && trigger.type.roles.get('by') !== 'Amount')
        continue;
      add(pp.preposition, fillers);
    }
  };

  let carrier = -1;
  let subjects: readonly number[] = [];
  let passive = false;
  if (trigger.group !== null) {
    const { group } = trigger;
    const speakers = invertedSpeakers(g, trigger, end);
    const objects = trigger.pos === 'v' && speakers.length === 0 ? objectPhrases(g, trigger.last, end) : [];
    passive = group.passive || isReducedPassive(g, trigger, objects.length > 0);
    const owner = group.infinitive ? ownerBefore(g, group.first) : [];
    if (speakers.length > 0) subjects = speakers;
    else subjects = owner.length > 0 ? [] : subjectPhrases(g, group, trigger.sentence.first);
    const subjectSlot = passive || trigger.pos === 'a' ? 'obj' : 'subj';
    add(subjectSlot, owner);
    add(
      subjectSlot,
      subjects.flatMap(k => (speakers.length > 0 ? objectFillers(g, k, end) : chainFillers(g, k))),
    );
    const direct = objects[objects.length - 1];
    if (direct !== undefined) objectEnd = g.phrases[direct].last;
    const ownClause = direct !== undefined && startsOwnClause(g, direct, end);
    if (!passive && !ownClause && !hasNoAudience(trigger)) {
      const after = direct === undefined ? -1 : g.phrases[direct].last;
      const second = after < 0 ? -1 : (g.phraseAt[after] ?? -1);
      const two = second >= 0 && g.phrases[second].first === after;
      // "gave Chad a boat": who is given something stands first
      const given = two && recipientOf(g, after) >= 0 && trigger.type.roles.get('to') === 'Recipient';
      add(
        given ? 'to' : 'obj',
        objects.flatMap(k => objectFillers(g, k, end)),
      );
      if (two) add(given ? 'obj' : 'obj2', fillersOf(g, second));
    }
    addPrepositional(trigger.last, passive);
  } else {
    const k = g.phraseAt[trigger.at];
    if (k >= 0) {
      const phrase = g.phrases[k];
      for (const owner of possessors(g, phrase.first, trigger.first)) {
        // "in Slovenia's election": nobody elects a country
        if (isPlace(g, owner) && IN_PLACES.test(trigger.type.name)) places.push(owner.span);
        else add('poss', [owner]);
      }
      const mods = modifiers(g, phrase.first, trigger.first);
      if (trigger.type.roles.get('by') === 'Amount') add('by', amountsBefore(g, phrase.first, trigger.first));
      const lone = mods.length === 1 && isPlace(g, mods[0]);
      if (lone) modifier = mods[0].span;
      else add('mod', mods);
      // "a flood warning": what is issued is the warning
      carrier = phrase.head === trigger.at ? carrierOf(g, trigger, phrase.first) : -1;
      if (carrier >= 0) {
        const group = readVerbGroup(g, carrier, useOf(g, carrier));
        const isSubject = carrier > trigger.at;
        if (!isSubject && !group.passive) {
          subjects = subjectPhrases(g, group, trigger.sentence.first);
          add(
            befalls(g, trigger, carrier) ? 'obj' : 'subj',
            subjects.flatMap(s => chainFillers(g, s)),
          );
          const recipient = recipientOf(g, phrase.first);
          if (recipient >= 0) add(trigger.type.roles.has('to') ? 'to' : 'obj', fillersOf(g, recipient));
        }
      } else if (trigger.type.name.startsWith('Contact.') || trigger.type.name === 'Movement.Transport') {
        const goers = goersTo(g, trigger, phrase.first);
        add(
          'subj',
          goers.flatMap(s => chainFillers(g, s)),
        );
      }
    }
    addPrepositional(trigger.last, true);
    if (carrier > trigger.at) addPrepositional(carrier + 1, true);
    // "the last meeting was in 2011 between X and Y"
    const copula = g.classes[trigger.last] === CLASS.AUX && /^(?:was|is|will|were|are)$/.test(g.lower[trigger.last]);
    const after = g.lower[trigger.last + 1] === 'be' ? trigger.last + 2 : trigger.last + 1;
    if (copula && carrier < 0 && g.classes[after] === CLASS.ADP) addPrepositional(after, true);
  }
  const duration = durationOf(g, trigger, end);
  if (duration !== undefined) found.set(`${duration.span.start}`, { role: 'Duration', filler: duration });
  return { arguments: [...found.values()], places, modifier, carrier, subjects, passive };
}

/** "The meeting lasted two hours", "met for an hour": the figure that tells how long. */
function durationOf(g: BlockGrammar, trigger: Trigger, end: number): LocalFiller | undefined {
  const most = Math.min(end, trigger.last + 14);
  for (let i = trigger.last; i + 1 < most; i++) {
    const lasts = /^last(?:s|ed|ing)?$/.test(g.lower[i]) && g.classes[i] === CLASS.VERB;
    if (g.lower[i] !== 'for' && !lasts) continue;
    if (trigger.pos === 'v' && lasts) return undefined;
    const figure = g.figureAt[i + 1];
    if (figure < 0) continue;
    const span = spanOf(g.figures[figure]);
    const words = g.block.text.slice(span.start, span.end).toLowerCase();
    if (/\b(?:second|minute|hour|day|week|month|year|decade)s?$/.test(words)) return { kind: 'figure', span };
  }
  return undefined;
}

/** "Kim's decision to meet": who owns the noun before an infinitive does it. */
function ownerBefore(g: BlockGrammar, first: number): LocalFiller[] {
  const k = g.phraseAt[first - 1] ?? -1;
  if (k < 0 || g.mentionAt[g.phrases[k].head] >= 0) return [];
  return possessors(g, g.phrases[k].first, g.phrases[k].head);
}

const SETTLEMENT: ReadonlySet<string> = new Set(
  'city town port village capital province region state island district republic resort suburb county north south east west centre center outskirts prefecture municipality kingdom'.split(
    ' ',
  ),
);

/** "the Russian city of Vladivostok": the place that the words after "of" name. */
function placeOf(g: BlockGrammar, k: number): LocalFiller[] | undefined {
  const { head, last } = g.phrases[k];
  if (!SETTLEMENT.has(g.lower[head]) || g.lower[last] !== 'of') return undefined;
  const inner = g.phraseAt[last + 1] ?? -1;
  const named = inner < 0 ? [] : fillersOf(g, inner).filter(f => isPlace(g, f));
  return named.length > 0 ? named : undefined;
}

/** The fillers of a phrase; where its head names nobody ("the leaders of X and Y"), those of the phrase after "of". */
function chainFillers(g: BlockGrammar, k: number): LocalFiller[] {
  const own = fillersOf(g, k);
  const after = g.phrases[k].last;
  if (
    own.length === 1 &&
    own[0].kind === 'words' &&
    (g.lower[after] === 'of' || (g.lower[after] === 'from' && MEMBERS.test(g.lower[after - 1]))) &&
    g.classes[g.phrases[k].head] === CLASS.NOUN
  ) {
    const inner = g.phraseAt[after + 1] ?? -1;
    if (inner >= 0) {
      const named = coordinatedWithin(g, inner)
        .flatMap(i => fillersOf(g, i))
        .filter(f => f.kind === 'entity' && (g.lower[after] === 'of' || isBody(g, f)));
      const last = named.length > 0 ? named[named.length - 1].span.end : 0;
      if (named.length > 0) {
        return named.map(f => ({
          ...f,
          via: { start: own[0].span.start, end: Math.max(last, own[0].span.end) },
          words: own[0].words,
        }));
      }
    }
  }
  return own;
}

function isBody(g: BlockGrammar, filler: LocalFiller): boolean {
  const label = labelAt(g.mentions, g.mentionFrom.get(filler.span.start));
  return label === 'ORG' || label === 'NORP';
}

/** Those who act for a body: "fighters from the Northern Front". */
const MEMBERS =
  /^(?:fighters|soldiers|troops|militants|gunmen|rebels|forces|officers|agents|inspectors|officials|diplomats|members|scientists|researchers|experts|engineers|lawyers|police)$/;

function coordinatedWithin(g: BlockGrammar, k: number): number[] {
  const out = [k];
  let current = k;
  while (g.lower[g.phrases[current].last] === 'and') {
    const next = g.phraseAt[g.phrases[current].last + 1] ?? -1;
    if (next < 0 || next <= current) break;
    out.push(next);
    current = next;
  }
  return out;
}

/** The fillers of an object; where a name stands in apposition ("her coach, Luis Prado,"), that name. */
function objectFillers(g: BlockGrammar, k: number, end: number): LocalFiller[] {
  const own = chainFillers(g, k);
  const { last } = g.phrases[k];
  const named = g.lower[last] === ',' && last + 1 < end ? (g.phraseAt[last + 1] ?? -1) : -1;
  // "her Polish counterpart, Adam Wilk,": the people is not the head
  if (
    own.length !== 1 ||
    (own[0].kind !== 'words' && own[0].via === undefined) ||
    named < 0 ||
    g.phrases[named].first !== last + 1
  )
    return own;
  const after = g.lower[g.phrases[named].last] ?? '.';
  const apposed = fillersOf(g, named).filter(f => f.kind === 'entity' && f.via === undefined);
  return apposed.length === 1 && /^[,.;]$/.test(after) ? apposed : own;
}

/** The role of a name, where what it names can have another one only. */
function roleOfName(
  g: BlockGrammar,
  trigger: Trigger,
  role: string | undefined,
  filler: LocalFiller,
): string | undefined {
  if (role === undefined || filler.kind !== 'entity') return role;
  const label = labelAt(g.mentions, g.mentionFrom.get(filler.span.start));
  // "stepped down as head of Agro": a body is no person who takes or leaves a post, but where it is
  if (role === 'Person' && label === 'ORG' && trigger.type.name.startsWith('Personnel.')) return 'Org';
  // "criticism of Ada Brun", "a term handed to Ada Brun": nobody is an offence, or a sentence
  const acts = label === 'PERSON' || label === 'ORG' || label === 'GPE' || label === 'NORP';
  if (role === 'Offence' && acts) return 'Accused';
  return role === 'Sentence' && acts ? 'Defendant' : role;
}

/** The role of an amount among the objects of a verb: "fell 12 percent", "fined Skyhop 4 million euros". */
function figureRole(g: BlockGrammar, trigger: Trigger, slot: string, filler: LocalFiller): string | undefined {
  if (slot !== 'obj' && slot !== 'obj2') return undefined;
  const label = labelAt(g.figures, g.figureFrom.get(filler.span.start));
  if (label !== 'MONEY' && label !== 'PERCENT' && label !== 'QUANTITY') return undefined;
  const roles = [...trigger.type.roles.values()];
  if (trigger.type.roles.get('by') === 'Amount') return 'Amount';
  return label === 'MONEY'
    ? roles.find(r => r === 'Money' || r === 'Amount' || r === 'Price' || r === 'Aid')
    : undefined;
}

/** "said Putin met": whether a verb follows the phrase, so that it is the subject of another clause. */
function startsOwnClause(g: BlockGrammar, k: number, end: number): boolean {
  let i = g.phrases[k].last;
  while (i < end && g.classes[i] === CLASS.ADV) i++;
  return i < end && (g.classes[i] === CLASS.AUX || (g.classes[i] === CLASS.VERB && !/(?:ing|ed)$/.test(g.lower[i])));
}

/** Figures before the noun in its phrase: "a 12% slide". */
function amountsBefore(g: BlockGrammar, first: number, at: number): LocalFiller[] {
  const out = new Set<number>();
  for (let i = first; i < at; i++) if (g.figureAt[i] >= 0) out.add(g.figureAt[i]);
  return [...out]
    .filter(k => /^(?:PERCENT|MONEY|QUANTITY)$/.test(g.figures[k].label))
    .map(k => ({ kind: 'figure', span: spanOf(g.figures[k]) }));
}

/** Names before the noun in its phrase, not owned: "U.S. sanctions", "Kim-Putin talks", "the Hanoi summit". */
function modifiers(g: BlockGrammar, first: number, at: number): LocalFiller[] {
  const out: LocalFiller[] = [];
  let last = -1;
  for (let i = first; i < at; i++) {
    const mention = g.mentionAt[i];
    if (mention < 0 || mention === last || isPossessive(g, i)) continue;
    let after = i;
    while (after < at && g.mentionAt[after] === mention) after++;
    if (after < at && isPossessive(g, after)) continue;
    last = mention;
    out.push({ kind: 'entity', span: spanOf(g.mentions[mention]) });
  }
  return out;
}

/**
 * Whether a preposition belongs to the trigger: no other event noun stands between them. The place of an object is that of
 * its verb, too ("signed a treaty in Lima"), but not of what is only said or planned.
 */
function belongsTo(g: BlockGrammar, trigger: Trigger, at: number, placing: boolean): boolean {
  const verb =
    placing &&
    trigger.pos === 'v' &&
    trigger.type.rank !== 'said' &&
    !/^(?:Attitude|Action\.Plan)/.test(trigger.type.name);
  for (let i = trigger.last; i < at; i++) {
    if (g.classes[i] === CLASS.NOUN && isEventNoun(g, i)) {
      // "signed a treaty in Lima", "charged with murder in Riga", but not "expelled over the killing in Berlin"
      const { first } = g.phrases[g.phraseAt[i]];
      if (verb && (first === trigger.last || g.classes[first] !== CLASS.DET)) continue;
      return false;
    }
  }
  return true;
}

/** "in a California prison": a country, state or town before the noun says where. */
function isInPlace(g: BlockGrammar, filler: LocalFiller): boolean {
  if (filler.kind !== 'entity' || filler.via === undefined || filler.words?.includes("'s") === true) return false;
  return labelAt(g.mentions, g.mentionFrom.get(filler.span.start)) === 'GPE';
}

function isPlace(g: BlockGrammar, filler: LocalFiller): boolean {
  if (filler.kind !== 'entity' || filler.via !== undefined) return false;
  const mention = g.mentionFrom.get(filler.span.start);
  return mention !== undefined && isPlaceLabel(g.mentions[mention].label);
}

function labelAt<Label>(spans: readonly { readonly label: Label }[], index: number | undefined): Label | undefined {
  return index === undefined ? undefined : spans[index].label;
}

/** Whether the kind of the filler suits the role. */
function fits(g: BlockGrammar, role: string, filler: LocalFiller): boolean {
  if (filler.kind === 'figure') {
    const label = labelAt(g.figures, g.figureFrom.get(filler.span.start));
    if (FIGURE_ROLES.has(role)) return label !== 'ORDINAL';
    if (label === 'MONEY' || label === 'PERCENT') return role === 'Money' || role === 'Theme' || role === 'Aid';
    return !PLACE_ROLES.has(role);
  }
  if (FIGURE_ROLES.has(role)) return false;
  if (filler.kind === 'words') return !PLACE_ROLES.has(role);
  if (PLACE_ROLES.has(role)) {
    const label = labelAt(g.mentions, g.mentionFrom.get(filler.span.start));
    return label !== 'PERSON' && label !== 'NORP';
  }
  return true;
}

import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import { flatMapped } from '../../text/lists';
import type { Span } from '../../text/span';
import type { BlockGrammar } from '../grammar/blockGrammar';
import { objectPhrases } from '../grammar/objectPhrases';
import { type PrepositionalPhrase, prepositionalPhrases } from '../grammar/prepositionalPhrases';
import { describedPhrases, subjectPhrases } from '../grammar/subjectPhrases';
import { readVerbGroup, type VerbGroup } from '../grammar/verbGroup';
import table from './argumentWords.tsv';
import { befalls, carrierOf, goersTo } from './carriers';
import { certainOf, needsCertainty } from './certainParties';
import { fillersOf, isPossessive, possessors, spanOf } from './fillers';
import { hasNoAudience, invertedSpeakers } from './inversion';
import type { LocalArgument, LocalFiller } from './localEvent';
import {
  completesVerb,
  includingBehind,
  isBefallen,
  isObjectInClause,
  isOfPassive,
  isOwnDeed,
  nounBefore,
  startsOwnClause,
} from './ownParties';
import { amountsBefore, chainFillers, objectFillers, placeOf } from './phraseFillers';
import { recipientOf } from './recipients';
import {
  figureRole,
  fits,
  isInPlace,
  isPlace,
  isSomewhere,
  labelOf,
  PLACE_ROLES,
  roleOfName,
  roleOfWords,
} from './roleFits';
import { isUnsure } from './sureParties';
import { clauseEnd, isEventNoun, type Trigger } from './triggers';
import { gapBefore, isReducedPassive, useOf } from './verbUse';

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
  /** Whether a verb behind its object is of another clause: "The officer who arrested Ada Brun | was charged". */
  readonly keepsObject: boolean;
  /** Whether it would accuse somebody, and who does it or whom it befalls is read from a clause that is not certain. */
  readonly unsure: boolean;
}

const WORDS = readWordLists(table);
const PLACE_PREPOSITIONS = WORDS.forms('place preposition');
/** Verbs without an object: "dies". */
const NO_OBJECT = WORDS.forms('no object');
const DURATIONS = WORDS.forms('duration');

/** Prepositions of where something happened. */
const WITHIN = /^(?:in|at|near|inside|outside)$/;

/** Types whose owner, when it is a place, is where they happen. */
const IN_PLACES = /^(?:Personnel|Life|Government\.Vote|Disaster|Culture|Sport)/;

/** The arguments of a trigger inside its sentence. */
export function findArguments(g: BlockGrammar, trigger: Trigger): ArgumentsFound {
  const roles = new Roles(g, trigger, clauseEnd(g, trigger));
  if (trigger.group !== null) readVerb(roles, trigger.group);
  else readNoun(roles);
  addIncluded(roles);
  const duration = durationOf(g, trigger, roles.end);
  if (duration !== undefined) roles.found.set(duration.span.start, { role: 'Duration', filler: duration });
  const { places, modifier, carrier, subjects, passive, keepsObject, unsure } = roles;
  return { arguments: [...roles.found.values()], places, modifier, carrier, subjects, passive, keepsObject, unsure };
}

/** Collects what fills the roles of one trigger, whose clause ends at token `end`. */
class Roles {
  /** By where each filler begins. */
  readonly found = new Map<number, LocalArgument>();
  readonly places: Span[] = [];
  modifier: Span | null = null;
  carrier = -1;
  subjects: readonly number[] = [];
  passive = false;
  keepsObject = false;
  unsure = false;
  /** Where the direct object ends, a token, or -1: an "of" there belongs to it. */
  objectEnd = -1;

  constructor(
    readonly g: BlockGrammar,
    readonly trigger: Trigger,
    readonly end: number,
  ) {}

  /** The role that the type or the trigger gives to a slot: `subj`, `obj`, a preposition. */
  roleAt(slot: string): string | undefined {
    const own = this.trigger.roles.get(slot) ?? this.trigger.type.roles.get(slot);
    // "founded by Ada Brun": who does it, in any passive
    return own === undefined && slot === 'by' && this.passive && this.trigger.pos === 'v' ? this.roleAt('subj') : own;
  }

  /** Adds what fills a slot, each thing once, where its kind suits the role. */
  add(slot: string, fillers: readonly LocalFiller[]): void {
    const { g } = this;
    const own = this.roleAt(slot);
    for (const filler of fillers) {
      // "was flown to Rome": of who is moved, "flew to" has no object but the place
      const moves =
        slot === 'obj' && this.passive && own !== undefined && PLACE_ROLES.has(own) && !fits(g, own, filler);
      const named = moves ? this.roleAt('subj') : own;
      const role = this.roleOf(slot, named, filler);
      if (role === undefined || !fits(g, role, filler)) continue;
      const key = filler.span.start;
      if (!this.found.has(key)) this.found.set(key, { role, filler });
    }
  }

  /** The role of a filler of a slot, where its kind tells another than that of the slot. */
  private roleOf(slot: string, named: string | undefined, filler: LocalFiller): string | undefined {
    const { g, trigger } = this;
    if (filler.kind === 'figure')
      return figureRole(g, trigger, slot, filler) ?? (filler.via === undefined ? named : roleOfWords(g, named, filler));
    return filler.kind === 'words' ? roleOfWords(g, named, filler) : roleOfName(g, trigger, named, filler);
  }

  /** Adds what the prepositional phrases behind token `after` tell. */
  addPrepositional(after: number): void {
    let postEnd = -1;
    for (const pp of prepositionalPhrases(this.g, after, this.end)) {
      // "quit as head of": what the post is of
      if (pp.preposition === 'as') postEnd = this.g.phrases[pp.phrases[pp.phrases.length - 1]].last;
      const ownsOf = pp.at === this.trigger.last || pp.at === this.objectEnd || pp.at === postEnd;
      if (pp.preposition === 'of' && !(ownsOf && this.takesOf(pp.at === postEnd))) continue;
      this.addPhrase(pp);
    }
  }

  /** "accused her of theft", "quit as head of": most verbs take no "of", which then belongs to their object. */
  private takesOf(post: boolean): boolean {
    if (this.trigger.pos !== 'v' || post || this.trigger.roles.has('of')) return true;
    const role = this.trigger.type.roles.get('of');
    return role === 'Offence' || role === 'Crime';
  }

  private addPhrase(pp: PrepositionalPhrase): void {
    const { g, trigger } = this;
    const fillers = flatMapped(pp.phrases, k => placeOf(g, k) ?? objectFillers(g, k, this.end));
    const place = fillers.filter(f => isPlace(g, f) || (pp.preposition === 'in' && isInPlace(g, f)));
    if (place.length > 0 && this.placesOn(pp.preposition)) {
      // "sanctions on North Korea": nothing takes place on a country
      if (pp.preposition === 'on' && place.every(f => labelOf(g, f) === 'GPE')) return;
      if (belongsTo(g, trigger, pp.at, true)) this.places.push(...place.map(f => f.span));
      return;
    }
    // "written not by Ada Brun but by her son"
    if (!belongsTo(g, trigger, pp.at, false) || g.lower[pp.at - 1] === 'not') return;
    const agent = trigger.pos !== 'v' || this.passive || trigger.type.roles.get('by') === 'Amount';
    if (pp.preposition === 'by' && (!agent || isOfPassive(g, trigger))) return;
    const unnamed = fillers.filter(f => f.kind !== 'entity' && isSomewhere(g, f));
    if (unnamed.length > 0 && WITHIN.test(pp.preposition) && this.placesOn(pp.preposition))
      for (const filler of unnamed) this.found.set(filler.span.start, { role: 'Place', filler });
    else this.add(pp.preposition, fillers);
  }

  /** Whether a place after a preposition is where it happens, and plays no role. */
  private placesOn(preposition: string): boolean {
    if (!PLACE_PREPOSITIONS.has(preposition)) return false;
    const role = this.roleAt(preposition);
    const plays =
      role !== undefined && (this.trigger.roles.has(preposition) || PLACE_ROLES.has(role) || preposition === 'on');
    return !plays;
  }
}

/**
 * "Six people were arrested in Lima, including Ada Brun, a clerk, and Omar Diallo": those whom a list names among who
 * was told without a name, right behind the clause. Of a list only what stands right behind "including", a comma or
 * "and" is meant.
 */
function addIncluded(roles: Roles): void {
  const { g, trigger, found } = roles;
  const [subject] = roles.subjects;
  const behind = subject === undefined ? -1 : g.phrases[subject].last;
  const isSubject = behind >= 0 && behind < trigger.first && g.lower[behind + 1] === 'including';
  const at = isSubject ? behind + 1 : includingBehind(g, trigger, roles.end);
  const end = isSubject ? trigger.first : roles.end;
  const role = roles.roleAt(isSubject && !roles.passive ? 'subj' : 'obj');
  const many = [...found.values()].filter(a => a.role === role && a.filler.kind !== 'entity');
  if (at < 0 || role === undefined || many.length !== 1) return;
  for (let i = at; i + 1 < end; i++) {
    if (g.lower[i] !== ',' && g.lower[i] !== 'and' && g.lower[i] !== 'including') continue;
    const k = g.phraseAt[i + 1] ?? -1;
    const named = k >= 0 && g.phrases[k].first === i + 1 ? g.mentionAt[g.phrases[k].head] : -1;
    if (named < 0 || g.mentions[named].label !== 'PERSON') continue;
    for (const filler of fillersOf(g, k)) found.set(filler.span.start, { role, filler });
  }
}

/** The phrases of the subject of a verb, or of whom its participle describes. */
function subjectsOf({ g, trigger, passive }: Roles, group: VerbGroup, isReduced: boolean): readonly number[] {
  const { first } = trigger.sentence;
  const found = isReduced ? describedPhrases(g, group, first) : subjectPhrases(g, group, first);
  const befalls = passive || trigger.pos === 'a';
  return befalls && needsCertainty(trigger.type) ? certainOf(g, found, group.first, first) : found;
}

/** Reads who does what to whom from the clause of a verb. */
function readVerb(roles: Roles, group: VerbGroup): void {
  const { g, trigger, end } = roles;
  const speakers = invertedSpeakers(g, trigger, end);
  const hasParticle = trigger.last > trigger.at + 1;
  const objects = trigger.pos === 'v' && speakers.length === 0 ? objectPhrases(g, trigger.last, end, hasParticle) : [];
  const isReduced = isReducedPassive(g, trigger, objects.length > 0);
  roles.passive = group.passive || isReduced;
  const owner = group.infinitive ? ownerBefore(g, group.first) : [];
  if (speakers.length > 0) roles.subjects = speakers;
  else if (owner.length === 0) roles.subjects = subjectsOf(roles, group, isReduced);
  roles.unsure = speakers.length === 0 && isUnsure(g, trigger, roles.subjects, group, isReduced);
  const subjectSlot = roles.passive || trigger.pos === 'a' ? 'obj' : 'subj';
  roles.add(subjectSlot, owner);
  if (!roles.unsure)
    roles.add(
      subjectSlot,
      flatMapped(roles.subjects, k => (speakers.length > 0 ? objectFillers(g, k, end) : chainFillers(g, k))),
    );
  const direct = objects[objects.length - 1];
  if (direct !== undefined) roles.objectEnd = g.phrases[direct].last;
  roles.keepsObject = direct !== undefined && isObjectInClause(g, trigger, direct);
  const ownClause = direct !== undefined && !roles.keepsObject && startsOwnClause(g, direct, end);
  if (!roles.passive && !ownClause && !hasNoAudience(trigger)) {
    if (objects.length > 0 && !NO_OBJECT.has(trigger.lemma)) addObjects(roles, objects);
    else if (trigger.pos === 'v')
      roles.add(
        'obj',
        flatMapped(gapBefore(g, trigger), k => chainFillers(g, k)),
      );
  }
  roles.addPrepositional(trigger.last);
  if (trigger.pos === 'v' && trigger.type.rank !== 'said' && !trigger.type.name.startsWith('Movement.'))
    for (const k of roles.subjects) roles.places.push(...placesOfSubject(g, k, group.first));
}

/**
 * "Police in Kansas arrested", "A judge in Bangor, Wales, dismissed": where the subject is said to be, if nothing else
 * places the event.
 */
function placesOfSubject(g: BlockGrammar, k: number, end: number): Span[] {
  const { last, head } = g.phrases[k];
  if (g.mentionAt[head] >= 0 || !/^(?:in|at|near|outside)$/.test(g.lower[last])) return [];
  const inner = g.phraseAt[last + 1] ?? -1;
  if (inner < 0 || g.phrases[inner].first !== last + 1 || g.phrases[inner].last > end) return [];
  const place = placeOf(g, inner) ?? fillersOf(g, inner);
  return place.filter(f => isPlace(g, f)).map(f => f.span);
}

/** Adds the direct objects of a verb, and a second one behind them: "gave Chad a boat". */
function addObjects(roles: Roles, objects: readonly number[]): void {
  const { g, trigger, end } = roles;
  const direct = objects[objects.length - 1];
  const after = direct === undefined ? -1 : g.phrases[direct].last;
  const second = after < 0 ? -1 : (g.phraseAt[after] ?? -1);
  const two = second >= 0 && g.phrases[second].first === after;
  // who is given something stands first
  const given = two && recipientOf(g, after) >= 0 && trigger.type.roles.get('to') === 'Recipient';
  roles.add(
    given ? 'to' : 'obj',
    flatMapped(objects, k => objectFillers(g, k, end)),
  );
  if (two) roles.add(given ? 'obj' : 'obj2', fillersOf(g, second));
}

/** Reads the parties of an event noun from its phrase, from the verb that carries it, and from what hangs on it. */
function readNoun(roles: Roles): void {
  const { g, trigger } = roles;
  roles.passive = true;
  const k = g.phraseAt[trigger.at];
  if (k >= 0) {
    addFromPhrase(roles, g.phrases[k].first);
    // "a flood warning": what is issued is the warning
    roles.carrier = g.phrases[k].head === trigger.at ? carrierOf(g, trigger, g.phrases[k].first) : -1;
    if (roles.carrier >= 0) addFromCarrier(roles, g.phrases[k].first);
    else if (trigger.type.name.startsWith('Contact.') || trigger.type.name === 'Movement.Transport')
      roles.add(
        'subj',
        flatMapped(goersTo(g, trigger, g.phrases[k].first), s => chainFillers(g, s)),
      );
  }
  roles.addPrepositional(trigger.last);
  if (roles.carrier > trigger.at) roles.addPrepositional(roles.carrier + 1);
  // "the last meeting was in 2011 between X and Y"
  const copula = g.classes[trigger.last] === CLASS.AUX && /^(?:was|is|will|were|are)$/.test(g.lower[trigger.last]);
  const after = g.lower[trigger.last + 1] === 'be' ? trigger.last + 2 : trigger.last + 1;
  if (copula && roles.carrier < 0 && g.classes[after] === CLASS.ADP) roles.addPrepositional(after);
  roles.passive = false;
}

/** Adds who owns the noun and what stands before it, in its phrase that begins at token `first`. */
function addFromPhrase(roles: Roles, first: number): void {
  const { g, trigger } = roles;
  for (const owner of possessors(g, first, trigger.first)) {
    // "in Slovenia's election": nobody elects a country
    if (isPlace(g, owner) && IN_PLACES.test(trigger.type.name)) roles.places.push(owner.span);
    else roles.add(isOwnDeed(g, trigger) ? 'by' : isBefallen(g, trigger, owner, true) ? 'of' : 'poss', [owner]);
  }
  const mods = modifiers(g, first, trigger.first);
  if (trigger.type.roles.get('by') === 'Amount') roles.add('by', amountsBefore(g, first, trigger.first));
  const before = mods.length === 0 ? nounBefore(g, trigger, first) : undefined;
  if (before !== undefined) roles.found.set(before.filler.span.start, before);
  if (mods.length === 1 && isPlace(g, mods[0])) roles.modifier = mods[0].span;
  else for (const mod of mods) roles.add(isBefallen(g, trigger, mod, false) ? 'of' : 'mod', [mod]);
}

/** Adds the subject of the verb that carries the noun, and whom it is given to. */
function addFromCarrier(roles: Roles, first: number): void {
  const { g, trigger, carrier } = roles;
  const group = readVerbGroup(g, carrier, useOf(g, carrier));
  if (carrier > trigger.at || group.passive) return;
  roles.subjects = subjectPhrases(g, group, trigger.sentence.first);
  // "held for murder": whoever is held is not the one murdered
  roles.unsure =
    (g.classes[first - 1] === CLASS.ADP && needsCertainty(trigger.type)) ||
    isUnsure(g, trigger, roles.subjects, group, false);
  if (!roles.unsure)
    roles.add(
      befalls(g, trigger, carrier) ? 'obj' : 'subj',
      flatMapped(roles.subjects, s => chainFillers(g, s)),
    );
  const recipient = recipientOf(g, first);
  if (recipient >= 0) roles.add(trigger.type.roles.has('to') ? 'to' : 'obj', fillersOf(g, recipient));
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
    if (DURATIONS.has(words.slice(words.search(/(?<![a-z])[a-z]+$/)))) return { kind: 'figure', span };
  }
  return undefined;
}

/** "Kim's decision to meet": who owns the noun before an infinitive does it. */
function ownerBefore(g: BlockGrammar, first: number): LocalFiller[] {
  const k = g.phraseAt[first - 1] ?? -1;
  if (k < 0 || g.mentionAt[g.phrases[k].head] >= 0) return [];
  return possessors(g, g.phrases[k].first, g.phrases[k].head);
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
 * Whether a preposition belongs to the trigger: no other event noun stands between them. The place of an object is that
 * of its verb, too ("signed a treaty in Lima"), but not of what is only said or planned.
 */
function belongsTo(g: BlockGrammar, trigger: Trigger, at: number, placing: boolean): boolean {
  const doer = g.lower[at] === 'by' && trigger.pos === 'v';
  const verb =
    placing &&
    trigger.pos === 'v' &&
    trigger.type.rank !== 'said' &&
    !/^(?:Attitude|Action\.Plan)/.test(trigger.type.name);
  for (let i = trigger.last; i < at; i++) {
    if (g.classes[i] === CLASS.NOUN && isEventNoun(g, i)) {
      // "signed a treaty in Lima", "charged with murder in Riga", but not "expelled over the killing in Berlin"
      const { first } = g.phrases[g.phraseAt[i]];
      if (doer && completesVerb(g, first)) continue;
      if (verb && (first === trigger.last || g.classes[first] !== CLASS.DET)) continue;
      return false;
    }
  }
  return true;
}

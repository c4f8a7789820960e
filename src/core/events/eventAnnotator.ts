import type {
  Annotator,
  BeforeEvents,
  DocumentBeforeEvents,
  DocumentContext,
  EventResult,
  Last,
  LocalZone,
  Telling,
} from '../annotations/annotator';
import { FURNITURE_ZONES } from '../annotations/model';
import type { Block } from '../blocks/block';
import { CLASS } from '../english/classes/wordClasses';
import { isPlural } from '../english/inflect';
import { readWordLists } from '../english/wordLists';
import { contains, type Span } from '../text/span';
import type { UserTables } from '../text/userTables';
import type { Sentence } from '../tokens/token';
import { isAnybody } from '../zones/turns';
import { wordsOf } from '../zones/words';
import { resolveEvents } from './document/resolveEvents';
import table from './eventWords.tsv';
import type { BlockGrammar } from './grammar/blockGrammar';
import { DEFINITE } from './grammar/functionWords';
import { objectPhrases } from './grammar/objectPhrases';
import { readGrammar } from './grammar/sentenceGrammar';
import { subjectPhrases } from './grammar/subjectPhrases';
import { readVerbGroup, type VerbGroup } from './grammar/verbGroup';
import { type EventTables, eventTables } from './lexicon/eventTables';
import { countTopics } from './lexicon/topics';
import { type Attribution, findAttributions, speakerOf } from './sentence/attribution';
import { isSaidOf } from './sentence/copulas';
import { elidedEvents, secondOccasions } from './sentence/elidedEvents';
import { type ArgumentsFound, findArguments } from './sentence/eventArguments';
import { datesOf } from './sentence/eventTimes';
import { readFactuality } from './sentence/factuality';
import { isInSpeech, spanOf, tokenSpan } from './sentence/fillers';
import type { BlockTelling, LocalArgument, LocalEvent, LocalFiller } from './sentence/localEvent';
import { withOwnWords } from './sentence/ownWords';
import { standingsOf } from './sentence/standing';
import { tellingOf } from './sentence/telling';
import { clauseEnd, findTriggers, type Trigger } from './sentence/triggers';
import { turningAdverb, verbatimOf } from './sentence/verbatim';
import { useOf } from './sentence/verbUse';
import { TopicReadings } from './topicReadings';

export type EventAnnotator = Annotator<BlockTelling, EventResult, BeforeEvents, DocumentBeforeEvents>;

const WORDS = readWordLists(table);
const WHEN = WORDS.forms('when');
const ASIDE = WORDS.forms('aside');
const ORDINAL = WORDS.forms('ordinal');

/** Finds events block by block, then joins them in the document. Its tables are read at the first block. */
export function createEventAnnotator(own?: UserTables): EventAnnotator {
  const tables = () => eventTables(own);
  return {
    name: 'events',
    annotateBlock: (block: Block, before: BeforeEvents): BlockTelling => annotateBlock(block, before, tables()),
    resolve: (
      document: DocumentContext,
      locals: readonly BlockTelling[],
      before: DocumentBeforeEvents,
      last?: Last<EventResult>,
    ) => resolveEvents(document, locals, before, last),
  };
}

const NO_TELLING: BlockTelling = { votes: countTopics([]), eventsUnder: () => NO_EVENTS };
const NO_EVENTS: readonly LocalEvent[] = [];

function annotateBlock(block: Block, before: BeforeEvents, tables: EventTables): BlockTelling {
  const furniture = before.zones.filter(z => FURNITURE_ZONES.has(z.kind));
  if (furniture.some(z => z.start === 0 && z.end >= block.text.trimEnd().length)) return NO_TELLING;
  return new TopicReadings(countTopics(wordsOf(block)), topic => {
    const g = readGrammar(block, sorted(before.mentions), sorted(before.figures), tables, topic);
    const events: LocalEvent[] = [];
    for (const sentence of block.sentences) {
      const triggers = findTriggers(g, sentence);
      if (triggers.length > 0) addEvents(events, g, triggers, before.zones);
    }
    return furniture.length === 0 ? events : events.filter(e => !furniture.some(z => contains(z, e.trigger)));
  });
}

/** Adds the events of the triggers of one sentence. */
function addEvents(
  events: LocalEvent[],
  g: BlockGrammar,
  triggers: readonly Trigger[],
  zones: readonly LocalZone[],
): void {
  const found = triggers.map(t => findArguments(g, t));
  const speakers = new Map<Trigger, LocalFiller>();
  triggers.forEach((t, k) => {
    const hears = t.lemma === 'hear';
    const speaker = found[k].arguments.find(a => SPEAKERS.has(a.role) || (hears && a.role === 'Court'));
    if (speaker !== undefined) speakers.set(t, speaker.filler);
  });
  const attributions = findAttributions(g, triggers[0].sentence, triggers, speakers);
  const times = datesOf(
    g,
    triggers,
    found.map(f => f.carrier),
  );
  const company = companyOf(g, triggers[0].sentence);
  const standings = standingsOf(g, triggers, found, attributions);
  triggers.forEach((trigger, k) => {
    const { arguments: args, places, modifier, carrier } = found[k];
    if (trigger.weak && !isAnchored(g, trigger, found[k], times[k].length > 0)) return;
    const { polarity, modality, alleged, frame, attempted } = readFactuality(g, trigger, carrier);
    const span = tokenSpan(g, trigger.first, trigger.last);
    const told = args
      .filter(a => a.filler.span.start !== modifier?.start && !(trigger.lemma === 'be' && isSaidOf(a.filler, span)))
      .map(a => ({ ...a, filler: spokenOf(g, trigger, a.filler, attributions) }));
    const own = ownSpeaker(g, trigger, found[k], zones);
    events.push({
      type: trigger.type,
      plover: trigger.roles.get('plover') ?? trigger.type.plover,
      trigger: span,
      lemma: trigger.lemma,
      pos: trigger.pos,
      plain: trigger.plain === true,
      arguments: own === undefined ? told : [own, ...told],
      times: times[k],
      places,
      polarity,
      modality,
      attempted: attempted === true,
      source: sourceOf(trigger, attributions) ?? speakerOf(span, zones, g),
      modifier,
      tense: tenseOf(g, trigger, carrier),
      loose: looseModifier(g, trigger),
      company,
      definite: isDefinite(g, trigger),
      ordinal: ordinalOf(g, trigger),
      confidence: trigger.known ? (trigger.type.rank === 'minor' ? 0.75 : 0.85) : 0.6,
      evidence: evidenceOf(trigger),
      aside: isAside(g, trigger),
      standing: own === undefined ? standings[k] : { ...standings[k], personal: false },
      twin: twinOf(g, triggers, k, found),
      telling: withOwnWords(
        g,
        trigger,
        found[k].subjects,
        standings[k],
        toldBy(g, triggers, k, found[k], times[k], attributions, alleged, frame ?? (attempted ? 'try' : undefined)),
      ),
    });
    const event = events[events.length - 1];
    events.push(...elidedEvents(g, trigger, event), ...secondOccasions(g, trigger, event));
  });
}

/** Roles of those who say something. */
const SPEAKERS: ReadonlySet<string> = new Set(['Speaker', 'Experiencer', 'Accuser', 'Threatener']);

/** How the clause of the trigger at `k` tells it. */
function toldBy(
  g: BlockGrammar,
  triggers: readonly Trigger[],
  k: number,
  { subjects, places, carrier, passive, keepsObject, unsure }: ArgumentsFound,
  times: readonly Span[],
  attributions: readonly Attribution[],
  alleged: Telling['alleged'],
  frame: Telling['frame'],
): Telling {
  const trigger = triggers[k];
  const telling = tellingOf(g, trigger, {
    subjects,
    places,
    // a verb that tells an event itself has a headline of its own
    carrier: triggers.some(t => t.at === carrier && t.type.rank === 'news') ? -1 : carrier,
    passive,
    keepsObject,
    times: times.slice(0, 1),
    said: trigger.type.rank === 'said' ? attributions.find(a => a.verb === trigger.at) : undefined,
    accuses: /^(?:Justice\.|Diplomacy\.Accuse)/.test(trigger.type.name),
    end: clauseEnd(g, trigger),
    use: useOf(g, carrier >= 0 ? carrier : trigger.at),
  });
  if (unsure) return { ...telling, verbatim: verbatimOf(g, trigger) };
  const adverb = turningAdverb(g, trigger);
  const said = adverb === '' ? telling : { ...telling, adverb };
  if (frame !== undefined) return { ...said, frame };
  return alleged === undefined ? said : { ...said, alleged };
}

/** The trigger before the one at `k` that carries it or that it carries, where both are of one type. */
function twinOf(
  g: BlockGrammar,
  triggers: readonly Trigger[],
  k: number,
  found: readonly ArgumentsFound[],
): Span | undefined {
  for (let j = k - 1; j >= 0 && j >= k - 4; j--) {
    if (triggers[j].type !== triggers[k].type) continue;
    if (
      found[k].carrier === triggers[j].at ||
      found[j].carrier === triggers[k].at ||
      isOfObject(g, triggers[j], triggers[k])
    )
      return tokenSpan(g, triggers[j].first, triggers[j].last);
  }
  return undefined;
}

/**
 * "sealed a long-awaited deal", "sanctions were imposed": whether a noun is the object of a verb, or the other way
 * round.
 */
function isOfObject(g: BlockGrammar, first: Trigger, second: Trigger): boolean {
  if (first.pos === second.pos) return false;
  const [verb, noun] = first.pos === 'v' ? [first, second] : [second, first];
  const k = g.phraseAt[noun.at];
  if (verb.pos !== 'v' || noun.pos !== 'n' || k < 0) return false;
  const phrases =
    verb.group?.passive === true
      ? subjectPhrases(g, verb.group, verb.sentence.first)
      : objectPhrases(g, verb.last, verb.sentence.last);
  return phrases.includes(k);
}

/** Whether it is told only to say when or why something else happens: "After the Hanoi summit, Kim met Putin." */
function isAside(g: BlockGrammar, { at, sentence }: Trigger): boolean {
  for (let i = at - 1; i >= sentence.first; i--) {
    if (ASIDE.has(g.lower[i])) return true;
    if (g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX || g.lower[i] === ',') return false;
  }
  return false;
}

/**
 * Whether something ties a noun to one occasion, so that it is no mere topic ("sanctions hurt", "a policy of reform").
 */
function isAnchored(g: BlockGrammar, trigger: Trigger, found: ArgumentsFound, dated: boolean): boolean {
  const named = found.arguments.filter(a => a.filler.kind !== 'words').length;
  const signs = named + (dated ? 1 : 0) + (found.carrier >= 0 ? 1 : 0) + (found.places.length > 0 ? 1 : 0);
  if (named > 0 || signs > 1) return true;
  const k = g.phraseAt[trigger.at];
  if (k < 0) return false;
  const before = g.phrases[k].first - 1;
  // "its investigation", "their wedding"
  if (trigger.type.rank === 'news' && /^(?:his|her|its|their)$/.test(g.lower[before + 1] ?? '')) return true;
  // "turned down in a referendum"
  if (
    trigger.type.rank === 'news' &&
    /^(?:a|an)$/.test(g.lower[before + 1]) &&
    /^(?:in|at|during|by)$/.test(g.lower[before] ?? '')
  )
    return true;
  // "after murder", "charged with murder"
  if (WHEN.has(g.lower[before] ?? '')) return true;
  return /^(?:with|of|for|over|from)$/.test(g.lower[before] ?? '') && g.classes[before - 1] === CLASS.VERB;
}

/** "Russia announced that it had shipped": a pronoun that begins what is said is most often the speaker. */
function spokenOf(
  g: BlockGrammar,
  trigger: Trigger,
  filler: LocalFiller,
  attributions: readonly Attribution[],
): LocalFiller {
  if (filler.kind !== 'words' || !isInSpeech(filler.words ?? '')) return filler;
  const said = attributions.find(
    a => a.verb >= 0 && a.verb < trigger.at && trigger.at >= a.first && trigger.at < a.last,
  );
  if (said === undefined) return filler;
  // "Witnesses say they heard a blast": nobody with a name
  if (filler.words === 'they' && said.source.kind === 'words' && /[^s]s$/.test(said.source.words ?? ''))
    return { ...said.source, via: filler.span };
  if (said.source.kind !== 'entity' || (filler.words === 'they' && hasAudience(g, said, filler))) return filler;
  const label = g.mentions.find(m => m.start === said.source.span.start)?.label;
  if (filler.pronoun !== undefined)
    return label === 'PERSON' ? { ...filler, pronoun: { ...filler.pronoun, speaker: said.source.span } } : filler;
  return label === 'PERSON' ? filler : { kind: 'entity', span: said.source.span, via: filler.span };
}

/** "assured people they": whether many are spoken to between a verb of saying and a pronoun. */
function hasAudience(g: BlockGrammar, { verb }: Attribution, { span }: LocalFiller): boolean {
  const k = g.phraseAt[verb + 1] ?? -1;
  if (k < 0 || g.block.tokens[g.phrases[k].last - 1].end > span.start) return false;
  return isPlural(g.lower[g.phrases[k].head]);
}

/**
 * "Eze: I left in March", “I will go,” Eze said: the speaker as the one who does it, where "I" is the subject and the
 * speaker has a name; undefined elsewhere.
 */
function ownSpeaker(
  g: BlockGrammar,
  { type, roles, pos }: Trigger,
  { subjects, passive }: ArgumentsFound,
  zones: readonly LocalZone[],
): LocalArgument | undefined {
  const role = roles.get(passive ? 'obj' : 'subj') ?? type.roles.get(passive ? 'obj' : 'subj');
  const [first] = subjects;
  if (pos !== 'v' || role === undefined || first === undefined || g.lower[g.phrases[first].head] !== 'i')
    return undefined;
  const via = spanOf(g.block.tokens[g.phrases[first].head]);
  const speech = zones.find(z => z.speaker !== undefined && z.start <= via.start && via.start < z.end);
  const speaker = speech?.speaker;
  if (speaker === undefined) return undefined;
  const mention = g.mentions.find(m => m.label === 'PERSON' && m.start >= speaker.start && m.end <= speaker.end);
  if (mention !== undefined) return { role, filler: { kind: 'entity', span: spanOf(mention), via } };
  // a name that only the document knows, or nobody does
  if (speech?.kind !== 'turn' || isAnybody(speaker.text)) return undefined;
  return { role, filler: { kind: 'words', span: spanOf(speaker), words: speaker.text.toLowerCase() } };
}

/** The names of a sentence, which may tell what a bare "meeting" in it refers to. */
function companyOf(g: BlockGrammar, sentence: Sentence): Span[] {
  const out: Span[] = [];
  let last = -1;
  for (let i = sentence.first; i < sentence.last && out.length < 8; i++) {
    const mention = g.mentionAt[i];
    if (mention < 0 || mention === last) continue;
    last = mention;
    out.push(spanOf(g.mentions[mention]));
  }
  return out;
}

function tenseOf(g: BlockGrammar, trigger: Trigger, carrier: number): LocalEvent['tense'] {
  const at = trigger.pos === 'n' ? carrier : trigger.at;
  if (at < 0) return 'none';
  const group = trigger.pos === 'n' ? readVerbGroup(g, at, useOf(g, at)) : trigger.group;
  if (group === null || group.perfect) return 'past';
  const use = useOf(g, at);
  if (isTenseless(g, group)) return 'none';
  for (let i = group.first; i < group.verb; i++) if (/^(?:was|were|had|did)$/.test(g.lower[i])) return 'past';
  // "broadcast", "put": the past of a verb that has one form is more news than its present
  // "The minister, sworn in on Monday,"
  const past = use.includes('d') || (use.includes('n') && !/[bs]/.test(use));
  return group.first < group.verb || !past ? 'present' : 'past';
}

/** A gerund: "…, killing nine", "after being deported". */
function isTenseless(g: BlockGrammar, group: VerbGroup): boolean {
  return g.lower[group.first] === 'being' || (/ing$/.test(g.lower[group.verb]) && group.first === group.verb);
}

function looseModifier(g: BlockGrammar, trigger: Trigger): Span | null {
  // "the Hanoi Summit" as a name: the place is a word of it
  if (g.mentionAt[trigger.at] >= 0) return trigger.at > trigger.first ? spanOf(g.block.tokens[trigger.at - 1]) : null;
  const before = trigger.first - 1;
  const phrase = g.phraseAt[trigger.at];
  if (trigger.pos !== 'n' || before < 0 || phrase < 0 || g.phraseAt[before] !== phrase) return null;
  if (g.mentionAt[before] >= 0 || g.figureAt[before] >= 0) return null;
  const tag = g.classes[before];
  const { text } = g.block.tokens[before];
  if (g.block.register === 'standard' && text.charAt(0) === text.charAt(0).toLowerCase()) return null;
  return tag === CLASS.NOUN || tag === CLASS.PROPN ? spanOf(g.block.tokens[before]) : null;
}

/** The innermost attribution that holds a trigger. */
function sourceOf(trigger: Trigger, attributions: readonly Attribution[]): LocalFiller | null {
  let best: Attribution | undefined;
  for (const a of attributions) {
    if (trigger.at < a.first || trigger.at >= a.last || trigger.at === a.verb) continue;
    if (best === undefined || a.last - a.first < best.last - best.first) best = a;
  }
  return best?.source ?? null;
}

function isDefinite(g: BlockGrammar, trigger: Trigger): boolean {
  const k = g.phraseAt[trigger.at];
  return trigger.pos === 'n' && k >= 0 && DEFINITE.has(g.lower[g.phrases[k].first]);
}

function ordinalOf(g: BlockGrammar, trigger: Trigger): string | null {
  const k = g.phraseAt[trigger.at];
  if (trigger.pos !== 'n' || k < 0) return null;
  for (let i = g.phrases[k].first; i < trigger.first; i++) if (ORDINAL.has(g.lower[i])) return g.lower[i];
  return null;
}

function evidenceOf(trigger: Trigger): string {
  const kind = trigger.pos === 'v' ? 'verb' : trigger.pos === 'n' ? 'noun' : 'adjective';
  return trigger.known ? `the ${kind} “${trigger.lemma}”` : `“${trigger.lemma}” as a verb`;
}

function sorted<S extends Span>(spans: readonly S[]): readonly S[] {
  for (let i = 1; i < spans.length; i++) {
    if (spans[i].start < spans[i - 1].end)
      return [...spans].sort((a, b) => a.start - b.start || b.end - a.end).filter(keepFirst());
  }
  return spans;
}

/** Keeps spans that begin at or after the end of the one kept before. */
function keepFirst(): (span: Span) => boolean {
  let end = -1;
  return span => {
    if (span.start < end) return false;
    end = spanOf(span).end;
    return true;
  };
}

import type { EntityLabel, FigureLabel } from '../../annotations/model';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/blockGrammar';
import table from './argumentWords.tsv';
import { isPlaceLabel } from './fillers';
import type { LocalFiller } from './localEvent';
import type { Trigger } from './triggers';

export const PLACE_ROLES: ReadonlySet<string> = new Set(['Destination', 'Origin', 'Place', 'Route']);
const FIGURE_ROLES: ReadonlySet<string> = new Set(['Money', 'Amount', 'Price', 'Level', 'Start', 'Sentence']);

const WORDS = readWordLists(table);
/** Common nouns for places. */
const PLACES = WORDS.forms('place');
/** What explodes, or is shot: the means, not who attacks, and not what is attacked. */
const DEVICES = WORDS.forms('device');

/** Whether the head of words is a noun for a place: "the bus station". */
export function isSomewhere(g: BlockGrammar, filler: LocalFiller): boolean {
  return PLACES.has(headOf(g, filler));
}

/** The last word of a phrase, in lower case. */
function headOf(g: BlockGrammar, { phrase, span, via }: LocalFiller): string {
  const { start, end } = phrase ?? via ?? span;
  const words = g.block.text.slice(start, end).toLowerCase();
  return words.slice(words.search(/(?<![\p{L}-])[\p{L}-]+$/u));
}

/** The role of words, where what they mean can have another one only: "the bomb exploded" tells of no attacker. */
export function roleOfWords(g: BlockGrammar, role: string | undefined, filler: LocalFiller): string | undefined {
  if (role !== 'Attacker' && role !== 'Target') return role;
  return DEVICES.has(headOf(g, filler)) ? 'Instrument' : role;
}

/** The label of the mention that a filler is; undefined for figures and words. */
export function labelOf(g: BlockGrammar, filler: LocalFiller): EntityLabel | undefined {
  const mention = g.mentionFrom.get(filler.span.start);
  return mention === undefined ? undefined : g.mentions[mention].label;
}

function figureLabelOf(g: BlockGrammar, filler: LocalFiller): FigureLabel | undefined {
  const figure = g.figureFrom.get(filler.span.start);
  return figure === undefined ? undefined : g.figures[figure].label;
}

/** The role of a name, where what it names can have another one only. */
export function roleOfName(
  g: BlockGrammar,
  trigger: Trigger,
  role: string | undefined,
  filler: LocalFiller,
): string | undefined {
  if (role === undefined || filler.kind !== 'entity') return role;
  const label = labelOf(g, filler);
  // "stepped down as head of Agro": a body is no person who takes or leaves a post, but where it is
  if (role === 'Person' && label === 'ORG' && trigger.type.name.startsWith('Personnel.')) return 'Org';
  // "criticism of Ada Brun", "a term handed to Ada Brun": nobody is an offence, or a sentence
  const acts = label === 'PERSON' || label === 'ORG' || label === 'GPE' || label === 'NORP';
  if (role === 'Offence' && acts) return 'Accused';
  // "the conviction of Ada Brun", but "jailed for a theft Ada Brun committed"
  if (role === 'Crime' && label === 'PERSON') return trigger.pos === 'n' ? trigger.type.roles.get('obj') : undefined;
  return role === 'Sentence' && acts ? 'Defendant' : role;
}

/** The role of an amount among the objects of a verb: "fell 12 percent", "fined Skyhop 4 million euros". */
export function figureRole(g: BlockGrammar, trigger: Trigger, slot: string, filler: LocalFiller): string | undefined {
  if (slot !== 'obj' && slot !== 'obj2') return undefined;
  const label = figureLabelOf(g, filler);
  if (label !== 'MONEY' && label !== 'PERCENT' && label !== 'QUANTITY') return undefined;
  const roles = [...trigger.type.roles.values()];
  if (trigger.type.roles.get('by') === 'Amount') return 'Amount';
  return label === 'MONEY'
    ? roles.find(r => r === 'Money' || r === 'Amount' || r === 'Price' || r === 'Aid')
    : undefined;
}

/** "in a California prison": a country, state or town before the noun says where. */
export function isInPlace(g: BlockGrammar, filler: LocalFiller): boolean {
  if (filler.kind !== 'entity' || filler.via === undefined || filler.words?.includes("'s") === true) return false;
  return labelOf(g, filler) === 'GPE';
}

export function isPlace(g: BlockGrammar, filler: LocalFiller): boolean {
  if (filler.kind !== 'entity' || filler.via !== undefined) return false;
  const mention = g.mentionFrom.get(filler.span.start);
  return mention !== undefined && isPlaceLabel(g.mentions[mention].label);
}

/** Whether the kind of the filler suits the role. */
export function fits(g: BlockGrammar, role: string, filler: LocalFiller): boolean {
  if (filler.kind === 'figure') {
    const label = figureLabelOf(g, filler);
    if (FIGURE_ROLES.has(role)) return label !== 'ORDINAL';
    if (label === 'MONEY' || label === 'PERCENT') return role === 'Money' || role === 'Theme' || role === 'Aid';
    return !PLACE_ROLES.has(role);
  }
  if (FIGURE_ROLES.has(role)) return false;
  if (filler.kind === 'words') return !PLACE_ROLES.has(role) || isSomewhere(g, filler);
  if (PLACE_ROLES.has(role)) {
    const label = labelOf(g, filler);
    return label !== 'PERSON' && label !== 'NORP';
  }
  return true;
}

import { readWordLists } from '../../english/wordLists';
import type { BlockPlace, Told } from '../sentence/localEvent';
import table from './ranking.tsv';

/** What begins a date or a place behind a verb without an object. */
const NO_OBJECT = readWordLists(table).forms('no object');
/** Fewest letters of a word that tells one object from another. */
const TELLING = 4;

/** The longer words of what a verb in the active voice is done to, in a main clause outside the headline. */
export function objectOf({ local, inHeadline }: Told, { start }: BlockPlace, text: string): readonly string[] {
  const { telling, trigger, standing, pos } = local;
  const [object] = telling?.rest ?? [];
  if (pos !== 'v' || inHeadline || telling?.passive !== false || standing.clause !== 'main' || object === undefined)
    return [];
  const by = start + trigger.start;
  const words =
    text
      .slice(by + object.start, by + object.end)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return NO_OBJECT.has(words[0] ?? '') ? [] : words.filter(word => word.length >= TELLING);
}

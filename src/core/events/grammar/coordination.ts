import { CLASS } from '../../english/classes/wordClasses';
import { isPlural } from '../../english/inflect';
import { isNounOf } from '../../english/nounClasses';
import type { BlockGrammar } from './blockGrammar';

/**
 * The noun phrases coordinated with phrase `k` on its left ("X, Y and [Z]"), in the order of the text, `k` last.
 * A comma alone joins only where an "and" follows later in the chain.
 */
export function coordinatedLeft(g: BlockGrammar, k: number): number[] {
  const chain = [k];
  // "hovered over horses and | they found"
  if (/^(?:s?he|it|they|we)$/.test(g.lower[g.phrases[k].head])) return chain;
  let seenAnd = false;
  for (let current = k; current > 0; ) {
    const before = g.phrases[current].first - 1;
    const word = g.lower[before];
    const joins = word === 'and' || word === '&' || word === '-' || word === 'nor' || (word === ',' && seenAnd);
    const previous = g.phraseAt[joins ? before - 1 : -1] ?? -1;
    const oxford = word === 'and' && g.lower[before - 1] === ',' ? thirdOfList(g, before - 2) : previous;
    if (!joins || oxford < 0 || oxford >= current || isOnePerson(g, oxford, current)) break;
    if (word === 'and' || word === 'nor') seenAnd = true;
    chain.unshift(oxford);
    current = oxford;
    if (chain.length > 6) break;
  }
  return chain;
}

/**
 * "France, Spain, and": the phrase that ends at token `i`, where a comma before it makes a list; "visited Spain, and"
 * makes none.
 */
function thirdOfList(g: BlockGrammar, i: number): number {
  const k = g.phraseAt[i] ?? -1;
  return k >= 0 && g.lower[g.phrases[k].first - 1] === ',' ? k : -1;
}

/**
 * "the psychiatrist and | politician Ada Brun": two trades before one name are one person. "the mayor and | President
 * Ada Brun" are two.
 */
function isOnePerson(g: BlockGrammar, k: number, next: number): boolean {
  const { first, head } = g.phrases[next];
  const trade = g.phrases[k].head;
  const name = g.mentions[g.mentionAt[head]];
  if (name?.label !== 'PERSON' || g.mentionAt[trade] >= 0 || g.mentionAt[first] >= 0) return false;
  if (g.tables.lexicon.posts.has(g.lower[first])) return false;
  return isTrade(g.lower[trade]) && isTrade(g.lower[first]);
}

function isTrade(noun: string): boolean {
  return isNounOf(noun, 'person') && !isPlural(noun);
}

/** The noun phrases coordinated with phrase `k` on its right, `k` first. */
export function coordinatedRight(g: BlockGrammar, k: number, limit: number, pairs = false): number[] {
  const chain = [k];
  const pending: number[] = [];
  for (let at = g.phrases[k].last; at < limit; ) {
    let next = at;
    const comma = g.lower[next] === ',';
    if (comma) next++;
    const and = g.lower[next] === 'and' || g.lower[next] === '&' || g.lower[next] === 'or';
    if (and) next++;
    if (!comma && !and) break;
    const phrase = g.phraseAt[next] ?? -1;
    if (phrase < 0 || g.phrases[phrase].first !== next || next >= limit) break;
    if (and && chain.length === 1 && isOnePerson(g, k, phrase)) return [phrase];
    // "met Kim and Putin said": the phrase after "and" begins a clause of its own
    if (!pairs && startsClause(g, chainEnd(g, phrase, limit), limit)) break;
    pending.push(phrase);
    if (and) {
      chain.push(...pending);
      pending.length = 0;
    }
    at = g.phrases[phrase].last;
    if (chain.length + pending.length > 8) break;
  }
  return chain;
}

function isVerbal(g: BlockGrammar, i: number): boolean {
  return g.classes[i] === CLASS.VERB || g.classes[i] === CLASS.AUX;
}

/** Where phrase `k` ends with what "of" adds to it: "Secretary of State Ada Brun". */
function chainEnd(g: BlockGrammar, k: number, limit: number): number {
  let end = g.phrases[k].last;
  while (end + 1 < limit && g.lower[end] === 'of') {
    const next = g.phraseAt[end + 1];
    if (next < 0 || g.phrases[next].first !== end + 1) break;
    end = g.phrases[next].last;
  }
  return end;
}

function startsClause(g: BlockGrammar, at: number, limit: number): boolean {
  let i = at;
  // "and her deputy, Omar Diallo, | leads it"
  for (let j = i + 1; g.lower[i] === ',' && j < limit && j < i + 8 && !isVerbal(g, j); j++)
    if (g.lower[j] === ',' && isVerbal(g, j + 1)) i = j + 1;
  while (i < limit && g.classes[i] === CLASS.ADV) i++;
  if (i >= limit) return false;
  if (g.classes[i] === CLASS.AUX) return true;
  return g.classes[i] === CLASS.VERB && !/ing$/.test(g.lower[i]);
}

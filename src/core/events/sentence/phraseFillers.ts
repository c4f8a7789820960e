import { CLASS } from '../../english/classes/wordClasses';
import { readWordLists } from '../../english/wordLists';
import type { BlockGrammar } from '../grammar/sentenceGrammar';
import table from './argumentWords.tsv';
import { fillersOf } from './fillers';
import type { LocalFiller } from './localEvent';
import { isPlace, labelOf } from './roleFits';

const WORDS = readWordLists(table);
const SETTLEMENT = WORDS.forms('settlement');
/** Those who act for a body: "fighters from the Northern Front". */
const MEMBERS = WORDS.forms('member');

/** The fillers of a phrase; where its head names nobody ("the leaders of X and Y"), those of the phrase after "of". */
export function chainFillers(g: BlockGrammar, k: number): LocalFiller[] {
  const own = fillersOf(g, k);
  const after = g.phrases[k].last;
  if (
    own.length === 1 &&
    own[0].kind === 'words' &&
    (g.lower[after] === 'of' || (g.lower[after] === 'from' && MEMBERS.has(g.lower[after - 1]))) &&
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
  const label = labelOf(g, filler);
  return label === 'ORG' || label === 'NORP';
}

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
export function objectFillers(g: BlockGrammar, k: number, end: number): LocalFiller[] {
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

/** "the Russian city of Vladivostok": the place that the words after "of" name. */
export function placeOf(g: BlockGrammar, k: number): LocalFiller[] | undefined {
  const { head, last } = g.phrases[k];
  if (!SETTLEMENT.has(g.lower[head]) || g.lower[last] !== 'of') return undefined;
  const inner = g.phraseAt[last + 1] ?? -1;
  const named = inner < 0 ? [] : fillersOf(g, inner).filter(f => isPlace(g, f));
  return named.length > 0 ? named : undefined;
}

import type { Tense } from './timeExpression';
import type { TokenView } from './tokenView';

const FUTURE = new Set(
  "will 'll shall upcoming expected scheduled planned plan plans planning due expect expects hopes hope intends set slated coming tomorrow until till soon would could may might must should ready postponed".split(
    ' ',
  ),
);
const PAST = new Set(
  (
    'was were had did said told took held came went gave met left made got saw began ran won lost shot killed fell rose sold bought sent spent found felt kept brought thought knew ' +
    'became wrote read led fought struck broke spoke chose grew hit put cut quit flew drove ended hurt paid sought caught built sat stood heard meant dealt swore drew since ago'
  ).split(' '),
);
const PRESENT = new Set('is are has have does says say'.split(' '));
const REACH = 14;

/**
 * What the verb nearest to the tokens `start..end` says of their direction: the words of the same sentence are looked at
 * outwards, those before first.
 */
export function tenseAround(view: TokenView, start: number, end: number, first: number, last: number): Tense {
  const before = view.word(start - 1);
  if (before === 'until' || before === 'till') return 'future';
  for (let k = 1; k <= REACH; k++) {
    const back = start - k;
    if (back >= first) {
      const tense = tenseOf(view, back);
      if (tense !== null) return tense;
    }
    const forward = end - 1 + k;
    if (forward < last) {
      const tense = tenseOf(view, forward);
      if (tense !== null) return tense;
    }
  }
  return 'none';
}

function tenseOf(view: TokenView, i: number): Tense | null {
  const w = view.word(i);
  if (FUTURE.has(w)) return 'future';
  const participle = PAST.has(w) || (w.length > 4 && w.endsWith('ed') && view.tokens[i].kind === 'word');
  if (participle && isFuturePassive(view, i)) return 'future';
  if (PAST.has(w)) return 'past';
  if (w === 'to' && view.tokens[i + 1]?.kind === 'word' && isBase(view.word(i + 1))) return 'future';
  if (PRESENT.has(w)) return null;
  return participle ? 'past' : null;
}

/** Whether a word after "to" can be an infinitive: it has no noun's or name's form. */
function isBase(word: string): boolean {
  return /^(?:be|have|take|hold|meet|begin|start|make|go|come|leave|arrive|return|join|vote|visit|end|give|run|open|discuss|decide|travel|release|announce|resume|attend|speak|sign|face|appear|head|fly|host|launch|play|pay|send|close)$/.test(
    word,
  );
}

/** "will be signed", "to be held", "may be extended". */
function isFuturePassive(view: TokenView, i: number): boolean {
  const be = view.word(i - 1) === 'be' ? i - 1 : view.word(i - 2) === 'be' ? i - 2 : -1;
  return be > 0 && (FUTURE.has(view.word(be - 1)) || view.word(be - 1) === 'to' || view.word(be - 1) === 'not');
}

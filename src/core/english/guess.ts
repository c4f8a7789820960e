import { tableRows } from '../text/table';
import { verbForms } from './inflect';
import verbTable from './verbs.tsv';

/** What makes a lemma of what stands before -ed and -ing: nothing, an "e", or one letter less. */
type Mend = 'none' | 'e' | 'less';

/** Longest and shortest ending of a stem that is asked for. */
const LONGEST = 4;
const SHORTEST = 1;

let votes: Map<string, Record<Mend, number>> | undefined;

/** How the verbs that are known mend their stems, by the endings of these. */
function readVotes(): Map<string, Record<Mend, number>> {
  const out = new Map<string, Record<Mend, number>>();
  for (const [lemma] of tableRows(verbTable)) {
    for (const [form, uses] of verbForms(lemma)) {
      if (!uses.includes('g') || !form.endsWith('ing')) continue;
      const stem = form.slice(0, -3);
      const mend: Mend = stem === lemma ? 'none' : `${stem}e` === lemma ? 'e' : 'less';
      if (mend === 'less' && stem.slice(0, -1) !== lemma) continue;
      for (let size = SHORTEST; size <= LONGEST; size++) {
        const ending = stem.slice(-size);
        const known = out.get(ending) ?? { none: 0, e: 0, less: 0 };
        known[mend]++;
        out.set(ending, known);
      }
    }
  }
  return out;
}

/** One short syllable: its last consonant would be written twice if no "e" were gone ("hyp", "vap"). */
const SHORT = /^[^aeiouy]{0,3}[aeiouy][bdgklmnprt]$/;

/**
 * The lemma of a verb form that no table knows, as verbs that end like it have theirs; the word itself where nothing
 * ends it.
 */
export function guessLemma(form: string): string {
  if (form.length > 4 && /ie[sd]$/.test(form)) return `${form.slice(0, -3)}y`;
  if (form.length > 5 && form.endsWith('ing')) return mended(form.slice(0, -3));
  if (form.length > 4 && form.endsWith('ed')) return mended(form.slice(0, -2));
  if (/(?:s|x|z|ch|sh)es$/.test(form)) return form.slice(0, -2);
  return form.endsWith('s') && !form.endsWith('ss') ? form.slice(0, -1) : form;
}

function mended(stem: string): string {
  if (SHORT.test(stem)) return `${stem}e`;
  votes ??= readVotes();
  for (let size = LONGEST; size >= SHORTEST; size--) {
    const vote = votes.get(stem.slice(-size));
    if (vote === undefined) continue;
    if (vote.e > vote.none && vote.e > vote.less) return `${stem}e`;
    return vote.less > vote.none ? stem.slice(0, -1) : stem;
  }
  return stem;
}

/** How a form that no table knows can be used, by its ending. */
export function guessForm(form: string): string {
  if (form.endsWith('ing')) return 'g';
  if (form.endsWith('ed')) return 'dn';
  if (form.endsWith('s') && !form.endsWith('ss')) return 's';
  return 'b';
}

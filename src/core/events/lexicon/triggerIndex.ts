import { FormIndex, formBeginnings } from '../../english/formIndex';
import { type Inflection, phraseForms } from '../../english/inflect';
import { irregularNoun, irregularVerb, prefixOf } from '../../english/irregular';
import type { Sense, TriggerIndex, TriggerLemma } from './triggerLexicon';

/** Indexes lemmas by the first word of each of their forms. */
export function indexTriggers(senses: ReadonlyMap<string, readonly Sense[]>, kind: Inflection): TriggerIndex {
  return new FormIndex(
    [...senses].map((item): readonly [Iterable<string>, TriggerLemma] => [beginnings(item[0], kind), item]),
    ([lemma, list], put) => {
      const sorted = list.length > 1 ? [...list].sort(bySpecificity) : list;
      for (const [form, use] of phraseForms(lemma, kind)) {
        const [first, ...rest] = wordsOf(form, kind);
        put(first, (known = []) => {
          known.push({ lemma, rest, use, senses: sorted });
          return known;
        });
      }
    },
    // longer phrases first; a lemma itself before the plural of another ("talks" before "talk")
    list => {
      if (list.length > 1)
        list.sort((a, b) => b.rest.length - a.rest.length || Number(b.use.includes('b')) - Number(a.use.includes('b')));
    },
  );
}

/**
 * The words of a form, as texts have them: of a noun with a hyphen two, of a verb with one the whole ("re-elected").
 */
function wordsOf(form: string, kind: Inflection): readonly string[] {
  return form.split(kind === 'v' ? ' ' : /[ -]/);
}

function beginnings(lemma: string, kind: Inflection): Iterable<string> {
  const words = wordsOf(lemma, kind);
  // of a noun of several words the first one is fixed, unless "of" follows it
  const isFixed = kind !== 'v' && words.length > 1 && words[1] !== 'of';
  const isRegular = isFixed || isRegularWord(words[0], kind);
  return formBeginnings(words[0], isRegular, () =>
    [...phraseForms(lemma, kind).keys()].map(form => wordsOf(form, kind)[0]),
  );
}

function isRegularWord(word: string, kind: Inflection): boolean {
  if (kind === 'a') return true;
  return kind === 'v' ? irregularVerb(word) === undefined && prefixOf(word) === '' : irregularNoun(word) === undefined;
}

/** A user's own senses first, then those with conditions. */
function bySpecificity(a: Sense, b: Sense): number {
  return Number(b.own) - Number(a.own) || Number(b.conditions.length > 0) - Number(a.conditions.length > 0);
}

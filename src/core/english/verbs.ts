import { tableRows } from '../text/table';
import { FormIndex, formBeginnings } from './formIndex';
import { guessLemma } from './guess';
import { verbForms } from './inflect';
import { irregularVerb, prefixOf } from './irregular';
import verbTable from './verbs.tsv';

/** What is known of a form: how it can be used, letters of `VerbForm`, and whose it is. */
interface KnownForm {
  readonly uses: string;
  readonly lemma: string;
  /** Whether the form is its lemma. */
  readonly isLemma: boolean;
}

/** Forms of verbs with their uses and lemmas, looked up, never guessed. */
export class VerbForms {
  private readonly index: FormIndex<string, KnownForm>;

  /** @param lemmas in the order in which they count where two verbs share a form */
  constructor(lemmas: readonly string[]) {
    this.index = new FormIndex(
      lemmas.map(lemma => [
        formBeginnings(lemma, irregularVerb(lemma) === undefined && prefixOf(lemma) === '', () =>
          verbForms(lemma).keys(),
        ),
        lemma,
      ]),
      (lemma, put) => {
        for (const [form, uses] of verbForms(lemma)) {
          put(form, known => {
            const isLemma = form === lemma;
            // "found" is of "find", "fell" of "fall": what is told is past more often than not
            const keeps = known !== undefined && (isLemma || !known.isLemma);
            return {
              uses: (known?.uses ?? '') + uses,
              ...(keeps ? { lemma: known.lemma, isLemma: known.isLemma } : { lemma, isLemma }),
            };
          });
        }
      },
    );
  }

  /** How a form can be used: letters of `VerbForm`; undefined for what is no form of any of the verbs. */
  get(form: string): string | undefined {
    return this.index.get(form)?.uses;
  }

  /** The verb that a form is of: "misled" → "mislead"; of two, the one that is not the form itself. */
  lemma(form: string): string | undefined {
    return this.index.get(form)?.lemma;
  }
}

let known: VerbForms | undefined;

/** The verbs that news uses. */
export function newsVerbs(): VerbForms {
  known ??= new VerbForms(tableRows(verbTable).map(([lemma]) => lemma));
  return known;
}

/** The verb that a form is of; guessed by its ending only where no table has it. */
export function verbLemma(form: string): string {
  return newsVerbs().lemma(form) ?? guessLemma(form);
}

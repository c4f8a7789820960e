import type { Modality, Polarity } from '../../annotations/model';
import { formOf } from '../../english/inflect';

/** How an event is told, as far as its verb shows it. */
export interface Said {
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** The modal that the text uses, in lower case. */
  readonly modal: string | null;
  readonly passive: boolean;
  readonly plural: boolean;
  /** Whether others say so, and the text leaves it to them. */
  readonly alleged?: 'allegedly' | 'reportedly' | undefined;
  /** The lemma of a verb by which the same party only tries or wants it: "tries to meet". */
  readonly frame?: string | undefined;
  /** What the text says before the verb that turns its sense: "wrongly". */
  readonly adverb?: string | undefined;
}

const POSSIBLE: ReadonlySet<string> = new Set(['may', 'might', 'could', 'can', 'would']);

/**
 * A verb as headlines have it: "meets", "to meet" of what is planned, "may meet" of what is possible, "should meet" of
 * what is called for, each also with "not". `base` is the lemma; of a passive, the participle, which then stands alone:
 * "arrested", "to be arrested".
 */
export function verbWords(base: string, said: Said): string {
  const { polarity, modality, modal, passive, plural } = said;
  if (said.alleged !== undefined)
    return `${said.alleged} ${verbWords(base, { ...said, alleged: undefined, modality: 'asserted' })}`;
  if (said.adverb !== undefined)
    return `${said.adverb} ${verbWords(base, { ...said, adverb: undefined, polarity: 'positive', modality: 'asserted' })}`;
  const not = polarity === 'negative' ? ['not'] : [];
  const infinitive = passive ? ['be', base] : [base];
  if (modality === 'future') return [...not, 'to', ...infinitive].join(' ');
  if (modality === 'hypothetical' && said.frame !== undefined)
    return [plural ? said.frame : formOf(said.frame, 's'), 'to', ...infinitive].join(' ');
  if (modality === 'hypothetical')
    return [modal !== null && POSSIBLE.has(modal) ? modal : 'may', ...not, ...infinitive].join(' ');
  if (modality === 'requested') return ['should', ...not, ...infinitive].join(' ');
  if (passive) return [...not, base].join(' ');
  if (base === 'be') return [plural ? 'are' : 'is', ...not].join(' ');
  if (polarity === 'negative') return `${plural ? 'do' : 'does'} not ${base}`;
  return plural ? base : formOf(base, 's');
}

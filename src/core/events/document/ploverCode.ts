import type { Modality, Polarity } from '../../annotations/model';

/**
 * Acts between parties that help, and those that harm; what is planned, asked for or not done is coded by which of them
 * it is.
 */
const FRIENDLY: ReadonlySet<string> = new Set('AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT'.split(' '));
const HOSTILE: ReadonlySet<string> = new Set('SANCTION COERCE ASSAULT REJECT PROTEST'.split(' '));

/**
 * The PLOVER code of an event as its clause tells it. PLOVER codes what is done in saying: "will visit" is an agreement
 * to consult, "would boycott" a threat, "must withdraw" a request, "did not accept" a rejection. `base` is the code of
 * the event when it is done.
 */
export function ploverCode(base: string | null, polarity: Polarity, modality: Modality): string | null {
  if (base === null) return null;
  if (modality === 'requested') return FRIENDLY.has(base) ? 'REQUEST' : base;
  if (polarity === 'negative') return FRIENDLY.has(base) ? 'REJECT' : base;
  if (modality !== 'future') return base;
  return FRIENDLY.has(base) ? 'AGREE' : HOSTILE.has(base) ? 'THREATEN' : base;
}

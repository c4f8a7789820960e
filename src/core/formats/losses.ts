import { ASPECTS, aspectWords, countOf } from './aspects';
import { type Format, type FormatInput, keptBy, type Loss } from './format';

/** What of a document a format cannot hold, and how much of it, before it is written. */
export function lossesOf(format: Format, input: FormatInput): readonly Loss[] {
  const { document, text } = input;
  const keeps = keptBy(format, input.options);
  const also = format.alsoLoses?.(input) ?? [];
  return ASPECTS.flatMap(({ id: aspect }) => {
    const own = also.find(loss => loss.aspect === aspect)?.count ?? 0;
    const count = own + (keeps.has(aspect) ? 0 : countOf(aspect, document, text));
    return count === 0 ? [] : [{ aspect, count }];
  });
}

/** The losses of several documents together. */
export function sumLosses(...all: readonly (readonly Loss[])[]): readonly Loss[] {
  const counts = new Map<string, number>();
  for (const { aspect, count } of all.flat()) counts.set(aspect, (counts.get(aspect) ?? 0) + count);
  return ASPECTS.flatMap(({ id: aspect }) => {
    const count = counts.get(aspect) ?? 0;
    return count === 0 ? [] : [{ aspect, count }];
  });
}

/** "3 figures, 1 event", or '' where nothing is lost; `translate` puts the words into another language. */
export function lossWords(losses: readonly Loss[], translate?: (words: string) => string): string {
  return losses.map(({ aspect, count }) => aspectWords(aspect, count, translate)).join(', ');
}

import { contains, firstEndingAfter, overlaps } from '../text/span';
import type { LocalFigureSpan, LocalMention } from './annotator';
import type { FigureLabel } from './model';

/** Figures that hold more than a bare number: such a figure is rarely a part of a name. */
const STRONG: ReadonlySet<FigureLabel> = new Set(['DATE', 'TIME', 'MONEY', 'PERCENT', 'QUANTITY']);

/**
 * Settles which of overlapping mentions and figures stay, so that no two annotations of a block overlap.
 *
 * A figure inside a longer name is part of the name ("Boeing 737", "September 11 attacks"). A name inside a longer
 * figure is part of the figure ("US" in "US$5"). Where they are equal, or cross, a date, an amount or a quantity beats
 * a name, and a name beats a bare number. Both lists are sorted by start and do not overlap among themselves; so are
 * the results.
 */
export function arbitrate<M extends LocalMention, F extends LocalFigureSpan>(
  mentions: readonly M[],
  figures: readonly F[],
): { mentions: readonly M[]; figures: readonly F[] } {
  const lostMentions = new Set<M>();
  const lostFigures = new Set<F>();
  for (const figure of figures) {
    for (let i = firstEndingAfter(mentions, figure.start); i < mentions.length; i++) {
      const mention = mentions[i];
      if (mention.start >= figure.end) break;
      if (lostMentions.has(mention) || !overlaps(mention, figure)) continue;
      if (mentionWins(mention, figure)) lostFigures.add(figure);
      else lostMentions.add(mention);
    }
  }
  if (lostMentions.size === 0 && lostFigures.size === 0) return { mentions, figures };
  return { mentions: mentions.filter(m => !lostMentions.has(m)), figures: figures.filter(f => !lostFigures.has(f)) };
}

function mentionWins(mention: LocalMention, figure: LocalFigureSpan): boolean {
  const longer = mention.end - mention.start > figure.end - figure.start;
  if (longer && contains(mention, figure)) return true;
  return !contains(figure, mention) && !STRONG.has(figure.label);
}

import {
  type Progress,
  progressOf,
  type ReviewCounts,
  type ReviewedText,
  type ReviewState,
} from '../../app/queries/review';
import type { Row } from './row';
import type { Translate } from './translate';

/** A text of the corpus as the view of reviews lists it. */
export interface ListedText extends ReviewedText {
  readonly uri: string;
  /** Relative to the workspace; `/` between its parts. */
  readonly path: string;
}

const ICONS: Readonly<Record<ReviewState, { readonly icon: string; readonly color?: string }>> = {
  new: { icon: 'circle-large' },
  begun: { icon: 'color-mode' },
  done: { icon: 'pass-filled', color: 'testing.iconPassed' },
};

/** The texts of a corpus, in their folders where there are several; each with what people said of it. */
export function reviewRows(texts: readonly ListedText[], t: Translate): readonly Row[] {
  const byFolder = new Map<string, ListedText[]>();
  for (const text of texts) {
    const folder = text.path.slice(0, Math.max(0, text.path.lastIndexOf('/')));
    const list = byFolder.get(folder);
    if (list) list.push(text);
    else byFolder.set(folder, [text]);
  }
  const folders = [...byFolder].sort(([a], [b]) => (a < b ? -1 : 1));
  if (folders.length === 1) return folders[0][1].map(text => textRow(text, t));
  return folders.map(([folder, own]): Row => {
    const words = progressWords(progressOf(own), t);
    const label = folder === '' ? t('Top folder') : folder;
    return {
      id: `folder:${folder}`,
      label,
      description: words,
      icon: 'folder',
      spoken: `${label}, ${words}`,
      marks: [],
      context: 'folder',
      children: own.map(text => textRow(text, t)),
      expanded: own.some(({ state }) => state !== 'done'),
    };
  });
}

function textRow(text: ListedText, t: Translate): Row {
  const { state, counts, path, uri } = text;
  const label = path.slice(path.lastIndexOf('/') + 1);
  const told = counts === undefined ? [] : countWords(counts, t);
  const words = stateWord(state, t);
  return {
    ...ICONS[state],
    id: uri,
    uri,
    label,
    description: state === 'done' ? [words, ...told.slice(1)].join(' · ') : told.join(' · '),
    tooltip: () => [path, words, ...told].join('\n'),
    spoken: [label, words, ...told].join(', '),
    marks: [],
    context: `text:${state}`,
    children: [],
  };
}

export function stateWord(state: ReviewState, t: Translate): string {
  switch (state) {
    case 'new':
      return t('new');
    case 'begun':
      return t('begun');
    case 'done':
      return t('done');
  }
}

/** What is left of a text first, then what people did to it. */
function countWords(
  { toReview, accepted, rejected, corrected, orphans }: ReviewCounts,
  t: Translate,
): readonly string[] {
  return [
    t('{0} to review', toReview),
    ...(accepted > 0 ? [t('{0} accepted', accepted)] : []),
    ...(corrected > 0 ? [t('{0} corrected', corrected)] : []),
    ...(rejected > 0 ? [t('{0} rejected', rejected)] : []),
    ...(orphans > 0 ? [t('{0} without their words', orphans)] : []),
  ];
}

/** "1 of 4 done, 120 to review" */
export function progressWords({ texts, done, toReview, uncounted }: Progress, t: Translate): string {
  const said = [t('{0} of {1} done', done, texts)];
  if (done < texts && uncounted === 0) said.push(t('{0} to review', toReview));
  else if (done < texts && toReview > 0) said.push(t('{0} to review so far', toReview));
  return said.join(', ');
}

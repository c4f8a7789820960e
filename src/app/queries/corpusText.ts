import type { Corpus } from '../../core';
import { oneLine } from '../safeText';

/** Most things and events that are listed to be read. */
const MOST = 40;

/** What many documents tell together, to be read: who is in most of them, the events they share, what disagrees. */
export function corpusText({ documents, entities, events, conflicts }: Corpus): string {
  const names = new Map(entities.map(({ id, name }) => [id, name] as const));
  const lines = [`${documents.length} documents`];
  const section = (title: string, rows: readonly string[]): void => {
    lines.push('', title, ...(rows.length === 0 ? ['  (none)'] : rows.slice(0, MOST).map(row => `  ${oneLine(row)}`)));
    if (rows.length > MOST) lines.push(`  … and ${rows.length - MOST} more`);
  };
  section(
    'In several documents',
    inMost(entities).map(({ item: { name, label }, count }) => `${name} · ${label} · ${count} documents`),
  );
  section(
    'Told by several documents',
    inMost(events.filter(({ participants }) => participants.length > 0)).map(
      ({ item: { label, date, place, participants }, count }) =>
        [label, participants.map(id => names.get(id)).join(', '), place, date, `${count} documents`]
          .filter(Boolean)
          .join(' · '),
    ),
  );
  section(
    'Does not agree',
    conflicts.map(({ message }) => message),
  );
  return `${lines.join('\n')}\n`;
}

/** What more than one document has, that of most documents first. */
function inMost<T extends { readonly mentions: readonly { readonly document: string }[] }>(
  items: readonly T[],
): readonly { readonly item: T; readonly count: number }[] {
  return items
    .map(item => ({ item, count: new Set(item.mentions.map(({ document }) => document)).size }))
    .filter(({ count }) => count > 1)
    .sort((a, b) => b.count - a.count);
}

import { type Mark, markId } from '../../app/queries/annotationIndex';
import type { Row } from '../present/row';
import type { CommandHost, MenuPlace } from './command';
import { type FoundMark, findMark } from './place';

/** What a correction is about: annotations of a text, in the order in which they were chosen. */
export interface Targets extends Omit<FoundMark, 'mark'> {
  readonly marks: readonly [Mark, ...Mark[]];
  /** The rows of a view that they were chosen by. */
  readonly rows: readonly Row[];
}

/** The views whose rows stand for annotations. */
const VIEWS = ['events', 'entities', 'figures'] as const;

/** A key of the rows of the views whose annotations a command can be about; it hands the name of the view on. */
export function rowKeys(key: string, views: readonly (typeof VIEWS)[number][] = VIEWS) {
  return views.map(view => ({
    key,
    when: `focusedView == newsmark.${view} && listFocus && !inputFocus`,
    args: view,
  }));
}

/** A place in the menu of rows of these kinds. */
export function rowMenu(kinds: string, group: string): MenuPlace {
  return { menu: 'view/item/context', when: `view =~ /^newsmark\\./ && viewItem =~ /^(${kinds})$/`, group };
}

/**
 * What the arguments of a command name: the rows that a menu was opened on, the rows that are selected in a view, or an
 * annotation by the URI of its text and its id; else the annotation at the cursor.
 */
export async function findTargets(host: CommandHost, args: readonly unknown[]): Promise<Targets | undefined> {
  const rows = rowsOf(host, args);
  if (rows === undefined) {
    const found = await findMark(host.services, args[0], args[1]);
    return found && { ...found, marks: [found.mark], rows: [] };
  }
  const session = host.services.sessions.active;
  const index = await session?.settledIndex();
  if (!session || !index) return undefined;
  const ids = new Set(rows.flatMap(idsOf));
  for (const row of rows.filter(({ context }) => context === 'event'))
    for (const { id, sameAs } of index.annotations.events) if (sameAs === row.marks[0]) ids.add(id);
  const [first, ...others] = [...ids].flatMap(id => index.mark(id) ?? []);
  return first && { session, index, marks: [first, ...others], rows };
}

/** The rows that the arguments name; undefined where they name none. */
export function rowsOf({ views }: CommandHost, [given, all]: readonly unknown[]): readonly Row[] | undefined {
  const name = VIEWS.find(view => view === given);
  if (name !== undefined) return views[name].selection;
  if (Array.isArray(all) && all.length > 0 && all.every(isRow)) return all;
  return isRow(given) ? [given] : undefined;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'marks' in value && 'spoken' in value;
}

/** The annotations that a row stands for: all mentions of an entity, the event of an event, and no heading. */
function idsOf({ context, marks, children }: Row): readonly string[] {
  if (context === 'group') return [];
  return context === 'entity' && marks.length === 0 ? children.flatMap(idsOf) : marks;
}

/** The first of each cluster, and all that is no entity. */
export function oneOfEach(marks: readonly Mark[]): readonly Mark[] {
  const seen = new Set<string>();
  return marks.filter(mark => {
    const key = mark.kind === 'entity' ? mark.entity.cluster : markId(mark);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

import { daysBetween } from '../text/interval';
import { pushTo } from '../text/lists';
import { areApart, type Bounds, boundsOf } from './bounds';
import type { JoinedEntities } from './corpusEntities';
import type { DocumentDigest, FigureDigest } from './documentDigest';
import type { CorpusConflict } from './model';
import { Sets } from './sets';

/** A figure of the corpus with what it can be compared by. */
interface Counted {
  readonly document: number;
  readonly figure: FigureDigest;
  readonly bounds: Bounds;
  readonly head: string;
  /** What else it is said of: the other words of the counted thing. */
  readonly kinds: ReadonlySet<string>;
  readonly things: ReadonlySet<number>;
  /** The people among them. */
  readonly people: ReadonlySet<number>;
}

/**
 * Which part of the words of the shorter sentence the other must share, and how many at least, so that figures with
 * nothing said of their kind count the same.
 */
const SHARED_SHARE = 0.6;
const SHARED_WORDS = 4;

/** Documents of one story further apart than this, in days, tell of different states of things. */
const MOST_DAYS = 3;

/**
 * Figures of one story that count the same thing and cannot all hold. Precision comes first: what is counted must have
 * one head and a kind or a name in common, the sentences must tell of one time, and the figures must be of one unit.
 */
export function countConflicts(
  digests: readonly DocumentDigest[],
  stories: readonly (readonly number[])[],
  entities: JoinedEntities,
): readonly Omit<CorpusConflict, 'id'>[] {
  return stories.flatMap(documents => {
    const byHead = new Map<string, Counted[]>();
    for (const document of documents) {
      for (const counted of countedOf(digests[document], document, entities)) {
        const key = `${counted.figure.label} ${counted.figure.value.unit ?? ''} ${counted.head}`;
        pushTo(byHead, key, counted);
      }
    }
    return [...byHead.values()].flatMap(list => conflictsAmong(countedOnce(list), digests));
  });
}

function countedOf(digest: DocumentDigest, document: number, { of }: JoinedEntities): readonly Counted[] {
  return digest.figures.flatMap(figure => {
    const head = figure.counted[figure.counted.length - 1];
    const bounds = boundsOf(figure.value);
    if (head === undefined || bounds === undefined || figure.isPast) return [];
    const things = new Set(figure.names.map(name => of[document][name]));
    const people = new Set(
      figure.names.filter(name => digest.names[name].family === 'PERSON').map(name => of[document][name]),
    );
    return [{ document, figure, bounds, head, kinds: new Set(figure.counted.slice(0, -1)), things, people }];
  });
}

function conflictsAmong(
  list: readonly Counted[],
  digests: readonly DocumentDigest[],
): readonly Omit<CorpusConflict, 'id'>[] {
  const sets = new Sets(list.length);
  const isApart = new Set<number>();
  for (let b = 1; b < list.length; b++) {
    for (let a = 0; a < b; a++) {
      if (!areOfOne(list[a], list[b], digests)) continue;
      sets.join(a, b);
      if (!areApart(list[a].bounds, list[b].bounds)) continue;
      isApart.add(a);
      isApart.add(b);
    }
  }
  const groups = new Map<number, Counted[]>();
  list.forEach((counted, i) => {
    const root = sets.find(i);
    pushTo(groups, root, counted);
  });
  return [...groups]
    .filter(([root]) => list.some((_, i) => isApart.has(i) && sets.find(i) === root))
    .map(([, group]) => conflictOf(group, digests));
}

/** Whether two figures count the same thing at the same time. */
function areOfOne(a: Counted, b: Counted, digests: readonly DocumentDigest[]): boolean {
  if (a.document === b.document) return false;
  const [x, y] = [digests[a.document].date, digests[b.document].date];
  if (x !== null && y !== null && Math.abs(daysBetween(x, y)) > MOST_DAYS) return false;
  // two men's runs, two companies' workers
  if (a.people.size > 0 && b.people.size > 0 && sharedBy(a.people, b.people) === 0) return false;
  const kinds = sharedBy(a.kinds, b.kinds);
  // "Korean workers" and "Chinese workers" are two
  if (kinds > 0) return kinds === Math.min(a.kinds.size, b.kinds.size);
  if (a.kinds.size > 0 || b.kinds.size > 0 || sharedBy(a.things, b.things) < Math.max(a.things.size, b.things.size))
    return false;
  const words = sharedBy(a.figure.around, b.figure.around);
  return words >= SHARED_WORDS && words >= SHARED_SHARE * Math.min(a.figure.around.size, b.figure.around.size);
}

/** Figures of things that no document counts twice: where one has two numbers of "points", the word tells nothing. */
function countedOnce(list: readonly Counted[]): readonly Counted[] {
  const isTwice = (one: Counted): boolean =>
    list.some(
      other =>
        other !== one &&
        other.document === one.document &&
        (one.kinds.size === 0 || sharedBy(one.kinds, other.kinds) > 0) &&
        areApart(one.bounds, other.bounds),
    );
  return list.filter(one => !isTwice(one));
}

function sharedBy<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  let shared = 0;
  for (const each of b) if (a.has(each)) shared++;
  return shared;
}

function conflictOf(group: readonly Counted[], digests: readonly DocumentDigest[]): Omit<CorpusConflict, 'id'> {
  const thing = [...group].map(({ figure }) => figure.value.counted).find(counted => counted !== null);
  const told = group.map(({ figure, document }) => `${figure.text} (${digests[document].id})`);
  return {
    kind: 'counts',
    message: `${thing ?? 'One thing'}: ${told.join(', ')}. These cannot all hold.`,
    figures: group.map(({ figure: { id, start, end }, document }) => ({
      ...{ document: digests[document].id, id, start, end },
    })),
  };
}

import type { EntityResult, ResolvedCluster, ResolvedMention } from '../annotations/annotator';
import type { AnyLabel } from '../annotations/model';
import { ownWords } from '../annotations/names';
import { firstEndingAfter, type Span } from '../text/span';
import { shownLabel } from './correctBlock';
import type { PlacedStep } from './decisions';

/** A mention whose cluster is still to be told. */
export interface MentionDraft {
  readonly mention: ResolvedMention;
  /** An index into the clusters that were found; -1 where it has none of them. */
  readonly cluster: number;
  /** The canonical name that a person gave with it. */
  readonly name?: string;
}

/** A cluster while it is put together: one that was found, or a new one. */
interface Group {
  readonly found: ResolvedCluster | undefined;
  name: string | undefined;
  /** Whether a person named or joined it. */
  isHuman: boolean;
  members: number[];
}

/**
 * The mentions of a document with their clusters: those that were found, with what people linked, split, joined and
 * named, one step after the other. A mention whose label was changed leaves its cluster; one that was added joins the
 * cluster of its words and its label.
 */
export function correctClusters(
  text: string,
  drafts: readonly MentionDraft[],
  found: readonly ResolvedCluster[],
  steps: readonly PlacedStep[],
): EntityResult {
  const grouping = new Grouping(text, drafts, found);
  for (const step of steps) STEPS[step.operation.op]?.(grouping, step);
  return grouping.result();
}

/** One row a kind of operation on clusters. */
const STEPS: Readonly<Record<string, (grouping: Grouping, step: PlacedStep) => void>> = {
  name: (grouping, { at, operation: { name } }) => {
    const group = grouping.groupAt(at);
    if (group === undefined || name === undefined) return;
    group.name = name;
    group.isHuman = true;
  },
  link: (grouping, { at, other }) => {
    const to = other && grouping.groupAt(other);
    if (to !== undefined) grouping.move(at, to);
  },
  split: (grouping, { at }) => grouping.move(at, undefined),
  merge: (grouping, { at, other }) => {
    const [from, to] = [grouping.groupAt(at), other && grouping.groupAt(other)];
    if (from !== undefined && to !== undefined && from !== to) grouping.join(from, to);
  },
};

/** Clusters by the names of one label, whatever their letters' case and their white space; the first of each stands. */
class Names {
  readonly #groups = new Map<string, Group>();

  find(words: string): Group | undefined {
    return this.#groups.get(folded(words));
  }

  offer(words: string, group: Group): void {
    const key = folded(words);
    if (!this.#groups.has(key)) this.#groups.set(key, group);
  }
}

class NameGroups {
  readonly #byLabel = new Map<AnyLabel, Names>();

  of(label: AnyLabel): Names {
    let names = this.#byLabel.get(label);
    if (names === undefined) {
      names = new Names();
      this.#byLabel.set(label, names);
    }
    return names;
  }
}

function folded(words: string): string {
  const lower = words.toLowerCase();
  return /[^\S ]| {2}/.test(lower) ? lower.replace(/\s+/g, ' ') : lower;
}

class Grouping {
  readonly #text: string;
  readonly #drafts: readonly MentionDraft[];
  readonly #spans: readonly ResolvedMention[];
  readonly #groups: Group[];
  readonly #groupOf: Group[];

  constructor(text: string, drafts: readonly MentionDraft[], found: readonly ResolvedCluster[]) {
    this.#text = text;
    this.#drafts = drafts;
    this.#spans = drafts.map(({ mention }) => mention);
    this.#groups = found.map(cluster => ({ found: cluster, name: undefined, isHuman: false, members: [] }));
    this.#groupOf = new Array<Group>(drafts.length);
    const open: number[] = [];
    drafts.forEach(({ cluster }, i) => {
      if (cluster < 0) open.push(i);
      else this.#put(i, this.#groups[cluster]);
    });
    this.#settle(open);
    drafts.forEach(({ name }, i) => {
      if (name === undefined) return;
      this.#groupOf[i].name = name;
      this.#groupOf[i].isHuman = true;
    });
  }

  /**
   * The mentions without a cluster: each in that of the same words, or of the name given with it, and its label; else
   * in a new one.
   */
  #settle(open: readonly number[]): void {
    if (open.length === 0) return;
    const known = new NameGroups();
    const wanted = new Set(open.map(i => shownLabel(this.#spans[i])));
    for (const group of this.#groups) {
      if (group.found === undefined || group.members.length === 0 || !wanted.has(shownLabel(group.found))) continue;
      const names = known.of(shownLabel(group.found));
      names.offer(group.found.name, group);
      for (const i of group.members) names.offer(this.#wordsOf(i), group);
    }
    for (const i of open) {
      const { mention, name } = this.#drafts[i];
      const names = known.of(shownLabel(mention));
      const words = this.#wordsOf(i);
      let group = (name === undefined ? undefined : names.find(name)) ?? names.find(words);
      if (group === undefined) {
        group = this.#newGroup();
        if (name !== undefined) names.offer(name, group);
        names.offer(words, group);
      }
      this.#put(i, group);
    }
  }

  #wordsOf(i: number): string {
    return ownWords(this.#text, this.#spans[i].start, this.#spans[i].end);
  }

  #newGroup(): Group {
    const group: Group = { found: undefined, name: undefined, isHuman: false, members: [] };
    this.#groups.push(group);
    return group;
  }

  #put(i: number, group: Group): void {
    this.#groupOf[i] = group;
    group.members.push(i);
  }

  #indexAt({ start, end }: Span): number {
    const i = firstEndingAfter(this.#spans, start);
    return this.#spans[i]?.start < end ? i : -1;
  }

  groupAt(span: Span): Group | undefined {
    return this.#groupOf[this.#indexAt(span)];
  }

  /** Moves the mention at a span to a group, or to a new one. */
  move(span: Span, to: Group | undefined): void {
    const i = this.#indexAt(span);
    const from = this.#groupOf[i];
    if (from === undefined || from === to || (to === undefined && from.members.length === 1)) return;
    from.members = from.members.filter(member => member !== i);
    const group = to ?? this.#newGroup();
    group.isHuman = true;
    this.#put(i, group);
  }

  join(from: Group, to: Group): void {
    for (const i of from.members) this.#put(i, to);
    from.members = [];
    to.isHuman = true;
  }

  result(): EntityResult {
    const groups = this.#groups.filter(({ members }) => members.length > 0);
    const indices = new Map(groups.map((group, c) => [group, c]));
    return {
      mentions: this.#spans.map((mention, i) => inCluster(mention, indices.get(this.#groupOf[i]) ?? 0)),
      clusters: groups.map(group => this.#cluster(group)),
    };
  }

  #cluster({ found, name, isHuman, members }: Group): ResolvedCluster {
    const mentions = members.sort((a, b) => a - b);
    const { label, own: shown } = found ?? this.#spans[mentions[0]];
    const own = name ?? found?.name ?? this.#longest(mentions);
    if (!isHuman && found !== undefined) return { ...found, mentions };
    const fresh: Omit<ResolvedCluster, 'mentions'> = {
      label,
      name: own,
      ...(shown === undefined ? {} : { own: shown }),
    };
    const { reason, ...rest } = found ?? fresh;
    // what joined it was a person, and that is the reason
    return {
      ...rest,
      name: own,
      mentions,
      ...(found === undefined || found.name === own ? {} : { machineName: found.name }),
      ...(isHuman ? { origin: 'human', reason: 'put together by hand' } : reason === undefined ? {} : { reason }),
    };
  }

  #longest(mentions: readonly number[]): string {
    let best = '';
    for (const i of mentions) if (this.#wordsOf(i).length > best.length) best = this.#wordsOf(i);
    return best;
  }
}

/** The last copy of each mention in another cluster: the same object again as long as that one has its number. */
const MOVED = new WeakMap<ResolvedMention, ResolvedMention>();

function inCluster(mention: ResolvedMention, cluster: number): ResolvedMention {
  if (mention.cluster === cluster) return mention;
  const known = MOVED.get(mention);
  if (known?.cluster === cluster) return known;
  const moved = { ...mention, cluster };
  MOVED.set(mention, moved);
  return moved;
}

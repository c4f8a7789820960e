import type { EntityResult, FigureResult, ResolvedEvent } from '../annotations/annotator';

type Argument = ResolvedEvent['arguments'][number];

/** The kinds of places, the most telling first: a meeting "in Oslo", rather than one "in Norway". */
const NARROW: readonly (string | undefined)[] = ['feature', 'settlement', undefined, 'region', 'country'];

/**
 * The first mention of an event with what only its later mentions tell: when, where, who says so (where all of those agree), and
 * arguments in roles that it leaves open. Where later mentions differ, the most exact date and the narrowest place are taken. What
 * comes from elsewhere is named in the evidence. Costs time in proportion to the mentions and their arguments.
 */
export function completeMention(
  first: ResolvedEvent,
  later: readonly ResolvedEvent[],
  entities: EntityResult,
  figures: FigureResult,
): ResolvedEvent {
  const time = first.time ?? exactest(later, figures);
  const place = first.place ?? narrowest(later, entities);
  const source = first.source ?? (first.sourceText === undefined ? sharedSource(later, entities) : null);
  const { args, added } = completeArguments(first.arguments, later, entities);
  const told: string[] = [];
  if (time !== first.time) told.push('time');
  if (place !== first.place) told.push('place');
  if (source !== first.source) told.push('source');
  told.push(...added);
  if (told.length === 0) return first;
  const note = `${told.join(', ')} from later mentions`;
  const evidence = first.evidence === undefined ? note : `${first.evidence}; ${note}`;
  return { ...first, time, place, source, arguments: args, evidence };
}

/** The figure that dates the event most exactly; the first of equals. */
function exactest(later: readonly ResolvedEvent[], { figures }: FigureResult): number | null {
  let best: number | null = null;
  let top = -1;
  for (const { time } of later) {
    if (time === null) continue;
    const value = figures[time].value.timex?.value ?? '';
    const exact = /^\d{4}/.test(value) ? 100 + value.length : value.length;
    if (exact <= top) continue;
    top = exact;
    best = time;
  }
  return best;
}

/** The mention of the place that says most; the first of equals. */
function narrowest(later: readonly ResolvedEvent[], { mentions, clusters }: EntityResult): number | null {
  let best: number | null = null;
  let top = NARROW.length;
  for (const { place } of later) {
    if (place === null) continue;
    const { label, cluster } = mentions[place];
    const rank = label === 'FAC' ? 0 : NARROW.indexOf(clusters[cluster]?.place?.kind);
    if (rank >= top) continue;
    top = rank;
    best = place;
  }
  return best;
}

/** The source that every later mention has; null where one has another or none. */
function sharedSource(later: readonly ResolvedEvent[], { mentions }: EntityResult): number | null {
  const source = later[0]?.source ?? null;
  if (source === null) return null;
  const { cluster } = mentions[source];
  return later.every(e => e.source !== null && mentions[e.source].cluster === cluster) ? source : null;
}

/**
 * Arguments in roles that the first mention leaves open, from the later mention that fills the role with most things; and the rest
 * of those who fill a role, where that later mention names all whom the first one names ("Kim's meeting", "Kim met Putin").
 */
function completeArguments(
  own: readonly Argument[],
  later: readonly ResolvedEvent[],
  { mentions }: EntityResult,
): { readonly args: readonly Argument[]; readonly added: readonly string[] } {
  // clusters are even, figures odd: this runs after every edit
  const thing = ({ target: { kind, index } }: Argument): number =>
    kind === 'entity' ? 2 * mentions[index].cluster : 2 * index + 1;
  const known = new Set(own.map(thing));
  const fullest = new Map<string, readonly Argument[]>();
  for (const event of later) {
    if (event.arguments.length === 0) continue;
    for (const [role, filled] of byRole(event.arguments)) {
      if (filled.length > (fullest.get(role)?.length ?? 0)) fullest.set(role, filled);
    }
  }
  if (fullest.size === 0) return { args: own, added: [] };
  const before = byRole(own);
  const args = [...own];
  const added: string[] = [];
  for (const [role, filled] of fullest) {
    const things = new Set(filled.map(thing));
    if ((before.get(role) ?? []).some(a => !things.has(thing(a)))) continue;
    const fresh = filled.filter(a => !known.has(thing(a)));
    if (fresh.length === 0) continue;
    added.push(role);
    for (const argument of fresh) {
      known.add(thing(argument));
      // the words of the later mention are not its own
      args.push({ role, target: argument.target });
    }
  }
  return { args, added };
}

function byRole(args: readonly Argument[]): ReadonlyMap<string, readonly Argument[]> {
  const out = new Map<string, Argument[]>();
  for (const argument of args) {
    const list = out.get(argument.role);
    if (list === undefined) out.set(argument.role, [argument]);
    else list.push(argument);
  }
  return out;
}

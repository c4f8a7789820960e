import { tableRows } from '../../text/table';
import { usableRows } from '../../text/userTables';

/** How much a type weighs in an outline: the news itself, what was said, or background that is hidden at first. */
export type EventRank = 'news' | 'said' | 'minor';

/** The roles of a type by grammatical slot: `subj`, `obj`, `poss`, `mod`, or a preposition. */
export type RoleMap = ReadonlyMap<string, string>;

export interface EventType {
  /** "Contact.Meet": family and name. */
  readonly name: string;
  /** The PLOVER code, where one fits. */
  readonly plover: string | null;
  readonly rank: EventRank;
  /** The name of a codicon. */
  readonly icon: string;
  /** Plain words for an event of this type: "meeting". */
  readonly noun: string;
  /** What its agent does: "meets"; null where only the trigger can tell. */
  readonly verb: string | null;
  readonly roles: RoleMap;
  /** What belongs here, in one line. */
  readonly guideline: string;
  readonly example: string;
}

/** Every event type by name. */
export type EventTypes = ReadonlyMap<string, EventType>;

/** Reads an ontology table; rows that lack a column are left out. A row of `own` stands for that of its name. */
export function readOntology(text: string, own?: string): EventTypes {
  const out = new Map<string, EventType>();
  for (const cells of [...tableRows(text), ...usableRows('eventTypes', own)]) {
    if (cells.length < 9) continue;
    const [name, plover, rank, icon, noun, verb, roles, guideline, example] = cells;
    out.set(name, {
      name,
      plover: plover === '–' ? null : plover,
      rank: rank === 'news' || rank === 'said' ? rank : 'minor',
      icon,
      noun,
      verb: verb === '*' ? null : verb,
      roles: readRoles(roles),
      guideline,
      example,
    });
  }
  return out;
}

/** Reads "subj=Agent obj=Person"; "–" gives none. */
export function readRoles(text: string): RoleMap {
  const roles = new Map<string, string>();
  for (const pair of text.split(' ')) {
    const [slot, role] = pair.split('=');
    if (slot && role) roles.set(slot, role);
  }
  return roles;
}

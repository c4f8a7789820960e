import type { UserTables } from '../../text/userTables';
import { type EventTypes, readOntology } from './ontology';
import ontologyTable from './ontology.tsv';
import { readTriggers } from './readTriggers';
import type { TriggerLexicon } from './triggerLexicon';
import triggerTable from './triggers.tsv';

/** The tables that events are found by: types, and the words that tell of them. */
export interface EventTables {
  readonly types: EventTypes;
  readonly lexicon: TriggerLexicon;
}

interface Built extends EventTables {
  readonly of: UserTables;
}

let shipped: Built | undefined;
let owned: Built | undefined;

/** The tables that ship, with a user's own rows before theirs. Built once, and for the last of a user's tables. */
export function eventTables(own: UserTables = {}): EventTables {
  if (own.eventTypes === undefined && own.triggers === undefined) {
    shipped ??= build(own);
    return shipped;
  }
  if (owned === undefined || owned.of.eventTypes !== own.eventTypes || owned.of.triggers !== own.triggers) {
    owned = build(own);
  }
  return owned;
}

function build(own: UserTables): Built {
  return {
    of: own,
    types: readOntology(ontologyTable, own.eventTypes),
    lexicon: readTriggers(triggerTable, own.triggers),
  };
}

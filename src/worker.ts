import type { Engine, EventKind } from './app/engine';
import type { Channel } from './app/engineChannel';
import { createLocalEngine } from './app/engineLocal';
import { serveEngine } from './app/engineServer';
import { platformInflate } from './app/platformInflate';
import { eventHeadlines } from './core/events/headline/headline';
import { eventTables } from './core/events/lexicon/eventTables';
import { describeFigure } from './core/figures/describe/describeFigure';
import { annotate, prepare as prepareWith, reannotate, toDocument } from './core/index';
import type { Inflate } from './core/packedData';
import { checkUserTables, type UserTables } from './core/userTables';

export { annotate, checkTables, toDocument };

/** Unpacks what the first text needs, by the means of the host where it has better ones than every platform has; never rejects. */
export function prepare(inflate: Inflate = platformInflate): Promise<void> {
  return prepareWith(inflate);
}

/**
 * The engine's own bundle: everything heavy is in here. The hosts load it by name, into a worker (where they call `serve`) or, where
 * there is none, into their own thread; so does the command.
 */
export function createEngine(): Engine {
  return createLocalEngine(
    { prepare, annotate, reannotate, toDocument, eventHeadlines, eventKind, checkTables, describeFigure },
    () => performance.now(),
  );
}

/** Answers over `channel`, from inside a worker. */
export function serve(channel: Channel): void {
  serveEngine(channel, createEngine());
}

/** What in a user's tables cannot be read, each with what to do. */
function checkTables(tables: UserTables): readonly string[] {
  return checkUserTables(tables, eventTables().types);
}

function eventKind(type: string, tables: UserTables | undefined): EventKind | undefined {
  const known = eventTables(tables).types.get(type);
  return known && { noun: known.noun, icon: known.icon, rank: known.rank };
}

import type { Engine } from '../../../src/app/engine';
import type { EngineChannel } from '../../../src/app/engineChannel';
import { createLocalEngine, type EnginePipeline } from '../../../src/app/engineLocal';
import { serveEngine } from '../../../src/app/engineServer';
import { connectEngine } from '../../../src/app/engineWorker';
import { entityLabels } from '../../../src/core/entities/tables/nameTable';
import { eventHeadlines } from '../../../src/core/events/headline/headline';
import { eventTables } from '../../../src/core/events/lexicon/eventTables';
import { describeFigure } from '../../../src/core/figures/describe/describeFigure';
import { annotate, reannotate, recorrect, toDocument } from '../../../src/core/index';
import { checkUserTables } from '../../../src/core/text/userTables';

export const TEXT =
  'Ada Lindqvist met Olof Berg in Oslo on 3 May 2024.\n\nThe port paid $4.2 million, 12% more than in 2023.\n';

/** The part of the core that the engines of these tests run. */
export const PIPELINE: EnginePipeline = {
  prepare: () => Promise.resolve(),
  annotate,
  reannotate,
  recorrect,
  toDocument,
  eventHeadlines,
  eventKind: type => eventTables().types.get(type),
  checkTables: tables => checkUserTables(tables, eventTables().types.keys(), entityLabels()),
  eventTypes: () => [],
  readSchema: () => ({ labels: [], attributes: [], problems: [], migrate: [] }),
  describeFigure,
};

/** An engine in this thread. */
export const local = (): Engine => createLocalEngine(PIPELINE, () => 0);

/** Both ends of a channel, as far apart as a worker: messages are copied and arrive later. */
export function channelPair(): {
  readonly near: EngineChannel;
  readonly far: EngineChannel;
  readonly die: (why: string) => void;
} {
  const ends = [0, 1].map(() => ({ hear: (_: unknown) => {}, gone: (_: string) => {} }));
  let open = true;
  const channel = (here: number): EngineChannel => ({
    post(message) {
      const copy: unknown = structuredClone(message);
      if (open) setTimeout(() => ends[1 - here].hear(copy), 0);
    },
    listen(hear, gone) {
      ends[here] = { hear, gone };
    },
    close() {
      open = false;
    },
  });
  return {
    near: channel(0),
    far: channel(1),
    die(why) {
      open = false;
      ends[0].gone(why);
    },
  };
}

export async function overChannel(
  onLost: (why: string) => void = () => {},
): Promise<{ engine: Engine; die: () => void }> {
  const { near, far, die } = channelPair();
  const engine = connectEngine(near, 1000, onLost);
  serveEngine(far, local());
  return { engine: await engine, die: () => die('killed') };
}

import type { Displaced, NewsmarkDocument } from '../core';
import { type Engine, EngineError, type EngineUpdate, type EventTypeInfo, type SchemaReport } from './engine';
import type { EngineAnswer, EngineChannel, EngineRequest } from './engineChannel';

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: EngineError) => void };

/** Leaves the id to the client. */
type Ask = EngineRequest extends infer R ? (R extends EngineRequest ? Omit<R, 'id'> : never) : never;

/**
 * The client of an engine that runs behind `channel`.
 *
 * Resolves when the other side has said that it is there; rejects with `lost` when it has not within `patience`
 * milliseconds. Once the other side is gone, `onLost` is called and everything asked is rejected: the question that it
 * was at with `killed`, those that waited behind it and all that come later with `lost`.
 */
export function connectEngine(
  channel: EngineChannel,
  patience: number,
  onLost: (why: string) => void,
): Promise<Engine> {
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let gone: string | undefined;

  return new Promise<Engine>((connected, refused) => {
    const timer = setTimeout(() => leave(`no answer within ${patience} ms`), patience);

    function leave(why: string): void {
      if (gone !== undefined) return;
      gone = why;
      clearTimeout(timer);
      channel.close();
      const error = new EngineError('lost', why);
      refused(error);
      // It answers in order, so the oldest question is the one that it was at.
      const [first, ...others] = waiting.values();
      first?.reject(new EngineError('killed', `the engine stopped over this text (${why}). Split it and try again.`));
      for (const w of others) w.reject(error);
      waiting.clear();
      onLost(why);
    }

    channel.listen(message => {
      const answer = message as EngineAnswer;
      if ('ready' in answer) {
        clearTimeout(timer);
        connected(engine);
        return;
      }
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('failure' in answer) asker?.reject(new EngineError(answer.failure, answer.message));
      else asker?.resolve(answer.value);
    }, leave);

    function ask<T>(request: Ask): Promise<T> {
      if (gone !== undefined) return Promise.reject(new EngineError('lost', gone));
      const id = next++;
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, { resolve: value => resolve(value as T), reject });
        try {
          channel.post({ id, ...request });
        } catch (error) {
          waiting.delete(id);
          reject(new EngineError('failed', `the text could not be handed to the engine: ${error}`));
        }
      });
    }

    const engine: Engine = {
      open: (...args) => ask<EngineUpdate>({ call: 'open', args }),
      edit: (...args) => ask<EngineUpdate>({ call: 'edit', args }),
      correct: (...args) => ask<EngineUpdate>({ call: 'correct', args }),
      displaced: (...args) => ask<readonly Displaced[]>({ call: 'displaced', args }),
      annotate: (...args) => ask<NewsmarkDocument>({ call: 'annotate', args }),
      readSchema: text => ask<SchemaReport>({ call: 'readSchema', args: [text] }),
      eventTypes: own => ask<readonly EventTypeInfo[]>({ call: 'eventTypes', args: [own] }),
      checkTables: (...args) => ask<readonly string[]>({ call: 'checkTables', args }),
      close(key) {
        if (gone === undefined) channel.post({ id: next++, call: 'close', args: [key] });
      },
      dispose() {
        if (gone !== undefined) return;
        gone = 'disposed';
        const error = new EngineError('lost', gone);
        for (const w of waiting.values()) w.reject(error);
        waiting.clear();
        channel.close();
      },
    };
  });
}

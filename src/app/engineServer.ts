import { type Engine, EngineError } from './engine';
import type { EngineAnswer, EngineChannel, EngineRequest } from './engineChannel';

type Question = Exclude<EngineRequest, { readonly call: 'close' }>;

/** Answers, on the worker's side of `channel`, with what `engine` says. */
export function serveEngine(channel: EngineChannel, engine: Engine): void {
  const post = (answer: EngineAnswer): void => channel.post(answer);

  async function answer(request: Question): Promise<void> {
    try {
      post({ id: request.id, value: await run(engine, request) });
    } catch (error) {
      const known = EngineError.is(error) ? error : new EngineError('failed', String(error));
      post({ id: request.id, failure: known.reason, message: known.message });
    }
  }

  channel.listen(
    message => {
      const request = message as EngineRequest;
      if (request.call === 'close') engine.close(request.args[0]);
      else void answer(request);
    },
    () => engine.dispose(),
  );
  post({ ready: true });
}

function run(engine: Engine, request: Question): Promise<unknown> {
  switch (request.call) {
    case 'open':
      return engine.open(...request.args);
    case 'edit':
      return engine.edit(...request.args);
    case 'correct':
      return engine.correct(...request.args);
    case 'displaced':
      return engine.displaced(...request.args);
    case 'annotate':
      return engine.annotate(...request.args);
    case 'readSchema':
      return engine.readSchema(...request.args);
    case 'eventTypes':
      return engine.eventTypes(...request.args);
    case 'checkTables':
      return engine.checkTables(...request.args);
  }
}

import type { UserTables } from '../core';
import type { Engine } from './engine';

/**
 * `engine` with a user's tables for every text that is opened or annotated. `tables` is asked for each one; it does not
 * reject.
 */
export function createEngineWithTables<E extends Engine>(
  engine: E,
  tables: () => Promise<UserTables | undefined>,
): Engine {
  const withOwn = async <O extends object>(options: O): Promise<O & { readonly tables?: UserTables }> => {
    const own = await tables();
    return own === undefined ? options : { ...options, tables: own };
  };
  return {
    open: async (key, text, version, options) => engine.open(key, text, version, await withOwn(options)),
    edit: (...args) => engine.edit(...args),
    correct: (...args) => engine.correct(...args),
    displaced: (...args) => engine.displaced(...args),
    close: key => engine.close(key),
    annotate: async (text, options) => engine.annotate(text, await withOwn(options)),
    readSchema: text => engine.readSchema(text),
    eventTypes: async own => engine.eventTypes(own ?? (await tables())),
    checkTables: own => engine.checkTables(own),
    dispose: () => engine.dispose(),
  };
}

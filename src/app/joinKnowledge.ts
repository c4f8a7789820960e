import type { UserTables } from '../core';

/** What lies beside a user's tables, each asked for when it is wanted. None rejects. */
export interface Beside {
  readonly schema: () => Promise<string | undefined>;
  readonly dictionary?: () => Promise<string | undefined>;
}

/** A user's tables with what lies beside them: the same object as long as nothing of it changes. */
export function joinKnowledge(
  tables: () => Promise<UserTables | undefined>,
  { schema, dictionary = async () => undefined }: Beside,
): () => Promise<UserTables | undefined> {
  let last: { readonly of: readonly unknown[]; readonly joined: UserTables | undefined } | undefined;
  return async () => {
    const of = await Promise.all([tables(), schema(), dictionary()]);
    if (last === undefined || of.some((each, i) => each !== last?.of[i])) {
      const [own, ownSchema, learned] = of;
      const joined = {
        ...own,
        ...(ownSchema === undefined ? {} : { schema: ownSchema }),
        ...(learned === undefined ? {} : { dictionary: learned }),
      };
      last = { of, joined: Object.keys(joined).length === 0 ? undefined : joined };
    }
    return last.joined;
  };
}

import { expect, test } from 'vitest';
import { joinKnowledge } from '../../../src/app/joinKnowledge';
import type { UserTables } from '../../../src/core';

test('a schema goes with the tables, as the same object until one of them changes', async () => {
  let tables: UserTables | undefined;
  let schema: string | undefined;
  const join = joinKnowledge(async () => tables, { schema: async () => schema });
  expect(await join()).toBeUndefined();
  schema = '{}';
  const first = await join();
  expect(first).toEqual({ schema: '{}' });
  expect(await join()).toBe(first);
  tables = { names: 'name\tlabel\n' };
  expect(await join()).toEqual({ ...tables, schema: '{}' });
});

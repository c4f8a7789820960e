/** How often two people gave each pair of categories: `get(a)?.get(b)` things. */
export type Contingency = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Cohen's kappa of two people who put the same things into categories: Cohen, "A coefficient of agreement for nominal
 * scales", Educational and Psychological Measurement 20 (1960). Null where there is nothing to agree on; 1 where both
 * gave one and the same category throughout.
 */
export function cohenKappa(table: Contingency): number | null {
  const rows = new Map<string, number>();
  const columns = new Map<string, number>();
  let all = 0;
  let same = 0;
  for (const [a, row] of table) {
    for (const [b, count] of row) {
      rows.set(a, (rows.get(a) ?? 0) + count);
      columns.set(b, (columns.get(b) ?? 0) + count);
      all += count;
      if (a === b) same += count;
    }
  }
  if (all === 0) return null;
  let byChance = 0;
  for (const [category, count] of rows) byChance += (count / all) * ((columns.get(category) ?? 0) / all);
  return byChance === 1 ? 1 : (same / all - byChance) / (1 - byChance);
}

/** The table of two lists of categories, one of each for every thing. */
export function contingencyOf(a: readonly string[], b: readonly string[]): Contingency {
  const table = new Map<string, Map<string, number>>();
  a.forEach((category, i) => {
    let row = table.get(category);
    if (row === undefined) {
      row = new Map();
      table.set(category, row);
    }
    row.set(b[i], (row.get(b[i]) ?? 0) + 1);
  });
  return table;
}

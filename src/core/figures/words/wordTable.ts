/**
 * A table that words of a text are looked up in: it has its own entries and nothing that every object has
 * ("constructor").
 */
export function wordTable<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.freeze(Object.assign(Object.create(null) as Record<string, T>, entries));
}

/** Letters at the beginning of a form that tell which part of an index it stands in. */
const PREFIX = 3;

/**
 * After so many look-ups an index is made whole: the program is warm by then, and the rest takes less time than to ask
 * for it.
 */
const ENOUGH = 20_000;

/** Adds what an item tells to what is known of its forms, by form. */
export type Expand<Item, Value> = (
  item: Item,
  put: (form: string, change: (known: Value | undefined) => Value) => void,
) => void;

/**
 * A map from the forms of words to what tells of them, whose parts are made when a form that begins so is first asked
 * for. A text holds few of the words of a language, and to inflect all of them takes as long as to annotate a page.
 */
export class FormIndex<Item, Value> {
  private readonly made = new Map<string, Value>();
  private readonly pending = new Map<string, Item[]>();
  private lookups = 0;

  /**
   * @param items in the order in which they count, each with the beginnings of all of its forms; see `formPrefix`
   * @param finish what is done with the value of a form once all of it is there
   */
  constructor(
    items: Iterable<readonly [prefixes: Iterable<string>, item: Item]>,
    private readonly expand: Expand<Item, Value>,
    private readonly finish: (value: Value) => void = () => undefined,
  ) {
    for (const [prefixes, item] of items) {
      for (const prefix of prefixes) {
        const part = this.pending.get(prefix);
        if (part === undefined) this.pending.set(prefix, [item]);
        else part.push(item);
      }
    }
  }

  get(form: string): Value | undefined {
    if (this.pending.size > 0) this.makePart(formPrefix(form));
    return this.made.get(form);
  }

  has(form: string): boolean {
    return this.get(form) !== undefined;
  }

  /** The values of all forms; makes the whole index. */
  values(): Iterable<Value> {
    for (const prefix of [...this.pending.keys()]) this.makePart(prefix);
    return this.made.values();
  }

  private makePart(prefix: string): void {
    if (++this.lookups === ENOUGH) this.values();
    const items = this.pending.get(prefix);
    if (items === undefined) return;
    this.pending.delete(prefix);
    const part = new Map<string, Value>();
    for (const item of items) {
      this.expand(item, (form, change) => {
        if (formPrefix(form) === prefix) part.set(form, change(part.get(form)));
      });
    }
    for (const [form, value] of part) {
      this.finish(value);
      this.made.set(form, value);
    }
  }
}

/** The beginning of a form by which its part of an index goes. */
export function formPrefix(form: string): string {
  return form.slice(0, PREFIX);
}

/**
 * At least so many letters of a regular word stay at its beginning in all of its forms; shorter ones change: "sky",
 * "skies".
 */
const KEEPS_BEGINNING = 5;

/**
 * How the forms of a word or a phrase begin; all of them only where they may differ, since to inflect takes its time.
 */
export function formBeginnings(word: string, isRegular: boolean, forms: () => Iterable<string>): Iterable<string> {
  if (isRegular && word.length >= KEEPS_BEGINNING) return [formPrefix(word)];
  return new Set([...forms()].map(formPrefix));
}

import { ATTRIBUTE, isEngineLabel, LABEL_SET, readLabel } from '../annotations/labelSet';
import {
  type AnyLabel,
  FAMILY_COLORS,
  type Family,
  type Label,
  type LabelInfo,
  type LineStyle,
  OWN_COLORS,
} from '../annotations/labels';
import type { Span } from '../text/span';
import { type Fields, SchemaChecker } from './checker';
import type { JsonNode } from './parseJson';
import { patternProblem } from './patternShape';
import {
  NO_SCHEMA,
  type ReadSchema,
  SCHEMA_FORMAT,
  type Schema,
  type SchemaAttribute,
  type SchemaEventType,
  type SchemaName,
  type SchemaPattern,
} from './schema';

const MOST = { labels: 100, eventTypes: 200, patterns: 200, names: 20_000, words: 500 };
const LINES: readonly LineStyle[] = ['solid', 'thick', 'dashed', 'thickDashed', 'beads', 'double'];
const RANKS = ['news', 'said', 'minor'] as const;

/**
 * Reads a schema with everything that is wrong in it. What has an error is left out of what is read; fields that nobody
 * here knows are passed over with a warning. Linear; never throws.
 */
export function readSchema(text: string): ReadSchema {
  const checker = new SchemaChecker(text);
  const root = checker.root();
  const schema = root === undefined ? NO_SCHEMA : new SchemaReader(checker).schema(root);
  return { schema, problems: checker.problems };
}

class SchemaReader {
  readonly #check: SchemaChecker;
  readonly #labels = new Map<string, LabelInfo>();
  readonly #names: SchemaName[] = [];

  constructor(check: SchemaChecker) {
    this.#check = check;
  }

  schema(root: JsonNode): Schema {
    const check = this.#check;
    const fields = check.fields(root, 'The schema', TOP);
    if (fields === undefined) return NO_SCHEMA;
    const format = check.text(fields, 'format', 60);
    if (format !== undefined && format !== SCHEMA_FORMAT)
      check.error(fields.get('format')?.value ?? root, `This version of Newsmark reads “${SCHEMA_FORMAT}”: update it.`);
    for (const { key, at, value } of check.members(fields, 'labels', MOST.labels)) {
      const label = this.#label(key, value);
      if (typeof label === 'string') check.error(at, label);
      else if (label !== undefined) this.#labels.set(key, label);
    }
    this.#checkKeys(fields);
    const eventTypes = check.members(fields, 'eventTypes', MOST.eventTypes).flatMap(({ key, at, value }) => {
      if (/^[A-Z][A-Za-z]{0,39}\.[A-Z][A-Za-z]{0,39}$/.test(key)) return this.#eventType(key, value) ?? [];
      check.error(at, `“${key}” is no name of a type: a family and a name, such as Sport.Transfer.`);
      return [];
    });
    const patterns = check.items(fields, 'patterns', MOST.patterns).flatMap(node => this.#pattern(node) ?? []);
    const attributes = check
      .members(fields, 'attributes', MOST.labels)
      .flatMap(({ key, at, value }) => this.#attribute(key, at, value) ?? []);
    const migrate = new Map<AnyLabel, AnyLabel>();
    for (const { key, at, value } of check.members(fields, 'migrate', MOST.labels)) {
      const [from, to] = [readLabel(key), value.kind === 'text' ? this.#known(value.value, value) : undefined];
      if (from === undefined) check.error(at, `“${key}” is no label: write it in capitals, digits and _.`);
      else if (value.kind !== 'text') check.error(value, 'Name the label that stands for it now.');
      else if (this.#labels.has(key) || isEngineLabel(key))
        check.error(at, `“${key}” is a label of this schema still: take it out of “labels” first.`);
      else if (to !== undefined) migrate.set(from, to);
    }
    return { labels: [...this.#labels.values()], names: this.#names, eventTypes, attributes, patterns, migrate };
  }

  /** A label, or why it is none; undefined where that was told already. */
  #label(label: string, node: JsonNode): LabelInfo | string | undefined {
    const check = this.#check;
    const fields = check.fields(node, `The label ${label}`, LABEL);
    if (fields === undefined) return undefined;
    const old = LABEL_SET.find(label);
    const like = check.text(fields, 'like', 40);
    const base = old ?? LABEL_SET.find(like ?? 'PRODUCT');
    if (base === undefined) {
      check.error(fields.get('like')?.value ?? node, `“${like}” is no label of the engine, such as PERSON or ORG.`);
      return undefined;
    }
    if (old !== undefined && like !== undefined && like !== label)
      check.warn(fields.get('like')?.value ?? node, `${label} is a label of the engine and stays like itself.`);
    const one = check.text(fields, 'name', 60) ?? old?.words.one ?? label.toLowerCase().replace(/_/g, ' ');
    const many = check.text(fields, 'plural', 60) ?? old?.words.many ?? capitalised(`${one}s`);
    const look = this.#look(fields, base);
    const key = check.text(fields, 'key', 1)?.toLowerCase();
    if (key !== undefined && !/^[a-z0-9]$/.test(key))
      check.error(fields.get('key')?.value ?? node, 'A key is one letter of a to z, or a digit.');
    const guideline = check.text(fields, 'guideline', 1000);
    const names = check.texts(fields, 'names', MOST.names, 200);
    const info: LabelInfo = {
      label,
      kind: base.kind,
      look,
      words: { one, many },
      examples: fields.has('examples') ? check.texts(fields, 'examples', 20, 120) : (old?.examples ?? []),
      ...(old === undefined ? { like: base.label as Label } : {}),
      ...(key === undefined ? {} : { key }),
      ...(guideline === undefined ? {} : { guideline }),
    };
    const extended = LABEL_SET.extend([info]);
    if (!extended.ok) return capitalised(extended.problems[0]);
    for (const name of names) this.#names.push({ name, label: label as AnyLabel });
    return info;
  }

  #look(fields: Fields, base: LabelInfo): LabelInfo['look'] {
    const check = this.#check;
    const color = fields.get('color')?.value;
    let { family, slot } = base.look;
    if (color?.kind === 'number' && OWN_COLORS[color.value - 1] !== undefined) slot = color.value;
    else if (color?.kind === 'text' && Object.hasOwn(FAMILY_COLORS, color.value)) family = color.value as Family;
    else if (color !== undefined)
      check.error(color, `A colour is 1 to ${OWN_COLORS.length}, or one of ${Object.keys(FAMILY_COLORS).join(', ')}.`);
    const line = check.oneOf(fields, 'line', LINES) ?? base.look.line;
    const icon = check.text(fields, 'icon', 40) ?? base.look.icon;
    return { family, line, icon, ...(slot === undefined ? {} : { slot }) };
  }

  /** Two labels must not have one key. */
  #checkKeys(fields: Fields): void {
    const keys = new Map<string, string>();
    const nodes = new Map(this.#check.members(fields, 'labels', MOST.labels).map(({ key, at }) => [key, at]));
    for (const { label, key } of this.#labels.values()) {
      if (key === undefined) continue;
      const other = keys.get(key);
      const at = nodes.get(label);
      if (other !== undefined && at) this.#check.error(at, `${label} and ${other} have the same key “${key}”.`);
      keys.set(key, label);
    }
  }

  #eventType(type: string, node: JsonNode): SchemaEventType | undefined {
    const check = this.#check;
    const fields = check.fields(node, `The event type ${type}`, EVENT_TYPE);
    if (fields === undefined) return undefined;
    const roles = check.members(fields, 'roles', 40).flatMap(({ key, at, value }) => {
      const role = value.kind === 'text' ? value.value : '';
      if (/^[a-z]{2,12}$/.test(key) && /^[A-Z][A-Za-z]{0,39}$/.test(role)) return [[key, role] as const];
      check.error(at, 'A role is a slot (subj, obj, poss, mod or a preposition) and a name such as Player.');
      return [];
    });
    const triggers = fields.get('triggers')?.value;
    const words = triggers && check.fields(triggers, 'Triggers', TRIGGERS);
    const verbs = words === undefined ? [] : check.texts(words, 'verbs', MOST.words, 60, isLemma, LEMMA);
    const nouns = words === undefined ? [] : check.texts(words, 'nouns', MOST.words, 60, isLemma, LEMMA);
    if (verbs.length + nouns.length === 0)
      check.warn(node, `No word tells of ${type}: name verbs or nouns in “triggers”.`);
    const noun = check.text(fields, 'name', 60) ?? type.slice(type.indexOf('.') + 1).toLowerCase();
    return {
      type,
      noun,
      verb: check.text(fields, 'verb', 60) ?? '*',
      rank: check.oneOf(fields, 'rank', RANKS) ?? 'news',
      icon: check.text(fields, 'icon', 40, /^[a-z0-9-]+$/, 'An icon is the name of a codicon.') ?? 'circle-filled',
      roles,
      guideline: check.text(fields, 'guideline', 1000) ?? '',
      verbs,
      nouns,
    };
  }

  #attribute(attribute: string, at: Span, node: JsonNode): SchemaAttribute | undefined {
    const check = this.#check;
    const fields = check.fields(node, `The attribute ${attribute}`, ATTRIBUTE_FIELDS);
    if (!ATTRIBUTE.test(attribute))
      check.error(at, `“${attribute}” is no name: letters and digits, the first one small.`);
    if (fields === undefined || !ATTRIBUTE.test(attribute)) return undefined;
    const of = check.texts(fields, 'of', MOST.labels, 40).flatMap(label => this.#known(label, node) ?? []);
    const values = check.texts(fields, 'values', 100, 60);
    if (values.length === 0) check.error(node, `Name the values that ${attribute} may have.`);
    const name = check.text(fields, 'name', 60) ?? attribute;
    return { attribute, name, of, values, guideline: check.text(fields, 'guideline', 1000) };
  }

  #pattern(node: JsonNode): SchemaPattern | undefined {
    const check = this.#check;
    const fields = check.fields(node, 'A pattern', PATTERN);
    if (fields === undefined) return undefined;
    const pattern = check.text(fields, 'pattern', 2000);
    const name = check.text(fields, 'label', 40);
    if (pattern === undefined || name === undefined) {
      if (!fields.has('pattern') || !fields.has('label')) check.error(node, 'A pattern has a “pattern” and a “label”.');
      return undefined;
    }
    const group = check.text(fields, 'group', 40, /^\w+$/, 'A group is a word of letters and digits.');
    const note = check.text(fields, 'note', 500);
    const problem = patternProblem(pattern, group);
    if (problem !== undefined) check.error(fields.get('pattern')?.value ?? node, problem);
    const label = this.#known(name, fields.get('label')?.value ?? node);
    return problem !== undefined || label === undefined ? undefined : { pattern, label, group, note };
  }

  /** A label of the engine or of this schema; else that is told. */
  #known(label: string, at: JsonNode): AnyLabel | undefined {
    if (this.#labels.has(label) || isEngineLabel(label)) return label as AnyLabel;
    this.#check.error(at, `There is no label “${label}”: add it to “labels”.`);
    return undefined;
  }
}

const TOP = ['$schema', 'format', 'labels', 'eventTypes', 'attributes', 'patterns', 'migrate'];
const LABEL = ['like', 'name', 'plural', 'color', 'line', 'icon', 'key', 'guideline', 'examples', 'names'];
const EVENT_TYPE = ['name', 'verb', 'rank', 'icon', 'roles', 'triggers', 'guideline'];
const TRIGGERS = ['verbs', 'nouns'];
const ATTRIBUTE_FIELDS = ['name', 'of', 'values', 'guideline'];
const PATTERN = ['pattern', 'label', 'group', 'note'];

const LEMMA = 'A word that tells of an event is a lemma in small letters, or several: “sign for”.';
const isLemma = /^[a-z][a-z'’ -]*$/;

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

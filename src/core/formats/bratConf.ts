import { LABEL_SET } from '../annotations/labelSet';
import { FAMILY_COLORS } from '../annotations/labels';
import { bratName } from './bratText';
import type { ExportFile, FormatInput } from './format';

const HEAD = '# Written by Newsmark with the documents beside it, for what is in them.\n';
const isOurs = (head: string): boolean => head.startsWith(HEAD.slice(0, 24));

/** What the documents of an export use. */
class Used {
  readonly labels = new Set<string>();
  readonly attributes = new Map<string, Set<string>>();
  /** Roles by event types. */
  readonly events = new Map<string, Set<string>>();

  add({ document }: FormatInput): void {
    for (const { label, attributes = {} } of [...document.entities, ...document.figures]) {
      this.labels.add(bratName(label));
      for (const [name, value] of Object.entries(attributes)) valuesOf(this.attributes, name).add(value);
    }
    for (const event of document.events) {
      const roles = valuesOf(this.events, bratName(event.type));
      for (const { role } of event.arguments) roles.add(bratName(role));
    }
  }
}

function valuesOf(map: Map<string, Set<string>>, key: string): Set<string> {
  let values = map.get(key);
  if (values === undefined) {
    values = new Set();
    map.set(key, values);
  }
  return values;
}

/** A file that says what the documents of an export use, once all of them are known. */
function configuration(name: string, lines: (used: Used) => Iterable<string>): ExportFile {
  return {
    name,
    isOurs,
    open() {
      const used = new Used();
      return {
        add: input => {
          used.add(input);
          return [];
        },
        end: () => [HEAD, ...lines(used)],
      };
    },
  };
}

/** `annotation.conf`: the types that the documents use, so that brat shows them and lets people use them. */
export const annotationConf = configuration('annotation.conf', annotationLines);

function* annotationLines({ labels, attributes, events }: Used): Generator<string> {
  yield '\n[entities]\n';
  for (const label of [...labels].sort()) yield `${label}\n`;
  yield 'Phrase\n\n[relations]\n<ENTITY-EVENT>=<ENTITY>|<EVENT>\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n';
  yield '\n[events]\n';
  for (const [type, roles] of [...events].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = [...roles].sort().map(role => `${role}*:<ANY>`);
    yield `${type}\t${[...own, 'Time-Arg?:<ANY>', 'Place-Arg?:<ANY>', 'Source-Arg?:<ANY>', 'Same-Arg?:<ANY>'].join(', ')}\n`;
  }
  yield '\n[attributes]\nNegation\tArg:<EVENT>\nModality\tArg:<EVENT>, Value:future|hypothetical|requested\n';
  yield 'Origin\tArg:<ANY>, Value:human|rule\n';
  for (const [name, values] of [...attributes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plain = [...values].filter(value => /^[\w-]+$/.test(value)).sort();
    yield `${bratName(name)}\tArg:<ENTITY>, Value:${plain.length === 0 ? 'true' : plain.join('|')}\n`;
  }
}

/** `visual.conf`: names of labels for people, and colours by their families. */
export const visualConf = configuration('visual.conf', visualLines);

function* visualLines({ labels, events }: Used): Generator<string> {
  yield '\n[labels]\n';
  for (const label of [...labels].sort()) yield `${label} | ${label}\n`;
  for (const type of [...events.keys()].sort()) yield `${type} | ${type} | ${type.slice(type.indexOf('-') + 1)}\n`;
  yield '\n[drawing]\n';
  for (const label of [...labels].sort()) {
    const family = LABEL_SET.find(label)?.look.family;
    const color = family === undefined ? '#888888' : FAMILY_COLORS[family].light;
    yield `${label}\tbgColor:${color}, fgColor:white\n`;
  }
}

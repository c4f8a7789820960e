import {
  ASPECTS,
  type Aspect,
  FAMILY_COLORS,
  FORMATS,
  isOneFile,
  LABEL_SET,
  OWN_COLORS,
  slotColorId,
} from '../../src/core';
import type { Command, CommandKey } from '../../src/vscode/commands/command';
import { COMMANDS } from '../../src/vscode/commands/commands';

// What of the manifest, its texts and README follows from the registries in the code. `npm run manifest` writes it
// anew, a test compares it.

interface Json {
  [key: string]: unknown;
}

/** The manifest with what follows from the registries. */
export function manifestOf(manifest: Json): Json {
  const next = structuredClone(manifest);
  const format = settingOf(next, 'newsmark.export.format');
  const ids = OUTWARD.map(({ id }) => id);
  format.enum = ['ask', ...ids];
  format.enumDescriptions = ['ask', ...ids].map(id => `%setting.export.format.${id}%`);
  const hidden = settingOf(next, 'newsmark.marks.hidden').items as Json;
  hidden.enum = [...LABEL_SET.all.map(({ label }) => label), 'TRIGGER'];
  hidden.enumDescriptions = [...LABEL_SET.all.map(({ label }) => label), 'TRIGGER'].map(label => `%label.${label}%`);
  const contributes = next.contributes as Contributes;
  const own = LABEL_SET.all.map(info => {
    const id = LABEL_SET.colorOf(info);
    return { id, description: `%${colorText(id)}%`, defaults: FAMILY_COLORS[info.look.family] };
  });
  own.push(
    ...OWN_COLORS.map((defaults, i) => {
      const id = slotColorId(i + 1);
      return { id, description: `%${colorText(id)}%`, defaults };
    }),
  );
  contributes.colors = [...own, ...contributes.colors.filter(({ id }) => !own.some(color => color.id === id))];
  contributes.commands = COMMANDS.map(({ id, icon, enablement }) => ({
    command: id,
    category: 'Newsmark',
    title: `%${textOf(id)}%`,
    ...(icon === undefined ? {} : { icon: `$(${icon})` }),
    ...(enablement === undefined ? {} : { enablement }),
  }));
  contributes.menus = menusOf(contributes.menus);
  contributes.keybindings = COMMANDS.flatMap(command =>
    keysOf(command).map(({ key, when, args }) => ({
      command: command.id,
      key,
      mac: key.replace('ctrl', 'cmd'),
      when,
      ...(args === undefined ? {} : { args }),
    })),
  );
  return next;
}

/** The part of the manifest that commands are told in. */
interface Contributes {
  colors: readonly Json[];
  commands: unknown;
  menus: Menus;
  keybindings: unknown;
}

type Menus = Readonly<Record<string, readonly Json[]>>;

function keysOf({ key }: Command): readonly CommandKey[] {
  return key === undefined ? [] : 'key' in key ? [key] : key;
}

/** The menus with the places that the commands name; what is no command stays. */
function menusOf(before: Menus): Menus {
  const menus: Record<string, Json[]> = { commandPalette: [] };
  for (const [menu, items] of Object.entries(before)) menus[menu] = items.filter(item => !('command' in item));
  for (const { id, palette, menus: places = [] } of COMMANDS) {
    if (palette !== undefined) {
      menus.commandPalette.push({ command: id, when: palette === 'never' ? 'false' : palette });
    }
    for (const { menu, when, group } of places) {
      menus[menu] ??= [];
      menus[menu].push({ command: id, ...(when === undefined ? {} : { when }), group });
    }
  }
  return menus;
}

/** The key of a colour's description: "color.workOfArt". */
function colorText(id: string): string {
  return id.replace(/^newsmark\./, 'color.');
}

/** The key of a command's title: "command.events.filter". */
function textOf(id: string): string {
  return id.replace(/^newsmark\./, 'command.');
}

/** The texts of the manifest, with those that follow from the registries in place of their like. */
export function textsOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const ask = { 'setting.export.format.ask': texts['setting.export.format.ask'] };
  const formats = OUTWARD.map(({ id, title, about }) => [`setting.export.format.${id}`, `${title}: ${about}`] as const);
  const commands = COMMANDS.map(({ id, title }) => [textOf(id), title] as const);
  const labels = LABEL_SET.all.map(({ label, words }) => [`label.${label}`, words.many] as const);
  const trigger = { 'label.TRIGGER': texts['label.TRIGGER'] };
  const withLabels = replaceGroup(texts, key => key.startsWith('label.'), {
    ...Object.fromEntries(labels),
    ...trigger,
  });
  const colors = LABEL_SET.all.map(info => {
    const { label, words } = info;
    return [colorText(LABEL_SET.colorOf(info)), `Underline of ${words.many.toLowerCase()} (${label}).`] as const;
  });
  OWN_COLORS.forEach((_, i) => {
    colors.push([colorText(slotColorId(i + 1)), `Underline of labels of your schema with color ${i + 1} (color).`]);
  });
  const underline = (key: string): boolean => /^Underline of .*\((?:[A-Z_]+|color)\)\.$/.test(texts[key]);
  const withColors = replaceGroup(withLabels, underline, Object.fromEntries(colors));
  const withCommands = replaceGroup(withColors, key => key.startsWith('command.'), Object.fromEntries(commands));
  return replaceGroup(withCommands, key => key.startsWith('setting.export.format.'), {
    ...ask,
    ...Object.fromEntries(formats),
  });
}

/** The formats that are written. */
const OUTWARD = FORMATS.filter(({ inOnly }) => inOnly !== true);

/** What only a format itself can tell that it loses. */
const FORMAT_TELLS: readonly Aspect[] = ['tokens', 'labels', 'controls'];

/** What a format holds, where that is less than what it does not. */
const TERSE = (keeps: ReadonlySet<Aspect>): string =>
  ASPECTS.filter(({ id }) => keeps.has(id) && !FORMAT_TELLS.includes(id))
    .map(({ many }) => many)
    .join(', ');

/** README with its tables that follow from the registries, each between comments that name it. */
export function readmeOf(readme: string): string {
  const rows = FORMATS.map(format => {
    const { id, title, about, files, whole = [], keeps, reader, inOnly } = format;
    const all = isOneFile(format) && files.length === 0 ? whole.map(({ name }) => `*${name}`) : whole.map(w => w.name);
    const names = [...files.map(({ ending }) => `<id>${ending}`), ...all].map(name => `\`${name}\``).join(', ');
    const lost = ASPECTS.filter(({ id: aspect }) => !keeps.has(aspect) && !FORMAT_TELLS.includes(aspect));
    const what = lost.length === 0 ? 'all' : `all but ${lost.map(({ many }) => many).join(', ')}`;
    const held = inOnly ? '' : lost.length > 8 ? TERSE(keeps) : what;
    return `| \`${id}\` | ${title}: ${about} | ${reader === undefined ? '' : 'yes'} | ${names} | ${held} |`;
  });
  const keys = COMMANDS.flatMap(command =>
    [...new Set(keysOf(command).map(({ key }) => key))].map(
      key => `| ${key.split(' ').map(keyWords).join(' ')} | ${command.title} |`,
    ),
  );
  const labels = LABEL_SET.all.map(
    ({ label, words, examples }) => `| ${label} | ${words.many} | ${examples.join(' · ')} |`,
  );
  const withLabels = withTable(readme, 'labels', ['| Label | What | Such as |', '| --- | --- | --- |', ...labels]);
  const head = ['| Key (macOS: <kbd>Cmd</kbd>) | What it does |', '| --- | --- |'];
  return withTable(withTable(withLabels, 'keys', [...head, ...keys]), 'formats', [
    '| `--to`, `--from` | What it is | Read | Files | What it holds |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ]);
}

/** "ctrl+k" as "<kbd>Ctrl+K</kbd>". */
function keyWords(key: string): string {
  return `<kbd>${key.replace(/\b[a-z]/g, letter => letter.toUpperCase())}</kbd>`;
}

function withTable(text: string, name: string, lines: readonly string[]): string {
  const [begin, end] = [`<!-- ${name}: npm run manifest -->\n`, `<!-- end of ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README has no table of ${name}`);
  return `${text.slice(0, from)}${begin}\n${lines.join('\n')}\n\n${text.slice(to)}`;
}

function settingOf(manifest: Json, key: string): Json {
  const contributes = manifest.contributes as { readonly configuration: readonly { readonly properties: Json }[] };
  const section = contributes.configuration.find(({ properties }) => key in properties);
  if (section === undefined) throw new Error(`the manifest has no setting ${key}`);
  return section.properties[key] as Json;
}

/** The texts with `group` where the first of the keys `isIn` stood, the others of them gone. */
function replaceGroup(
  texts: Readonly<Record<string, string>>,
  isIn: (key: string) => boolean,
  group: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(texts);
  const at = entries.findIndex(([key]) => isIn(key));
  const before = entries.slice(0, at).filter(([key]) => !isIn(key));
  const after = entries.slice(at).filter(([key]) => !isIn(key));
  return Object.fromEntries([...before, ...Object.entries(group), ...after]);
}

import { FORMATS } from '../../src/core';

// What of the manifest, its texts and README follows from the registries in the code. `npm run manifest` writes it anew, a test
// compares it.

interface Json {
  [key: string]: unknown;
}

/** The manifest with what follows from the registries. */
export function manifestOf(manifest: Json): Json {
  const next = structuredClone(manifest);
  const format = settingOf(next, 'newsmark.export.format');
  format.enum = ['ask', ...FORMATS.map(({ id }) => id)];
  format.enumDescriptions = ['ask', ...FORMATS.map(({ id }) => id)].map(id => `%setting.export.format.${id}%`);
  return next;
}

/** The texts of the manifest, with those that follow from the registries in place of their like. */
export function textsOf(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const ask = { 'setting.export.format.ask': texts['setting.export.format.ask'] };
  const formats = FORMATS.map(({ id, title, about }) => [`setting.export.format.${id}`, `${title}: ${about}`] as const);
  return replaceGroup(texts, key => key.startsWith('setting.export.format.'), {
    ...ask,
    ...Object.fromEntries(formats),
  });
}

/** README with its tables that follow from the registries, each between comments that name it. */
export function readmeOf(readme: string): string {
  const rows = FORMATS.map(({ id, title, about, files }) => {
    const names = files.map(({ ending }) => `\`<id>${ending}\``).join(', ');
    return `| \`${id}\` | ${title}: ${about} | ${names} |`;
  });
  return withTable(readme, 'formats', ['| `--format` | What it is | Files |', '| --- | --- | --- |', ...rows]);
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

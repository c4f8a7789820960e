import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { OWN_COLORS, slotColorId } from '../../src/core';
import { allLabels, lookOf, markLabels } from '../../src/vscode/present/labels';
import { contrast, difference, parseColor, type Rgb, SIGHTS, type Sight } from './colors';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));
const manifest = readJson('package.json');
const { contributes } = manifest;
const nls: Readonly<Record<string, string>> = readJson('package.nls.json');

const sources = readdirSync(path.join(root, 'src/vscode'), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, code: readFileSync(path.join(root, 'src/vscode', name), 'utf8') }));
const code = sources.map(s => s.code).join('\n');
const named = (pattern: RegExp): readonly string[] => [...new Set([...code.matchAll(pattern)].map(m => m[1]))].sort();
const sorted = (values: Iterable<string>): readonly string[] => [...new Set(values)].sort();

/** Every string in a piece of the manifest. */
function* strings(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) yield* strings(v);
}

const commands: readonly string[] = contributes.commands.map((c: { command: string }) => c.command);
const whens = [...strings(contributes.menus), ...strings(contributes.viewsWelcome), ...strings(contributes.keybindings)]
  .concat(contributes.commands.map((c: { enablement?: string }) => c.enablement ?? ''))
  .concat([...strings(contributes.walkthroughs)]);

describe('the manifest and the code have the same', () => {
  test('views', () => {
    const views = contributes.views.newsmark.map((v: { id: string }) => v.id);
    expect(sorted(views)).toEqual(
      named(/(?:\bid: |createTreeView<Row>\()'(newsmark\.(?:events|entities|figures|texts))',/g),
    );
  });

  test('colours', () => {
    const colors = contributes.colors.map((c: { id: string }) => c.id);
    const used = [
      ...allLabels().map(l => lookOf(l).color),
      ...OWN_COLORS.map((_, i) => slotColorId(i + 1)),
      ...named(/'(newsmark\.(?:uncertain|furniture|trigger|filteredBackground))'/g),
    ];
    expect(sorted(colors)).toEqual(sorted(used));
    expect(named(/ThemeColor\('(newsmark[^']+)'\)/g).every(id => colors.includes(id))).toBe(true);
  });

  test('settings', () => {
    const settings = contributes.configuration.flatMap((section: { properties: object }) =>
      Object.keys(section.properties),
    );
    const read = named(/(?:\.get|#shown)\('([a-z][\w.]+)'/g).map(key => `newsmark.${key}`);
    expect(sorted(settings)).toEqual(sorted(read));
  });

  test('context keys', () => {
    const keys = sorted(
      whens.flatMap(w =>
        [
          ...w.matchAll(/\bnewsmark\.(?:state|marksShown|backgroundEvents|cardRead|stepped|exported|\w+Filtered)\b/g),
        ].map(m => m[0]),
      ),
    );
    const declared = named(/^ {2}'(newsmark\.\w+)':/gm);
    expect(keys.every(key => declared.includes(key))).toBe(true);
    expect(keys).toContain('newsmark.state');
  });

  test('labels to hide', () => {
    const marks = contributes.configuration.flatMap((s: { properties: object }) => Object.entries(s.properties));
    const [, hidden] = marks.find(([key]: [string]) => key === 'newsmark.marks.hidden');
    expect(sorted(hidden.items.enum)).toEqual(sorted(markLabels()));
    expect(hidden.items.enumDescriptions).toHaveLength(hidden.items.enum.length);
  });
});

describe('the manifest', () => {
  test('refers to commands that exist', () => {
    const builtIn = /^(vscode|workbench|editor)\./;
    const views = contributes.views.newsmark.map((v: { id: string }) => `${v.id}.focus`);
    const referred = [
      ...Object.values<{ command?: string }[]>(contributes.menus).flatMap(items => items.flatMap(i => i.command ?? [])),
      ...contributes.keybindings.map((k: { command: string }) => k.command),
      ...Object.values(nls).flatMap(text => [...text.matchAll(/\(command:([\w.]+)/g)].map(m => m[1])),
      ...[...strings(contributes.walkthroughs)].flatMap(s => [...s.matchAll(/onCommand:([\w.]+)/g)].map(m => m[1])),
    ].filter(id => !builtIn.test(id) && !views.includes(id));
    expect(referred.filter(id => !commands.includes(id))).toEqual([]);
    expect(referred.length).toBeGreaterThan(20);
  });

  test('has a text for each placeholder, and no text without one', () => {
    const asked = [...strings(manifest)].flatMap(s => (/^%.+%$/.test(s) ? [s.slice(1, -1)] : []));
    expect(sorted(asked)).toEqual(sorted(Object.keys(nls)));
  });

  test('names files that exist', () => {
    const files = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map((c: { icon: string }) => c.icon),
      ...contributes.views.newsmark.map((v: { icon: string }) => v.icon),
      ...contributes.languages.map((l: { configuration: string }) => l.configuration),
      ...contributes.grammars.map((g: { path: string }) => g.path),
      ...contributes.walkthroughs.flatMap((w: { steps: { media: { markdown?: string; svg?: string } }[] }) =>
        w.steps.map(s => s.media.markdown ?? s.media.svg ?? ''),
      ),
      ...named(/'(media)', '\w/g).flatMap(() => named(/'media', '([\w.-]+\.svg)'/g).map(f => `media/${f}`)),
    ];
    expect(files.filter(file => !existsSync(path.join(root, file)))).toEqual([]);
  });

  test('hides from the palette what needs arguments', () => {
    const hidden = contributes.menus.commandPalette.filter((i: { when: string }) => i.when === 'false');
    expect(sorted(hidden.map((i: { command: string }) => i.command))).toEqual(
      [
        ...[
          'copyText',
          'correct.addSticky',
          'goToPlace',
          'hideLabel',
          'review.text',
          'row.cite',
          'row.copy',
          'row.goTo',
          'row.mentions',
        ],
        'showLabel',
      ].map(c => `newsmark.${c}`),
    );
  });

  test('has keybindings only with a condition, in the text only as chords', () => {
    for (const { key, when } of contributes.keybindings) {
      expect(when).toMatch(/editorTextFocus|focusedView == newsmark\.\w+ && listFocus && !inputFocus/);
      // a label that sticks has its keys only while the status bar shows it
      if (when.startsWith('newsmark.sticky && ')) continue;
      if (when.includes('editorTextFocus')) expect(key.split(' ')).toHaveLength(2);
    }
  });

  test('writes titles in sentence case, without a full stop', () => {
    for (const [key, text] of Object.entries(nls)) {
      if (!key.startsWith('command.')) continue;
      expect(text, key).toMatch(/^[A-Z][^A-Z]*[^.]$/);
    }
  });

  test('has a welcome for each state of each view', () => {
    for (const { id } of contributes.views.newsmark) {
      // its rows are of the workspace, whatever text is active
      if (id === 'newsmark.texts') continue;
      const states = contributes.viewsWelcome
        .filter((w: { view: string }) => w.view === id)
        .map((w: { when: string }) => /newsmark\.state == (\w+)/.exec(w.when)?.[1]);
      expect(sorted(states)).toEqual(['failed', 'loading', 'none', 'ready', 'tooLarge']);
    }
  });

  test('claims news text by narrow patterns, not by an ending', () => {
    const [language] = contributes.languages;
    expect(language.extensions).toBeUndefined();
    expect(language.filenamePatterns).not.toContain('*.txt');
    expect(language.id).toBe('newsmark');
  });
});

describe('every label', () => {
  const themes = {
    dark: ['#1e1e1e', '#1f1f1f'],
    light: ['#ffffff'],
    highContrast: ['#000000'],
    highContrastLight: ['#ffffff'],
  } as const;
  const colors = new Map<string, Readonly<Record<string, string>>>(
    contributes.colors.map((c: { id: string; defaults: Record<string, string> }) => [c.id, c.defaults]),
  );
  const rgb = (id: string, theme: string): Rgb => parseColor(colors.get(id)?.[theme] ?? '');

  test('has 3:1 against the editor, text 4.5:1, in each kind of theme', () => {
    for (const [theme, backgrounds] of Object.entries(themes)) {
      for (const background of backgrounds) {
        for (const label of allLabels()) {
          expect(
            contrast(rgb(lookOf(label).color, theme), parseColor(background)),
            `${label} ${theme}`,
          ).toBeGreaterThan(3);
        }
        expect(contrast(rgb('newsmark.uncertain', theme), parseColor(background)), theme).toBeGreaterThan(3);
        expect(contrast(rgb('newsmark.furniture', theme), parseColor(background)), theme).toBeGreaterThan(4.5);
        expect(contrast(rgb('newsmark.trigger', theme), parseColor(background)), theme).toBeGreaterThan(4.5);
      }
    }
  });

  test('has one colour with its family', () => {
    for (const theme of Object.keys(themes)) {
      const families = new Map<string, string>();
      for (const label of allLabels()) {
        const color = colors.get(lookOf(label).color)?.[theme] ?? '';
        expect(families.get(lookOf(label).family) ?? color, `${label} ${theme}`).toBe(color);
        families.set(lookOf(label).family, color);
      }
      expect(new Set(families.values()).size).toBe(6);
    }
  });

  test('has a line style of its own in its family', () => {
    const seen = new Set<string>();
    for (const label of allLabels()) {
      const look = `${lookOf(label).family} ${lookOf(label).line}`;
      expect(seen.has(look), `${label}: ${look}`).toBe(false);
      seen.add(look);
    }
  });

  test('of a schema has one of four colours of its own, told from each other and from the families', () => {
    const slots = OWN_COLORS.map((_, i) => slotColorId(i + 1));
    const families = [...new Set(allLabels().map(label => lookOf(label).color))];
    for (const [theme, backgrounds] of Object.entries(themes)) {
      for (const [i, slot] of slots.entries()) {
        for (const background of backgrounds)
          expect(contrast(rgb(slot, theme), parseColor(background)), `${slot} ${theme}`).toBeGreaterThan(3);
        for (const sight of Object.keys(SIGHTS) as Sight[]) {
          const far = (other: string): number => difference(rgb(slot, theme), rgb(other, theme), sight);
          for (const other of slots.slice(0, i)) expect(far(other), `${slot} ${other} ${theme}`).toBeGreaterThan(0.09);
          for (const other of families) expect(far(other), `${slot} ${other} ${theme}`).toBeGreaterThan(0.07);
        }
      }
    }
  });

  test('is told from other families by people with common colour vision deficiencies', () => {
    const families = [...new Map(allLabels().map(l => [lookOf(l).family, lookOf(l).color]))];
    for (const theme of Object.keys(themes)) {
      for (const sight of Object.keys(SIGHTS) as Sight[]) {
        for (const [i, [one, a]] of families.entries()) {
          for (const [other, b] of families.slice(0, i)) {
            // A difference of 0.02 in Oklab is just seen side by side; thin lines apart need several times that.
            const far = difference(rgb(a, theme), rgb(b, theme), sight);
            expect(far, `${one} and ${other}, ${theme}, ${sight}`).toBeGreaterThan(0.09);
          }
        }
      }
    }
  });
});

test('a folder that is not trusted cannot name files to read, raise the size limit or put the engine into the host’s thread', () => {
  const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  expect(restrictedConfigurations).toEqual(
    expect.arrayContaining([
      'newsmark.corpus.include',
      'newsmark.performance.maxFileSize',
      'newsmark.performance.worker',
      'newsmark.tables.folder',
    ]),
  );
});

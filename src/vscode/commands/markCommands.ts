import { labelIcon, labelPlural, markLabels } from '../present/labels';
import type { Row } from '../present/row';
import type { Services } from '../services';
import { labelOfGroup } from '../views/views';
import { type Command, READY } from './command';

/** Commands that choose what is marked in the text. */
export const MARK_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.chooseLabels',
    title: 'Choose what is marked',
    icon: 'checklist',
    menus: [
      { menu: 'newsmark.editor', group: '2_marks@2' },
      { menu: 'view/title', when: 'view == newsmark.entities', group: 'navigation@3' },
    ],
    run: ({ services }) => chooseLabels(services),
  },
  {
    id: 'newsmark.toggleMarks',
    title: 'Show or hide the marks',
    icon: 'eye',
    menus: [
      { menu: 'newsmark.editor', group: '2_marks@1' },
      {
        menu: 'editor/title',
        when: `resourceLangId =~ /^(newsmark|plaintext)$/ && ${READY}`,
        group: 'navigation@9',
      },
    ],
    run: ({ services: { settings } }) => settings.setMarksEnabled(!settings.marksEnabled),
  },
  {
    id: 'newsmark.hideLabel',
    title: 'Hide in the text',
    icon: 'eye',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: 'viewItem == shownLabel', group: 'inline@1' }],
    run: ({ services }, row) => setLabel(services, row as Row, false),
  },
  {
    id: 'newsmark.showLabel',
    title: 'Show in the text',
    icon: 'eye-closed',
    palette: 'never',
    menus: [{ menu: 'view/item/context', when: 'viewItem == hiddenLabel', group: 'inline@1' }],
    run: ({ services }, row) => setLabel(services, row as Row, true),
  },
];

async function chooseLabels({ notify, settings, t }: Services): Promise<void> {
  const hidden = settings.hiddenLabels;
  const items = markLabels().map(label => ({
    label: labelPlural(label, t),
    icon: labelIcon(label),
    ...(label !== 'TRIGGER' && { description: label }),
    picked: !hidden.has(label),
    value: label,
  }));
  const chosen = await notify.pickMany(items, { placeHolder: t('What to mark in the text') });
  if (!chosen) return;
  const shown = new Set(chosen);
  await settings.setHiddenLabels(new Set(markLabels().filter(label => !shown.has(label))));
}

async function setLabel({ settings }: Services, row: Row, shown: boolean): Promise<void> {
  const label = labelOfGroup(row);
  if (label === undefined) return;
  const hidden = new Set(settings.hiddenLabels);
  if (shown) hidden.delete(label);
  else hidden.add(label);
  await settings.setHiddenLabels(hidden);
}

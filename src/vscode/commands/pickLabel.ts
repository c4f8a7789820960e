import * as vscode from 'vscode';
import type { MarkLabel } from '../../app/queries/annotationIndex';
import { safeText } from '../../app/safeText';
import type { AnyLabel } from '../../core';
import { labelGuideline, labelIcon, labelKey, labelName } from '../present/labels';
import type { Translate } from '../present/translate';

/** Something that a letter does in the picker of labels. */
export interface KeyedAction {
  readonly key: string;
  readonly label: string;
  /** The name of a codicon. */
  readonly icon: string;
  readonly value: string;
}

/** What was picked: a label, or the value of an action. */
export type Picked = { readonly label: AnyLabel } | { readonly action: string };

/**
 * Lets the person pick a label by one key: a letter that is typed alone picks at once, whatever else begins with it.
 * Undefined when it is dismissed.
 */
export function pickByKey(
  {
    title,
    placeHolder,
    current,
  }: { readonly title: string; readonly placeHolder: string; readonly current?: MarkLabel },
  actions: readonly KeyedAction[],
  labels: readonly AnyLabel[],
  t: Translate,
): Promise<Picked | undefined> {
  interface Item extends vscode.QuickPickItem {
    readonly key: string;
    readonly picked_: Picked;
  }
  const items: readonly Item[] = [
    ...actions.map(({ key, label, icon, value }) => ({
      label: `$(${icon}) ${label}`,
      description: key.toUpperCase(),
      key,
      picked_: { action: value },
      alwaysShow: true,
    })),
    ...labels.map(label => ({
      label: `$(${labelIcon(label)}) ${safeText(labelName(label, t), 'label')}`,
      description: labelKey(label)?.toUpperCase() ?? '',
      detail: [label === current ? t('as it is now') : '', safeText(labelGuideline(label) ?? '', 'label')]
        .filter(words => words !== '')
        .join(' · '),
      key: labelKey(label) ?? '',
      picked_: { label },
      alwaysShow: true,
    })),
  ];
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = safeText(title, 'label');
  pick.placeholder = safeText(placeHolder, 'label');
  pick.items = items;
  return new Promise(resolve => {
    let picked: Picked | undefined;
    const take = (item: Item | undefined): void => {
      picked = item?.picked_;
      pick.hide();
    };
    pick.onDidChangeValue(value => {
      const typed = value.trim().toLowerCase();
      const item = typed === '' ? undefined : items.find(({ key }) => key === typed);
      if (item) take(item);
    });
    pick.onDidAccept(() => take(pick.activeItems[0]));
    pick.onDidHide(() => {
      pick.dispose();
      resolve(picked);
    });
    pick.show();
  });
}

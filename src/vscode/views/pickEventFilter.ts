import * as vscode from 'vscode';
import { quickPickItem } from '../notify';
import { type EventFilter, type FilterChoice, filterChoices, filterOf } from '../present/eventFilter';
import type { Services } from '../services';

/** The view of events, and what it is filtered by. */
interface FilteredViews {
  readonly events: { readonly filter: string; setFilter(words: string): void };
  readonly eventFilter: () => EventFilter;
  readonly filterEvents: (filter: EventFilter) => void;
}

/**
 * Asks which events to list: kinds, participants and states of the active document to tick, with how many events each
 * has. Words that are typed, with nothing ticked, filter the rows by their text.
 */
export async function pickEventFilter({ sessions, settings, t }: Services, views: FilteredViews): Promise<void> {
  const index = await sessions.active?.settledIndex();
  if (!index) return;
  const choices = filterChoices(index, settings.backgroundEvents, t);
  const headings: Readonly<Record<keyof EventFilter, string>> = {
    types: t('Kind of event'),
    participants: t('Who takes part'),
    statuses: t('How it is told'),
  };
  const now = views.eventFilter();
  const items: ReturnType<typeof quickPickItem<FilterChoice>>[] = [];
  choices.forEach((choice, i) => {
    if (choice.kind !== choices[i - 1]?.kind)
      items.push(quickPickItem<FilterChoice>({ label: headings[choice.kind], value: undefined }));
    const { label, icon, count } = choice;
    items.push(
      quickPickItem({ label, ...(icon !== undefined && { icon }), description: String(count), value: choice }),
    );
  });
  const pick = vscode.window.createQuickPick<(typeof items)[0]>();
  pick.title = t('Filter events');
  pick.placeholder = t('Tick kinds and participants, or type words');
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ value }) => value !== undefined && isIn(now, value));
  pick.value = views.events.filter;
  await new Promise<void>(resolve => {
    pick.onDidAccept(() => {
      const ticked = pick.selectedItems.flatMap(({ value }) => (value === undefined ? [] : [value]));
      views.events.setFilter(ticked.length === 0 ? pick.value : '');
      views.filterEvents(filterOf(ticked));
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve();
    });
    pick.show();
  });
}

function isIn(filter: EventFilter, { kind, value }: FilterChoice): boolean {
  const values: ReadonlySet<string> = filter[kind];
  return values.has(value);
}

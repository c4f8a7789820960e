import * as vscode from 'vscode';
import { listedRows } from '../../app/queries/outline';
import { outlineMarkdown } from '../../app/queries/outlineMarkdown';
import { EVENT_ORDERS, type EventOrder } from '../present/eventRows';
import { circumstanceWords } from '../present/eventWords';
import type { Services } from '../services';
import { pickEventFilter } from '../views/pickEventFilter';
import { type Command, READY } from './command';

/** Commands of the views' titles. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.events.groupBy',
    title: 'Group events by…',
    icon: 'list-tree',
    menus: [{ menu: 'view/title', when: `view == newsmark.events && ${READY}`, group: 'navigation@1' }],
    run: ({ services }) => pickEventOrder(services),
  },
  {
    id: 'newsmark.events.showBackground',
    title: 'List background events as well',
    palette: '!newsmark.backgroundEvents',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events && !newsmark.backgroundEvents', group: '1_show@1' }],
    run: ({ services }) => services.settings.setBackgroundEvents(true),
  },
  {
    id: 'newsmark.events.hideBackground',
    title: 'List only the news',
    palette: 'newsmark.backgroundEvents',
    menus: [{ menu: 'view/title', when: 'view == newsmark.events && newsmark.backgroundEvents', group: '1_show@1' }],
    run: ({ services }) => services.settings.setBackgroundEvents(false),
  },
  {
    id: 'newsmark.events.copyOutline',
    title: 'Copy outline',
    palette: READY,
    menus: [{ menu: 'view/title', when: `view == newsmark.events && ${READY}`, group: '2_copy@1' }],
    run: ({ services }) => copyOutline(services),
  },
  ...filterCommands('events', ({ services, views }) => pickEventFilter(services, views)),
  ...filterCommands('entities', ({ views }) => views.entities.askFilter()),
  ...filterCommands('figures', ({ views }) => views.figures.askFilter()),
];

/** The commands that narrow a view and show all of it again. */
function filterCommands(view: 'events' | 'entities' | 'figures', ask: Command['run']): readonly Command[] {
  const filtered = `newsmark.${view}Filtered`;
  const here = `view == newsmark.${view}`;
  return [
    {
      id: `newsmark.${view}.filter`,
      title: `Filter ${view}`,
      icon: 'filter',
      palette: READY,
      menus: [{ menu: 'view/title', when: `${here} && !${filtered} && ${READY}`, group: 'navigation@2' }],
      run: ask,
    },
    {
      id: `newsmark.${view}.clearFilter`,
      title: `Clear the filter of ${view}`,
      icon: 'clear-all',
      palette: filtered,
      menus: [{ menu: 'view/title', when: `${here} && ${filtered}`, group: 'navigation@2' }],
      run: ({ views }) => views[view].clearFilter(),
    },
  ];
}

/** Puts the outline of the active text on the clipboard, as Markdown with the lines where its events are told. */
async function copyOutline({ notify, sessions, settings, t }: Services): Promise<void> {
  const session = sessions.active;
  const index = await session?.settledIndex();
  if (!session || !index) return;
  const { document } = session;
  const rows = listedRows(index, settings.backgroundEvents).map(row => ({
    headline: row.headline,
    lead: row.lead,
    told: circumstanceWords(row, t),
    line: document.positionAt(row.event.trigger.start).line + 1,
  }));
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  await vscode.env.clipboard.writeText(outlineMarkdown(name, rows, t('line')));
  notify.status(t('Copied the outline'));
}

/** Asks how events are to be listed. */
async function pickEventOrder({ notify, settings, t }: Services): Promise<void> {
  const words: Readonly<Record<EventOrder, string>> = {
    text: t('Order of the text'),
    date: t('Date'),
    type: t('Kind of event'),
    participant: t('Who takes part'),
  };
  const now = settings.eventOrder;
  const items = EVENT_ORDERS.map(order => ({
    label: words[order],
    ...(order === now ? { description: t('now') } : {}),
    value: order,
  }));
  const picked = await notify.pick(items, { title: t('List events by'), placeHolder: words[now] });
  if (picked) await settings.setEventOrder(picked);
}

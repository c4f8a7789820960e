import * as vscode from 'vscode';
import type { MarkLabel } from '../../app/queries/annotationIndex';
import { entityRows } from '../present/entityRows';
import { type EventFilter, filterWords, NO_FILTER } from '../present/eventFilter';
import { EVENT_ORDERS, type EventOrder, eventRows } from '../present/eventRows';
import { figureRows } from '../present/figureRows';
import { LABELS } from '../present/labels';
import type { Row } from '../present/row';
import type { Services } from '../services';
import { AnnotationView } from './annotationView';
import { pickEventFilter } from './pickEventFilter';

export interface Views {
  readonly events: AnnotationView;
  readonly entities: AnnotationView;
  readonly figures: AnnotationView;
  readonly all: readonly AnnotationView[];
  /** What the events are filtered by: types, participants and states. */
  readonly eventFilter: () => EventFilter;
  readonly filterEvents: (filter: EventFilter) => void;
}

export function createViews(services: Services): Views {
  const { settings, t } = services;
  let filter = NO_FILTER;
  const events = new AnnotationView(
    {
      id: 'newsmark.events',
      filteredKey: 'newsmark.eventsFiltered',
      rows: (index, text) =>
        eventRows(index, text, { order: settings.eventOrder, background: settings.backgroundEvents, filter }, t),
      clear: () => {
        filter = NO_FILTER;
      },
      filterPrompt: t('Show only events with these words'),
    },
    services,
  );
  const labelled = (row: Row): string => {
    const label = labelOfGroup(row);
    if (label === undefined) return row.context;
    return settings.hiddenLabels.has(label) ? 'hiddenLabel' : 'shownLabel';
  };
  const entities = new AnnotationView(
    {
      id: 'newsmark.entities',
      filteredKey: 'newsmark.entitiesFiltered',
      rows: (index, text) => entityRows(index, text, t),
      filterPrompt: t('Show only entities with these words'),
      contextOf: labelled,
    },
    services,
  );
  const figures = new AnnotationView(
    {
      id: 'newsmark.figures',
      filteredKey: 'newsmark.figuresFiltered',
      rows: (index, text) => figureRows(index, text, t),
      filterPrompt: t('Show only figures with these words'),
      contextOf: labelled,
    },
    services,
  );
  const filterEvents = (asked: EventFilter): void => {
    filter = asked;
    events.setNarrowed(filterWords(asked, services.sessions.active?.index, t));
  };
  return { events, entities, figures, all: [events, entities, figures], eventFilter: () => filter, filterEvents };
}

/** The label whose group a row is. */
export function labelOfGroup(row: Row): MarkLabel | undefined {
  return row.context === 'group' ? LABELS.find(label => row.id.endsWith(`:${label}`)) : undefined;
}

/** The commands of the views' titles and rows. */
export function registerViewCommands(services: Services, views: Views): vscode.Disposable {
  const { settings, keys } = services;
  const register = vscode.commands.registerCommand;
  const tell = (): void => {
    keys.set('newsmark.backgroundEvents', settings.backgroundEvents);
  };
  tell();
  const setLabel = (row: Row, shown: boolean): Promise<void> | undefined => {
    const label = labelOfGroup(row);
    if (label === undefined) return undefined;
    const hidden = new Set(settings.hiddenLabels);
    if (shown) hidden.delete(label);
    else hidden.add(label);
    return settings.setHiddenLabels(hidden);
  };
  return vscode.Disposable.from(
    settings.onDidChange(tell),
    register('newsmark.events.groupBy', () => pickEventOrder(services)),
    register('newsmark.events.showBackground', () => settings.setBackgroundEvents(true)),
    register('newsmark.events.hideBackground', () => settings.setBackgroundEvents(false)),
    register('newsmark.events.filter', () => pickEventFilter(services, views)),
    register('newsmark.events.clearFilter', () => views.events.clearFilter()),
    register('newsmark.entities.filter', () => views.entities.askFilter()),
    register('newsmark.entities.clearFilter', () => views.entities.clearFilter()),
    register('newsmark.figures.filter', () => views.figures.askFilter()),
    register('newsmark.figures.clearFilter', () => views.figures.clearFilter()),
    register('newsmark.hideLabel', (row: Row) => setLabel(row, false)),
    register('newsmark.showLabel', (row: Row) => setLabel(row, true)),
  );
}

/** Asks how events are to be listed. */
async function pickEventOrder({ settings, t }: Services): Promise<void> {
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
    order,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: t('List events by'), placeHolder: words[now] });
  if (picked) await settings.setEventOrder(picked.order);
}

import type { MarkLabel } from '../../app/queries/annotationIndex';
import { outlineOf } from '../../app/queries/outline';
import { entityRows } from '../present/entityRows';
import { type EventFilter, filterWords, NO_FILTER } from '../present/eventFilter';
import { eventRows } from '../present/eventRows';
import { figureRows } from '../present/figureRows';
import { allLabels } from '../present/labels';
import type { Row } from '../present/row';
import type { Services } from '../services';
import { AnnotationView } from './annotationView';
import { ReviewView } from './reviewView';

export interface Views {
  readonly events: AnnotationView;
  readonly entities: AnnotationView;
  readonly figures: AnnotationView;
  readonly all: readonly AnnotationView[];
  readonly review: ReviewView;
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
      note: index =>
        index?.annotations.language === null ? t('This does not read as English; events are left out.') : undefined,
      badge: index => {
        const count = index === undefined ? 0 : outlineOf(index).rows.length;
        return count === 0 ? undefined : { count, words: t('{0} events in this text', count) };
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
  const review = new ReviewView(services);
  const filterEvents = (asked: EventFilter): void => {
    filter = asked;
    events.setNarrowed(filterWords(asked, services.sessions.active?.index, t));
  };
  return {
    events,
    entities,
    figures,
    all: [events, entities, figures],
    review,
    eventFilter: () => filter,
    filterEvents,
  };
}

/** The label whose group a row is. */
export function labelOfGroup(row: Row): MarkLabel | undefined {
  return row.context === 'group' ? allLabels().find(label => row.id.endsWith(`:${label}`)) : undefined;
}

import type { NewOperation } from '../../app/correctionStore';
import { type AnnotationIndex, type Mark, markText } from '../../app/queries/annotationIndex';
import { eventStatus, eventWords } from '../../app/queries/eventFacts';
import {
  addEvent,
  type ChosenStatus,
  type EventSlot,
  emptyRole,
  eventNear,
  fillEvent,
  fillersOf,
  fillRole,
  STATUSES,
  setEventStatus,
  setEventType,
} from '../../app/queries/eventOperations';
import {
  confirmMark,
  type OperationText,
  operationText,
  rejectMark,
  selectedWords,
} from '../../app/queries/markOperations';
import type { Span } from '../../core';
import type { DocumentSession } from '../documentSession';
import { roleName, STATUS_ICONS, statusWord } from '../present/eventWords';
import { labelIcon, labelName } from '../present/labels';
import { inContext } from '../present/markdown';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { act } from './act';
import { type Command, type CommandHost, IN_TEXT, READY } from './command';
import { type KeyedAction, pickByKey } from './pickLabel';
import { activePlace } from './place';
import { findTargets, rowKeys, rowMenu, rowsOf } from './targets';

type EventMark = Extract<Mark, { readonly kind: 'event' }>;

/** An event that is to be put right, with the words that are selected for it. */
interface Chosen {
  readonly session: DocumentSession;
  readonly index: AnnotationIndex;
  readonly text: OperationText;
  /** Undefined where none is near: then one can only be added. */
  readonly mark: EventMark | undefined;
  readonly selected: Span | undefined;
}

type Correct = (services: Services, chosen: Chosen) => Promise<readonly NewOperation[]>;

/** What can be put right of an event; a letter chooses it in the list of all of them. */
const PARTS: readonly {
  readonly id: Command['id'];
  readonly key: string;
  readonly title: string;
  readonly icon: string;
  readonly correct: Correct;
}[] = [
  { id: 'newsmark.event.type', key: 't', title: 'Change the kind of the event', icon: 'symbol-event', correct: ofType },
  { id: 'newsmark.event.role', key: 'r', title: 'Fill a role of the event', icon: 'person-add', correct: ofRole },
  {
    id: 'newsmark.event.time',
    key: 'd',
    title: 'Set the time of the event',
    icon: 'calendar',
    correct: inSlot('time'),
  },
  {
    id: 'newsmark.event.place',
    key: 'p',
    title: 'Set the place of the event',
    icon: 'location',
    correct: inSlot('place'),
  },
  { id: 'newsmark.event.status', key: 'm', title: 'Say how the event is told', icon: 'question', correct: ofStatus },
  {
    id: 'newsmark.event.source',
    key: 's',
    title: 'Say who tells of the event',
    icon: 'quote',
    correct: inSlot('source'),
  },
];

/** Commands that put events right: the one at the cursor or nearest to it in its line, or that of a row. */
export const EVENT_COMMANDS: readonly Command[] = [
  {
    id: 'newsmark.event.correct',
    title: 'Correct the event',
    icon: 'megaphone',
    enablement: READY,
    key: [{ key: 'ctrl+k w', when: IN_TEXT }, ...rowKeys('ctrl+k w', ['events'])],
    menus: [{ menu: 'newsmark.editor', group: '3_correct@9' }],
    run: (host, ...args) => correctEvent(host, args, ofAnything),
  },
  {
    id: 'newsmark.event.add',
    title: 'Make an event of the selection',
    enablement: READY,
    run: host => correctEvent(host, [], async (services, chosen) => addOne(services, { ...chosen, mark: undefined })),
  },
  ...PARTS.map(
    ({ id, title, icon, correct }, i): Command => ({
      id,
      title,
      icon,
      enablement: READY,
      ...(id === 'newsmark.event.type' ? { key: rowKeys('f2', ['events']) } : {}),
      menus: [rowMenu('event', `3_event@${i + 1}`)],
      run: (host, ...args) => correctEvent(host, args, correct),
    }),
  ),
];

async function correctEvent(host: CommandHost, args: readonly unknown[], correct: Correct): Promise<void> {
  const { services } = host;
  const chosen = await choose(host, args);
  if (chosen === undefined) {
    services.notify.status(services.t('Newsmark: no event in this line'));
    return;
  }
  await act(services, chosen.session, await correct(services, chosen));
}

async function choose(host: CommandHost, args: readonly unknown[]): Promise<Chosen | undefined> {
  if (rowsOf(host, args) !== undefined || typeof args[1] === 'string') {
    const targets = await findTargets(host, args);
    const mark = targets?.marks.find(each => each.kind === 'event');
    if (targets === undefined || mark?.kind !== 'event') return undefined;
    const { session, index } = targets;
    return { session, index, text: operationText(session.text()), mark, selected: undefined };
  }
  const place = activePlace(host.services);
  const index = await place?.session.settledIndex();
  if (!place || !index) return undefined;
  const { editor, session } = place;
  const { selection, document } = editor;
  const text = operationText(session.text());
  const selected = selection.isEmpty
    ? undefined
    : selectedWords(text.text, { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
  const mark = eventNear(index, text.text, document.offsetAt(selection.start));
  return mark === undefined && selected === undefined ? undefined : { session, index, text, mark, selected };
}

/** Asks what of the event is to be put right, and then for that. */
async function ofAnything(services: Services, chosen: Chosen): Promise<readonly NewOperation[]> {
  const { t } = services;
  const { mark, index, text } = chosen;
  if (mark === undefined) return addOne(services, chosen);
  const actions: readonly KeyedAction[] = [
    { key: 'y', label: t('Right'), icon: 'check', value: 'confirm' },
    { key: 'x', label: t('Not an event'), icon: 'close', value: 'reject' },
    ...PARTS.map(({ id, key, icon }) => ({ key, label: partName(id, t), icon, value: id })),
    ...(chosen.selected === undefined
      ? []
      : [{ key: 'n', label: t('A new event, told by the selection'), icon: 'add', value: 'add' }]),
  ];
  const title = eventWords(mark.event, index);
  const picked = await pickByKey({ title, placeHolder: t('What is wrong with it? One letter picks') }, actions, [], t);
  if (picked === undefined || !('action' in picked)) return [];
  if (picked.action === 'confirm') return [confirmMark(text, mark)];
  if (picked.action === 'reject') return [rejectMark(text, mark)];
  if (picked.action === 'add') return addOne(services, { ...chosen, mark: undefined });
  return PARTS.find(({ id }) => id === picked.action)?.correct(services, chosen) ?? [];
}

function partName(id: Command['id'], t: Translate): string {
  switch (id) {
    case 'newsmark.event.type':
      return t('Another kind of event');
    case 'newsmark.event.role':
      return t('Who or what takes part');
    case 'newsmark.event.time':
      return t('When');
    case 'newsmark.event.place':
      return t('Where');
    case 'newsmark.event.status':
      return t('Whether it happened');
    default:
      return t('Who tells of it');
  }
}

async function addOne(services: Services, chosen: Chosen): Promise<readonly NewOperation[]> {
  const { notify, t } = services;
  const { selected, text } = chosen;
  if (selected === undefined) {
    notify.status(t('Newsmark: select the word that tells of the event'));
    return [];
  }
  const type = await pickType(services, text.text.slice(selected.start, selected.end), undefined);
  return type === undefined ? [] : [addEvent(text, selected, type)];
}

async function ofType(services: Services, chosen: Chosen): Promise<readonly NewOperation[]> {
  const { mark, index, text } = chosen;
  if (mark === undefined) return addOne(services, chosen);
  const type = await pickType(services, eventWords(mark.event, index), mark.event.type);
  return type === undefined || type === mark.event.type ? [] : [setEventType(text, mark, type)];
}

async function pickType(services: Services, title: string, now: string | undefined): Promise<string | undefined> {
  const { engine, notify, t } = services;
  const types = [...(await engine.eventTypes())].sort((a, b) => (a.type < b.type ? -1 : 1));
  const items = types.map(({ type, noun, icon, guideline }) => ({
    label: noun === '' ? type : noun,
    icon,
    description: type === now ? `${type} · ${t('as it is now')}` : type,
    detail: guideline,
    value: type,
  }));
  const placeHolder = t('Which kind of event is it?');
  return notify.pick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true });
}

async function ofRole(services: Services, { mark, index, text, selected }: Chosen): Promise<readonly NewOperation[]> {
  if (mark === undefined) return [];
  const { engine, notify, t } = services;
  const { event } = mark;
  const types = await engine.eventTypes();
  const known = types.find(({ type }) => type === event.type);
  const roles = new Set([...(known?.roles ?? []), ...event.arguments.map(({ role }) => role), ...COMMON_ROLES]);
  const fills = (role: string): string =>
    event.arguments
      .filter(argument => argument.role === role)
      .map(({ target, span }) => (target === undefined ? span.text : wordsOf(index, target)))
      .join(', ');
  const items = [...roles].map(role => ({ label: roleName(role), description: fills(role), value: role }));
  const title = eventWords(event, index);
  const role = await notify.pick(items, { title, placeHolder: t('Which role?') });
  if (role === undefined) return [];
  if (selected !== undefined) return [fillRole(text, mark, role, selected)];
  const filler = await pickFiller(services, {
    mark,
    index,
    text: text.text,
    slot: 'role',
    isFilled: fills(role) !== '',
  });
  if (filler === undefined) return [];
  if (filler !== null) return [fillRole(text, mark, role, filler)];
  return event.arguments.flatMap(argument => {
    if (argument.role !== role) return [];
    const span = argument.target === undefined ? argument.span : index.mark(argument.target);
    return span === undefined ? [] : [emptyRole(text, mark, role, span)];
  });
}

/** Roles that any event may have. */
const COMMON_ROLES = ['Agent', 'Participant'];

function wordsOf(index: AnnotationIndex, id: string): string {
  const mark = index.mark(id);
  return mark === undefined ? '' : markText(mark);
}

function inSlot(slot: Exclude<EventSlot, 'role'>): Correct {
  return async (services, { mark, index, text, selected }) => {
    if (mark === undefined) return [];
    if (selected !== undefined) return [fillEvent(text, mark, slot, selected)];
    const isFilled = mark.event[slot] !== null || (slot === 'source' && mark.event.sourceText !== undefined);
    const filler = await pickFiller(services, { mark, index, text: text.text, slot, isFilled });
    return filler === undefined ? [] : [fillEvent(text, mark, slot, filler)];
  };
}

/** Asks what fills a slot; null where nothing is to. */
async function pickFiller(
  { notify, t }: Services,
  {
    mark,
    index,
    text,
    slot,
    isFilled,
  }: {
    readonly mark: EventMark;
    readonly index: AnnotationIndex;
    readonly text: string;
    readonly slot: EventSlot;
    readonly isFilled: boolean;
  },
): Promise<Span | null | undefined> {
  const none = { label: t('Nothing'), icon: 'circle-slash', description: t('leaves it empty'), value: null };
  const items = fillersOf(index, text, mark, slot).flatMap(filler => {
    if (filler.kind === 'event') return [];
    const label = filler.kind === 'entity' ? filler.entity.label : filler.figure.label;
    return [
      {
        label: markText(filler),
        icon: labelIcon(label),
        description: labelName(label, t),
        detail: inContext(text, filler, 40),
        value: { start: filler.start, end: filler.end },
      },
    ];
  });
  return notify.pick<Span | null>(isFilled ? [...items, none] : items, {
    title: eventWords(mark.event, index),
    placeHolder: t('What fills it? Words that are selected before are taken at once'),
    matchOnDescription: true,
  });
}

const STATUS_KEYS: Readonly<Record<ChosenStatus, { readonly key: string; readonly icon: string }>> = {
  happened: { key: 'h', icon: STATUS_ICONS.happened },
  denied: { key: 'd', icon: STATUS_ICONS.denied },
  planned: { key: 'p', icon: STATUS_ICONS.planned },
  possible: { key: 'o', icon: STATUS_ICONS.possible },
  attempted: { key: 'a', icon: STATUS_ICONS.attempted },
  'called for': { key: 'c', icon: STATUS_ICONS['called for'] },
};

async function ofStatus(services: Services, { mark, index, text }: Chosen): Promise<readonly NewOperation[]> {
  if (mark === undefined) return [];
  const { t } = services;
  const now = eventStatus(mark.event)[0] ?? 'happened';
  const wordOf = (status: ChosenStatus): string => (status === 'happened' ? t('happened') : statusWord(status, t));
  const actions = STATUSES.map(status => ({
    ...STATUS_KEYS[status],
    label: status === now ? `${wordOf(status)} (${t('as it is now')})` : wordOf(status),
    value: status,
  }));
  const options = { title: eventWords(mark.event, index), placeHolder: t('How is it told? One letter picks') };
  const picked = await pickByKey(options, actions, [], t);
  const status = STATUSES.find(each => picked !== undefined && 'action' in picked && each === picked.action);
  return status === undefined ? [] : [setEventStatus(text, mark, status)];
}

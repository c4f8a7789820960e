import type { NewOperation } from '../../app/correctionStore';
import { type Mark, type MarkLabel, markId, markLabel } from '../../app/queries/annotationIndex';
import {
  byOneWord,
  confirmMark,
  moveMark,
  operationText,
  rejectMark,
  relabelMark,
} from '../../app/queries/markOperations';
import { doubtOf } from '../../app/queries/review';
import { allLabels, labelName } from '../present/labels';
import type { Translate } from '../present/translate';
import type { Services } from '../services';
import { act } from './act';
import { type KeyedAction, type Picked, pickByKey } from './pickLabel';
import { activePlace, goTo, type Place } from './place';
import { goToNext, sayOf } from './reviewSteps';
import { undo } from './undo';

/** What is reviewed, and in which order. */
export interface ReviewOptions {
  /** In the order of the text; else the least certain first. */
  readonly inOrder?: boolean;
  /** All, where it is left out. */
  readonly labels?: ReadonlySet<MarkLabel>;
}

/** Shows one annotation after the other; a key decides each. */
export async function review(services: Services, options: ReviewOptions = {}): Promise<void> {
  for (;;) {
    const place = activePlace(services);
    if (!place || (await reviewText(services, place, options)) === 'left') return;
    if (!(await finish(services, place))) return;
  }
}

/** Goes through a text: to its end, or until the person leaves. */
async function reviewText(services: Services, place: Place, options: ReviewOptions): Promise<'left' | 'through'> {
  const { t } = services;
  const { editor, session } = place;
  const skipped = new Set<string>();
  for (;;) {
    const index = await session.settledIndex();
    const open = (index?.marks ?? []).filter(mark => isWanted(mark, options) && !skipped.has(markId(mark)));
    const mark = options.inOrder === true ? open[0] : leastSure(open);
    if (index === undefined) return 'left';
    if (mark === undefined) return 'through';
    goTo(editor, session.range(mark), true);
    const score = Math.round(100 * (doubtOf(mark) ?? 1));
    const words = session.text().slice(mark.start, mark.end);
    const isEvent = mark.kind === 'event';
    const picked = await pickByKey(
      {
        title: `${words} · ${nameOf(mark, services, index.annotations.kinds)}, ${score} % · ${t('{0} left', open.length)}`,
        placeHolder: isEvent
          ? t('y right · x no event · ] [ words · s skip · z undo')
          : t('y right · x nothing · ] [ words · s skip · z undo · another letter: the label'),
        current: markLabel(mark),
      },
      actionsOf(t, isEvent),
      isEvent ? [] : allLabels(),
      t,
    );
    if (picked === undefined) return 'left';
    if ('action' in picked && picked.action === 'skip') skipped.add(markId(mark));
    else if ('action' in picked && picked.action === 'undo') await undo(services);
    else await act(services, session, decision(session.text(), mark, picked));
  }
}

function isWanted(mark: Mark, { labels }: ReviewOptions): boolean {
  return doubtOf(mark) !== undefined && (labels === undefined || labels.has(markLabel(mark)));
}

function leastSure(marks: readonly Mark[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (least, each) => (least === undefined || (doubtOf(each) ?? 1) < (doubtOf(least) ?? 1) ? each : least),
    undefined,
  );
}

function nameOf(mark: Mark, { t }: Services, kinds: Readonly<Record<string, { readonly noun: string }>>): string {
  if (mark.kind !== 'event') return labelName(markLabel(mark), t);
  return t('event: {0}', kinds[mark.event.type]?.noun || mark.event.type);
}

function actionsOf(t: Translate, isEvent: boolean): readonly KeyedAction[] {
  return [
    { key: 'y', label: t('Right'), icon: 'check', value: 'confirm' },
    { key: 'x', label: isEvent ? t('Not an event') : t('Nothing to annotate here'), icon: 'close', value: 'reject' },
    { key: ']', label: t('Take in the next word'), icon: 'arrow-right', value: 'takeNext' },
    { key: '[', label: t('Leave out the last word'), icon: 'arrow-left', value: 'leaveLast' },
    { key: '{', label: t('Take in the word before'), icon: 'arrow-left', value: 'takeBefore' },
    { key: '}', label: t('Leave out the first word'), icon: 'arrow-right', value: 'leaveFirst' },
    { key: 's', label: t('Skip'), icon: 'debug-step-over', value: 'skip' },
    { key: 'z', label: t('Undo the last'), icon: 'discard', value: 'undo' },
  ];
}

/** Which border each of the actions moves, and whether outwards. */
const BORDERS: Readonly<Record<string, readonly ['start' | 'end', boolean]>> = {
  takeNext: ['end', true],
  leaveLast: ['end', false],
  takeBefore: ['start', true],
  leaveFirst: ['start', false],
};

/** What a picked label or action says of an annotation. */
function decision(words: string, mark: Mark, picked: Picked): readonly NewOperation[] {
  const text = operationText(words);
  if ('label' in picked)
    return [picked.label === markLabel(mark) ? confirmMark(text, mark) : relabelMark(text, mark, picked.label)];
  const border = BORDERS[picked.action];
  if (border !== undefined) {
    const to = byOneWord(words, mark, ...border);
    return to === undefined ? [] : [moveMark(text, mark, to)];
  }
  return [picked.action === 'reject' ? rejectMark(text, mark) : confirmMark(text, mark)];
}

/** Asks what is to be done with a text that was looked through; true where another one is there to review. */
async function finish(services: Services, { session }: Place): Promise<boolean> {
  const { reviews, t } = services;
  const { uri } = session.document;
  const index = await session.settledIndex();
  const left = (index?.marks ?? []).filter(mark => doubtOf(mark) !== undefined).length;
  const picked = await pickByKey(
    {
      title: left === 0 ? t('Nothing is left to review in this text') : t('Looked through; {0} are left', left),
      placeHolder: t('y done, and on to the next text · d done · n next, leave it open · Escape leaves'),
    },
    [
      { key: 'y', label: t('Done, and on to the next text'), icon: 'pass', value: 'doneNext' },
      { key: 'd', label: t('Done'), icon: 'check', value: 'done' },
      { key: 'n', label: t('On to the next text, leave this one open'), icon: 'arrow-down', value: 'next' },
    ],
    [],
    t,
  );
  const action = picked !== undefined && 'action' in picked ? picked.action : undefined;
  if (action === 'doneNext' || action === 'done') await sayOf(services, uri, 'done');
  if (action !== 'doneNext' && action !== 'next') return false;
  await reviews.all();
  return (await goToNext(services, true)) !== undefined;
}

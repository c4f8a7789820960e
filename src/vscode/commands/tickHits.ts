import * as vscode from 'vscode';
import { type Mark, type MarkLabel, markConfidence, markLabel } from '../../app/queries/annotationIndex';
import { lineAt } from '../../app/queries/sentenceAt';
import { safeText } from '../../app/safeText';
import type { Span } from '../../core';
import { quickPickItem } from '../notify';
import { labelName } from '../present/labels';
import { quotedInContext } from '../present/markdown';
import type { Services } from '../services';
import { goTo } from './place';

/** A place in a text that a step would change. */
export interface Hit<Value> {
  readonly uri: vscode.Uri;
  /** Counted from 0. */
  readonly line: number;
  readonly span: Span;
  /** The words in their line. */
  readonly shown: string;
  /** What is annotated there now. */
  readonly mark: Mark | undefined;
  readonly ticked: boolean;
  readonly value: Value;
}

/** A hit in a text, with its words in their line. */
export function hitIn<Value>(
  text: string,
  hit: Pick<Hit<Value>, 'uri' | 'span' | 'mark' | 'ticked' | 'value'>,
  lineOf: (offset: number) => number,
): Hit<Value> {
  const { start, end } = lineAt(text, hit.span.start);
  const from = hit.span.start - start;
  const shown = quotedInContext(
    text.slice(start, Math.max(end, hit.span.end)),
    from,
    from + hit.span.end - hit.span.start,
  );
  return { ...hit, line: lineOf(hit.span.start), shown };
}

/** The lines of offsets that only grow, counted from 0. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 0;
  let at = 0;
  return offset => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}

/**
 * Shows every place that a step would change, in its line and under the name of its text, and lets the person tick
 * them: by hand, by what is annotated there, by its score, or by words that are typed. Undefined when it is dismissed.
 */
export async function tickHits<Value>(
  services: Services,
  hits: readonly Hit<Value>[],
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
): Promise<readonly Hit<Value>[] | undefined> {
  const { t } = services;
  const byLabel: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('tag'),
    tooltip: t('Tick by what is annotated there…'),
  };
  const byScore: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('dashboard'),
    tooltip: t('Tick from a confidence on…'),
  };
  const items = itemsOf(hits, services);
  const rows = items.filter(item => item.value !== undefined);
  const pick = vscode.window.createQuickPick<(typeof items)[0]>();
  pick.title = safeText(title, 'label');
  pick.placeholder = safeText(placeHolder, 'label');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [byLabel, byScore];
  pick.items = items;
  pick.selectedItems = rows.filter(({ value }) => value?.ticked);
  const shown = vscode.window.activeTextEditor;
  return new Promise(resolve => {
    let isAsking = false;
    let chosen: readonly Hit<Value>[] | undefined;
    const ask = async (question: () => Promise<((hit: Hit<Value>) => boolean) | undefined>): Promise<void> => {
      isAsking = true;
      const isWanted = await question();
      isAsking = false;
      pick.show();
      if (isWanted) pick.selectedItems = rows.filter(({ value }) => value !== undefined && isWanted(value));
    };
    pick.onDidTriggerButton(button =>
      services.spawn('tick', () => ask(() => (button === byLabel ? askLabels(services, hits) : askScore(services)))),
    );
    pick.onDidChangeActive(([active]) => {
      const hit = active?.value;
      if (hit === undefined || shown?.document.uri.toString() !== hit.uri.toString()) return;
      const { document } = shown;
      goTo(shown, new vscode.Range(document.positionAt(hit.span.start), document.positionAt(hit.span.end)), true);
    });
    pick.onDidAccept(() => {
      chosen = pick.selectedItems.flatMap(({ value }) => value ?? []);
      pick.hide();
    });
    pick.onDidHide(() => {
      if (isAsking) return;
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

function itemsOf<Value>(hits: readonly Hit<Value>[], { sessions, t }: Services) {
  const items: ReturnType<typeof quickPickItem<Hit<Value>>>[] = [];
  const texts = new Set(hits.map(({ uri }) => uri.toString()));
  const isElsewhere = texts.size > 1 || !texts.has(sessions.active?.document.uri.toString() ?? '');
  let last = '';
  for (const hit of hits) {
    if (isElsewhere && hit.uri.toString() !== last)
      items.push(quickPickItem<Hit<Value>>({ label: vscode.workspace.asRelativePath(hit.uri), value: undefined }));
    last = hit.uri.toString();
    const label = hit.mark && labelName(markLabel(hit.mark), t);
    const score = hit.mark && markConfidence(hit.mark);
    const is = [label ?? t('not annotated'), score === undefined ? '' : `${Math.round(100 * score)} %`];
    const description = `${hit.line + 1} · ${is.filter(words => words !== '').join(', ')}`;
    items.push(quickPickItem({ label: hit.shown, description, value: hit }));
  }
  return items;
}

async function askLabels<Value>(
  { notify, t }: Services,
  hits: readonly Hit<Value>[],
): Promise<((hit: Hit<Value>) => boolean) | undefined> {
  const keyOf = ({ mark }: Hit<Value>): MarkLabel | 'none' => (mark === undefined ? 'none' : markLabel(mark));
  const items = [...new Set(hits.map(keyOf))].map(key => ({
    label: key === 'none' ? t('not annotated') : labelName(key, t),
    description: String(hits.filter(hit => keyOf(hit) === key).length),
    picked: true,
    value: key,
  }));
  const chosen = await notify.pickMany(items, { placeHolder: t('Tick those that are annotated so') });
  return chosen && (hit => chosen.includes(keyOf(hit)));
}

async function askScore<Value>(services: Services): Promise<((hit: Hit<Value>) => boolean) | undefined> {
  const least = await askConfidence(services, 80);
  const scoreOf = ({ mark }: Hit<Value>): number => (mark === undefined ? 1 : (markConfidence(mark) ?? 1));
  return least === undefined ? undefined : hit => scoreOf(hit) >= least;
}

/** Asks for a confidence in per cent; 0 to 1, undefined when it is dismissed. */
export async function askConfidence({ t }: Services, first: number): Promise<number | undefined> {
  const isPercent = (written: string): boolean => /^\d{1,3}$/.test(written.trim()) && Number(written) <= 100;
  const written = await vscode.window.showInputBox({
    prompt: t('From which confidence on, in per cent'),
    value: String(first),
    validateInput: line => (isPercent(line) ? undefined : t('A number from 0 to 100.')),
  });
  return written === undefined ? undefined : Number(written) / 100;
}

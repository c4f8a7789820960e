import * as vscode from 'vscode';
import type { EnginePlace, EngineWithFallback } from '../app/engineWithFallback';
import type { Marks } from './marks';
import type { MarkKind } from './present/markRanges';
import { rowsAsText } from './present/row';
import type { Sessions } from './sessions';
import type { Views } from './views/views';

/** What other extensions and the tests may see. Offsets are UTF-16 code units, half-open. */
export interface NewsmarkApi {
  /** Time that `activate` took, in milliseconds; the engine loads later. */
  readonly activationMs: number;
  /** Where the engine runs by now. */
  enginePlace(): EnginePlace;
  /** The URIs of the documents that have annotations or wait for them. */
  documents(): readonly string[];
  /** The state of a document's annotations; undefined when it is no news text. */
  state(uri: string): SessionSummary | undefined;
  /** Resolves when the annotations of a document are those of its text of now. */
  settled(uri: string): Promise<SessionSummary | undefined>;
  /** What is marked in the editors of a document, by kind of mark. */
  decorated(uri: string): Readonly<Partial<Record<MarkKind, readonly DecoratedRange[]>>>;
  /** The same for each editor that shows the document, as the ranges that were handed to the editor last. */
  decorations(uri: string): readonly Readonly<Partial<Record<MarkKind, readonly DecoratedRange[]>>>[];
  /** The label of the row that is selected in a view; undefined when none is. */
  selected(view: 'events' | 'entities' | 'figures'): string | undefined;
  /** The rows of a view as indented text; of the review, as the view was filled last. */
  rows(view: 'events' | 'entities' | 'figures' | 'review'): string;
}

export interface DecoratedRange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface SessionSummary {
  readonly state: 'loading' | 'ready' | 'failed' | 'tooLarge';
  /** The document's version that the engine saw last, and the time it took, in milliseconds. */
  readonly version: number | undefined;
  readonly engineMs: number | undefined;
  readonly entities: number;
  readonly figures: number;
  readonly events: number;
}

export function createApi(parts: {
  readonly activationMs: () => number;
  readonly engine: EngineWithFallback;
  readonly sessions: Sessions;
  readonly marks: Marks;
  readonly views: Views;
}): NewsmarkApi {
  const { engine, sessions, marks, views } = parts;

  function state(uri: string): SessionSummary | undefined {
    const session = sessions.find(uri);
    if (!session) return undefined;
    const found = session.index?.annotations;
    return {
      state: session.state,
      version: session.update?.version,
      engineMs: session.update?.ms,
      entities: found?.entities.length ?? 0,
      figures: found?.figures.length ?? 0,
      events: found?.events.length ?? 0,
    };
  }

  function decorations(uri: string): ReturnType<NewsmarkApi['decorations']> {
    const editors = vscode.window.visibleTextEditors.filter(e => e.document.uri.toString() === uri);
    return editors.map(editor => {
      const { document } = editor;
      const ranged = [...marks.applied(editor)].map(([kind, ranges]) => [
        kind,
        ranges.map(range => ({
          start: document.offsetAt(range.start),
          end: document.offsetAt(range.end),
          text: document.getText(range),
        })),
      ]);
      return Object.fromEntries(ranged);
    });
  }

  return {
    get activationMs() {
      return parts.activationMs();
    },
    enginePlace: () => engine.place,
    documents: () => sessions.all.map(s => s.document.uri.toString()),
    state,
    async settled(uri) {
      await sessions.find(uri)?.settledIndex();
      return state(uri);
    },
    decorated(uri) {
      return decorations(uri)[0] ?? {};
    },
    decorations,
    selected: view => views[view].selected?.label,
    rows: view => rowsAsText(views[view].rows),
  };
}

import type * as vscode from 'vscode';
import type { Engine } from '../app/engine';
import type { ContextKeys } from './contextKeys';
import type { Corpus } from './corpus';
import type { Corrections } from './corrections';
import type { Writer } from './editorFiles';
import type { FormatsModule } from './formatsModule';
import type { NewsTexts } from './newsTexts';
import type { Notify } from './notify';
import type { Translate } from './present/translate';
import type { Reviews } from './reviews';
import type { Sessions } from './sessions';
import type { Settings } from './settings';
import type { WorkspaceSchema } from './workspaceSchema';

/** What every feature is given. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly engine: Engine;
  readonly settings: Settings;
  readonly sessions: Sessions;
  /** What people did to the annotations of the open texts. */
  readonly corrections: Corrections;
  /** The texts of the workspace, open or not. */
  readonly corpus: Corpus;
  /** How far people have come with them. */
  readonly reviews: Reviews;
  /** Which files are news text. */
  readonly texts: NewsTexts;
  readonly keys: ContextKeys;
  /** What the workspace adds to labels, event types and patterns. */
  readonly schema: WorkspaceSchema;
  readonly t: Translate;
  /** The formats of exports, loaded when they are first asked for. */
  readonly formats: () => Promise<FormatsModule>;
  /** Where a file is written: by which file system, and what that calls it. */
  readonly writer: (uri: vscode.Uri) => Writer;
  /** Speaks to the person. */
  readonly notify: Notify;
  /** Runs something that nobody waits for: a rejection is logged under `name`, and told when a person asked for it. */
  readonly spawn: (name: string, work: () => Promise<unknown> | Thenable<unknown>) => void;
}

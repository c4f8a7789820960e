import * as vscode from 'vscode';
import { createEngineWithFallback, type EngineWithFallback } from '../app/engineWithFallback';
import { createEngineWithTables } from '../app/engineWithTables';
import { connectEngine } from '../app/engineWorker';
import { joinKnowledge } from '../app/joinKnowledge';
import { createApi, type NewsmarkApi } from './api';
import { registerCommands } from './commands/registerCommands';
import { ContextKeys } from './contextKeys';
import { Corpus } from './corpus';
import { Corrections } from './corrections';
import { createWriter } from './editorFiles';
import { registerCorrecting } from './language/correcting';
import { registerHover } from './language/hover';
import { registerInlayHints } from './language/inlayHints';
import { registerNavigation } from './language/navigation';
import { registerStructure } from './language/structure';
import { registerSymbols } from './language/symbols';
import { registerLanguageStatus } from './languageStatus';
import { Learning } from './learning';
import { Marks } from './marks';
import { NewsTexts } from './newsTexts';
import { Notify } from './notify';
import { OwnTables } from './ownTables';
import type { Platform } from './platform';
import { showLabels } from './present/labels';
import type { Translate } from './present/translate';
import { registerReviewBadges } from './reviewBadges';
import { Reviews } from './reviews';
import type { Services } from './services';
import { Sessions } from './sessions';
import { Settings } from './settings';
import { createViews } from './views/views';
import { WorkspaceSchema } from './workspaceSchema';

/** How long a worker may take to start before the engine is loaded into this thread instead, in milliseconds. */
const WORKER_PATIENCE = 20_000;

/** Wires everything, in either host. Loads nothing heavy: the engine starts when the first text is annotated. */
export function activateNewsmark(context: vscode.ExtensionContext, platform: Platform): NewsmarkApi {
  const started = performance.now();
  const { engine, services } = createServices(context, platform);
  const { log, sessions, settings, texts } = services;
  const views = createViews(services);
  const filterEvents = views.all.map(view => view.onDidChangeFilter);
  const marks = new Marks({
    extension: context.extensionUri,
    sessions,
    settings,
    filtered: session => views.all.flatMap(view => view.filteredSpans(session)),
    onDidChangeFilter: listener => vscode.Disposable.from(...filterEvents.map(event => event(() => listener()))),
  });
  context.subscriptions.push(
    marks,
    ...views.all,
    views.review,
    registerCommands({ services, views, marks }, () => platform.loadCommands(context.extensionUri)),
    services.schema.onDidChangeLabels(() => marks.renew()),
    settings.onDidChange(() => tellSettings(services)),
    ...FEATURES.map(register => register(services)),
  );
  tellSettings(services);
  services.keys.set('newsmark.state', 'none');
  texts.start();
  sessions.start();
  const activationMs = performance.now() - started;
  log.info(`Activated in the ${platform.host} host in ${activationMs.toFixed(1)} ms`);
  return createApi({ activationMs: () => activationMs, engine, sessions, marks, views });
}

/** What every feature is given; all of it ends with the extension. */
function createServices(
  context: vscode.ExtensionContext,
  platform: Platform,
): { readonly engine: EngineWithFallback; readonly services: Services } {
  const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
  const log = vscode.window.createOutputChannel('Newsmark', { log: true });
  const settings = new Settings(context.workspaceState);
  const engine = createEngine(context.extensionUri, platform, settings, log);
  const spawn: Services['spawn'] = (name, work) => {
    Promise.resolve(work()).catch(error => log.error(`${name}: ${error}`));
  };
  const notify = new Notify(spawn);
  const writer = createWriter(platform.diskFiles);
  const tables = new OwnTables(settings, engine, log, notify, t);
  const load = (): Promise<object> => platform.loadCommands(context.extensionUri);
  const learning = new Learning({ settings, notify, writer, spawn, load });
  const schema = new WorkspaceSchema(engine, context.workspaceState, log, notify, t);
  const knowledge = joinKnowledge(() => tables.get(), {
    schema: () => schema.get(),
    dictionary: () => learning.get(),
  });
  const withTables = createEngineWithTables(engine, knowledge);
  const sessions = new Sessions(withTables, settings, message => log.error(message));
  const corrections = new Corrections(sessions, settings, notify, writer, spawn);
  const texts = new NewsTexts(context, settings, message => log.error(message));
  const corpus = new Corpus(withTables, sessions, corrections, texts, writer);
  learning.listen(corpus, corrections);
  const reviews = new Reviews(corpus, sessions, corrections, settings);
  context.subscriptions.push(
    ...[log, settings, engine, tables, schema, learning, texts, sessions, corrections, reviews],
    tables.onDidChange(() => sessions.annotateAnew()),
    schema.onDidChange(() => sessions.annotateAnew()),
    learning.onDidChange(() => sessions.annotateAnew()),
    schema.onDidChangeLabels(showLabels),
  );
  const services: Services = {
    ...{ context, log, engine: withTables, settings, sessions, corrections, corpus, reviews, texts },
    ...{ keys: new ContextKeys(), schema, t, notify, writer, spawn },
    formats: () => platform.loadFormats(context.extensionUri),
  };
  return { engine, services };
}

/** What the editor's own ways of showing and asking are given; each stands for itself. */
const FEATURES: readonly ((services: Services) => vscode.Disposable)[] = [
  registerLanguageStatus,
  registerHover,
  registerCorrecting,
  registerInlayHints,
  registerSymbols,
  registerNavigation,
  registerStructure,
  registerReviewBadges,
];

/** The engine, in a worker or, where there is none, in this thread; it starts when it is first asked something. */
function createEngine(
  extension: vscode.Uri,
  platform: Platform,
  settings: Settings,
  log: vscode.LogOutputChannel,
): EngineWithFallback {
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const value = await work();
    log.info(`${what} after ${(performance.now() - since).toFixed(0)} ms`);
    return value;
  };
  return createEngineWithFallback({
    inWorker: settings.useWorker
      ? onLost =>
          timed('The engine started in a worker', async () =>
            connectEngine(await platform.startWorker(extension), WORKER_PATIENCE, onLost),
          )
      : undefined,
    here: () => timed('The engine loaded in this thread', () => platform.loadEngine(extension)),
    warn: message => log.warn(message),
  });
}

/** Tells the `when` clauses what the settings say. */
function tellSettings({ keys, settings }: Services): void {
  keys.set('newsmark.marksShown', settings.marksEnabled);
  keys.set('newsmark.backgroundEvents', settings.backgroundEvents);
}

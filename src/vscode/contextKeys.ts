import * as vscode from 'vscode';

/** Every key that `when` clauses of the manifest may ask for, with its type. */
export interface ContextValues {
  /** The state of the active news text: `none` when there is none. */
  'newsmark.state': 'none' | 'loading' | 'ready' | 'failed' | 'tooLarge';
  'newsmark.marksShown': boolean;
  'newsmark.backgroundEvents': boolean;
  /**
   * What a person has done once, for the steps of the walkthrough: read a card, gone to an event from its row, stepped
   * to an annotation, written an export.
   */
  'newsmark.cardRead': boolean;
  'newsmark.eventOpened': boolean;
  'newsmark.stepped': boolean;
  'newsmark.exported': boolean;
  /** One label is given to each selection. */
  'newsmark.sticky': boolean;
  'newsmark.eventsFiltered': boolean;
  'newsmark.entitiesFiltered': boolean;
  'newsmark.figuresFiltered': boolean;
}

/** Sets context keys; setting one to what it is already costs nothing. */
export class ContextKeys {
  readonly #known = new Map<string, unknown>();

  set<K extends keyof ContextValues>(key: K, value: ContextValues[K]): void {
    if (this.#known.get(key) === value) return;
    this.#known.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  get<K extends keyof ContextValues>(key: K): ContextValues[K] | undefined {
    return this.#known.get(key) as ContextValues[K] | undefined;
  }
}

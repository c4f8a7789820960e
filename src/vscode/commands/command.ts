import type { Marks } from '../marks';
import type { Services } from '../services';
import type { Views } from '../views/views';

/** What a command works with. */
export interface CommandHost {
  readonly services: Services;
  readonly views: Views;
  readonly marks: Marks;
}

/** A key, and when it is for the command; what the command is given then. */
export interface CommandKey {
  readonly key: string;
  readonly when: string;
  readonly args?: string;
}

/** A place in a menu of the editor. */
export interface MenuPlace {
  /** As in the manifest: "view/title". */
  readonly menu: string;
  readonly when?: string;
  /** Its group, and its place in it: "navigation@2". */
  readonly group: string;
}

/**
 * A command, all of it: the manifest gets its part by `npm run manifest`, and `registerCommands` registers it.
 * Conditions are `when` clauses.
 */
export interface Command {
  readonly id: `newsmark.${string}`;
  /** In English, in sentence case; a bundle of the interface translates it. */
  readonly title: string;
  /** The name of a codicon. */
  readonly icon?: string;
  /** When it can be run, wherever it is offered. */
  readonly enablement?: string;
  /** When the palette offers it; always where this is left out. `never`: it needs arguments. */
  readonly palette?: string | 'never';
  /** A key for Windows and Linux, with Ctrl; macOS has Cmd for it. */
  readonly key?: CommandKey | readonly CommandKey[];
  readonly menus?: readonly MenuPlace[];
  /** What it resolves to is the command's result; a rejection is shown by the editor. */
  readonly run: (host: CommandHost, ...args: readonly unknown[]) => unknown;
}

/** The annotations of the active text are those of its text of now. */
export const READY = 'newsmark.state == ready';

/** The cursor is in a news text, or in the card that a step opened there. */
export const IN_TEXT = `(editorTextFocus || editorHoverFocused) && editorLangId =~ /^(newsmark|plaintext)$/ && ${READY}`;

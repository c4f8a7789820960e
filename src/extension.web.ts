import type * as vscode from 'vscode';
import { activateNewsmark } from './vscode/activate';
import type { NewsmarkApi } from './vscode/api';
import { webPlatform } from './vscode/webPlatform';

/** The entry in the browser's extension host. */
export function activate(context: vscode.ExtensionContext): NewsmarkApi {
  return activateNewsmark(context, webPlatform);
}

import type * as vscode from 'vscode';
import { createNodeFiles } from './cli/nodeFiles';
import { activateNewsmark } from './vscode/activate';
import type { NewsmarkApi } from './vscode/api';
import { nodePlatform } from './vscode/nodePlatform';

/** The entry in the Node extension host: desktop, Remote, Codespaces. */
export function activate(context: vscode.ExtensionContext): NewsmarkApi {
  return activateNewsmark(context, { ...nodePlatform, diskFiles: createNodeFiles });
}

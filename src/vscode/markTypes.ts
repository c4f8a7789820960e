import * as vscode from 'vscode';
import type { LineStyle } from '../core';
import { allLabels, lookOf } from './present/labels';
import type { MarkKind } from './present/markRanges';

/** How each line style is drawn, as widths and styles of a bottom border. */
const LINES: Readonly<Record<LineStyle, { readonly width: string; readonly style: string }>> = {
  solid: { width: '1px', style: 'solid' },
  thick: { width: '2px', style: 'solid' },
  dashed: { width: '1px', style: 'dashed' },
  thickDashed: { width: '2px', style: 'dashed' },
  beads: { width: '2px', style: 'dotted' },
  double: { width: '3px', style: 'double' },
};

/** One decoration type for each kind of mark, made once for the life of the extension. Colours come from the theme. */
export function createMarkTypes(extension: vscode.Uri): ReadonlyMap<MarkKind, vscode.TextEditorDecorationType> {
  const types = new Map<MarkKind, vscode.TextEditorDecorationType>();
  const add = (kind: MarkKind, options: vscode.DecorationRenderOptions): void => {
    types.set(
      kind,
      vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        ...options,
      }),
    );
  };
  const underline = (width: string, style: string, color: string): vscode.DecorationRenderOptions => ({
    borderWidth: `0 0 ${width} 0`,
    borderStyle: style,
    borderColor: new vscode.ThemeColor(color),
  });

  for (const label of allLabels()) {
    const { width, style } = LINES[lookOf(label).line];
    add(label, underline(width, style, lookOf(label).color));
  }
  add('UNCERTAIN', underline('1px', 'dotted', 'newsmark.uncertain'));
  add('FURNITURE', { color: new vscode.ThemeColor('newsmark.furniture') });
  add('TRIGGER', {
    fontWeight: '600',
    overviewRulerColor: new vscode.ThemeColor('newsmark.trigger'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  add('EVENT_LINE', {
    gutterIconSize: 'contain',
    light: { gutterIconPath: vscode.Uri.joinPath(extension, 'media', 'event-light.svg') },
    dark: { gutterIconPath: vscode.Uri.joinPath(extension, 'media', 'event-dark.svg') },
  });
  add('FLASHED', {
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    outline: '1px solid',
    outlineColor: new vscode.ThemeColor('newsmark.trigger'),
  });
  add('FILTERED', { backgroundColor: new vscode.ThemeColor('newsmark.filteredBackground') });
  return types;
}

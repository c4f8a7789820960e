import * as vscode from 'vscode';
import type { AnnotationIndex } from '../../app/queries/annotationIndex';
import { HOVER_COMMANDS, type HoverContext, hoverCard, zoneCard } from '../present/hoverCard';
import { furniture } from '../present/markRanges';
import type { Services } from '../services';
import { SELECTOR } from '../sessions';

/** The card of what is under the pointer, or under the cursor when a keyboard asks. */
export function registerHover(services: Services): vscode.Disposable {
  const { sessions, settings, t } = services;
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      if (!settings.hoverEnabled) return undefined;
      const session = sessions.ensure(document);
      const index = await session?.settledIndex(token);
      if (!session || !index) return undefined;
      const offset = document.offsetAt(position);
      const marks = index.at(offset);
      const first = marks[0];
      if (!first) return zoneHover(index, offset, span => session.range(span));
      const context: HoverContext = {
        index,
        text: document.getText(),
        uri: document.uri.toString(),
        detail: settings.hoverDetail,
        uncertainBelow: settings.uncertainBelow,
        lineOf: at => document.positionAt(at).line + 1,
        t,
      };
      services.keys.set('newsmark.cardRead', true);
      const cards = marks.map(mark => trusted(hoverCard(mark, context)));
      return new vscode.Hover(cards, session.range(first));
    },
  });

  function zoneHover(
    index: AnnotationIndex,
    offset: number,
    range: (span: { readonly start: number; readonly end: number }) => vscode.Range,
  ): vscode.Hover | undefined {
    if (!settings.dimFurniture) return undefined;
    const zone = index.annotations.zones.find(
      z => z.start <= offset && offset < z.end && furniture({ ...index.annotations, zones: [z] }).length,
    );
    const words = zone && zoneCard(zone, t);
    return zone && words !== undefined
      ? new vscode.Hover(new vscode.MarkdownString().appendText(words), range(zone))
      : undefined;
  }
}

/** Markdown that may run the card's own commands and no others. */
function trusted(markdown: string): vscode.MarkdownString {
  const value = new vscode.MarkdownString(markdown, true);
  value.isTrusted = { enabledCommands: Object.values(HOVER_COMMANDS) };
  return value;
}

import * as vscode from 'vscode';
import { type Engine, EngineError } from '../app/engine';
import type { Files } from '../app/ports';
import { AnnotationIndex } from '../app/queries/annotationIndex';
import { readSource } from '../app/readSource';
import { createSidecarFinder, type SidecarFinder } from '../app/sidecars';
import type { Operation } from '../core';
import type { Corrections } from './corrections';
import { documentId } from './documentSession';
import { editorFiles, type Writer } from './editorFiles';
import type { NewsTexts } from './newsTexts';
import type { Sessions } from './sessions';

/** The news texts of the workspace, whether or not an editor shows them. */
export class Corpus {
  readonly #engine: Engine;
  readonly #sessions: Sessions;
  readonly #corrections: Corrections;
  readonly #texts: NewsTexts;
  readonly #writer: (uri: vscode.Uri) => Writer;
  #finders = new Map<Files, SidecarFinder>();
  #asked = 0;

  constructor(
    engine: Engine,
    sessions: Sessions,
    corrections: Corrections,
    texts: NewsTexts,
    writer: (uri: vscode.Uri) => Writer,
  ) {
    this.#writer = writer;
    this.#engine = engine;
    this.#sessions = sessions;
    this.#corrections = corrections;
    this.#texts = texts;
  }

  /** All texts, folder by folder, in the order of their paths. */
  async list(): Promise<readonly vscode.Uri[]> {
    // a folder may have got a mirror of its sidecars since
    this.#finders = new Map();
    const found = new Map<string, vscode.Uri>();
    for (const { uri: folder } of vscode.workspace.workspaceFolders ?? [])
      for (const uri of await this.#texts.below(folder)) found.set(uri.toString(), uri);
    return [...found.values()];
  }

  /** The words of a text, as an editor shows them or as the file has them; undefined where it cannot be read. */
  async textOf(uri: vscode.Uri): Promise<string | undefined> {
    const open = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
    if (open !== undefined) return open.getText();
    const file = { path: uri.toString(), id: documentId(uri), uri: uri.toString(), folder: '' };
    const source = await readSource(editorFiles, file, null);
    return source.ok ? source.source.text : undefined;
  }

  /** What people did to a text. */
  async operationsOf(uri: vscode.Uri): Promise<readonly Operation[]> {
    const known = this.#corrections.known(uri);
    if (known !== undefined) return known;
    const { files, path } = this.#writer(uri);
    let finder = this.#finders.get(files);
    if (finder === undefined) {
      finder = createSidecarFinder(files);
      this.#finders.set(files, finder);
    }
    return (await finder.find(path)).sidecar.operations;
  }

  /** The annotations of a text that is open; else those of these words with these corrections. */
  async annotationsOf(
    uri: vscode.Uri,
    text: string,
    operations: readonly Operation[],
  ): Promise<AnnotationIndex | undefined> {
    const session = this.#sessions.find(uri.toString());
    if (session !== undefined) return session.settledIndex();
    return this.annotate(uri, text, operations);
  }

  /** The annotations of these words with these corrections; undefined where the engine fails over them. */
  async annotate(
    uri: vscode.Uri,
    text: string,
    corrections: readonly Operation[],
  ): Promise<AnnotationIndex | undefined> {
    const key = `corpus ${++this.#asked} ${uri.toString()}`;
    try {
      const options = { id: documentId(uri), uri: uri.toString(), corrections };
      return new AnnotationIndex((await this.#engine.open(key, text, 1, options)).annotations);
    } catch (error) {
      if (EngineError.is(error)) return undefined;
      throw error;
    } finally {
      this.#engine.close(key);
    }
  }
}

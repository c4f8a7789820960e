import { type Operation, operationKind, standing } from '../core';
import type { Files } from './ports';
import { addToSidecar, readSidecar, type SidecarFinder } from './sidecars';

/** What a store needs of the world. */
export interface StoreHost {
  readonly files: Files;
  readonly finder: SidecarFinder;
  /** The path of the text, as `files` knows it. */
  readonly textPath: string;
  /** Who corrects; empty where nobody says. */
  author(): string;
  /** The time of now, ISO 8601 in UTC. */
  now(): string;
  /** An id that no other operation has. */
  newId(): string;
  /** Hears of all operations after each change, by whom it ever was. */
  onChange(operations: readonly Operation[]): void;
  /** Hears what could not be read or saved, a sentence each. */
  onProblem(message: string): void;
}

/** An operation before it has an id, a time and an author. */
export type NewOperation = Omit<Operation, 'id' | 'author' | 'time'>;

/** A step that operations in several texts are parts of. */
export type Step = Pick<Operation, 'batch' | 'files'>;

/** How long saving waits after a failure, in milliseconds; twice as long after each further one, up to `LONGEST`. */
const AGAIN = 1000;
const LONGEST = 60_000;

/**
 * The corrections of one text: shown at once, saved at once, merged with what others write. Nothing that was done is
 * given up: what cannot be saved is kept and tried again, and what another program took out of the file is put back.
 */
export class CorrectionStore {
  readonly #host: StoreHost;
  readonly #operations = new Map<string, Operation>();
  /** Ids of what was done here and is not known to be in the file. */
  readonly #unsaved = new Set<string>();
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #told = '';

  constructor(host: StoreHost) {
    this.#host = host;
  }

  /** All operations, by whom they ever were. */
  get operations(): readonly Operation[] {
    return [...this.#operations.values()];
  }

  /** How many operations wait to be saved. */
  get unsaved(): number {
    return this.#unsaved.size;
  }

  /** Reads what is in the files. Called at first, and when they changed. */
  async load(): Promise<void> {
    const { sidecar, problems } = await this.#host.finder.find(this.#host.textPath);
    const told = problems.join('\n');
    if (told !== '' && told !== this.#told) for (const problem of problems) this.#host.onProblem(problem);
    this.#told = told;
    const found = new Set(sidecar.operations.map(({ id }) => id));
    let isNew = false;
    for (const operation of sidecar.operations) {
      isNew ||= !this.#operations.has(operation.id);
      this.#operations.set(operation.id, operation);
      this.#unsaved.delete(operation.id);
    }
    for (const id of this.#operations.keys()) if (!found.has(id)) this.#unsaved.add(id);
    if (isNew) this.#host.onChange(this.operations);
    if (this.#unsaved.size > 0) this.#save();
  }

  /**
   * Does something; resolves when it is saved, or has failed to be for now. What is done together is undone together.
   */
  async add(...operations: readonly NewOperation[]): Promise<void> {
    const author = this.#host.author();
    const isBatch = operations.length > 1 && operations.every(o => o['auto'] !== true && o.batch === undefined);
    const common = { ...(isBatch ? { batch: this.#host.newId() } : {}), ...(author === '' ? {} : { author }) };
    let time = this.#now();
    for (const operation of operations) {
      const id = this.#host.newId();
      this.#operations.set(id, { ...operation, ...common, id, time } as Operation);
      this.#unsaved.add(id);
      time = later(time);
    }
    this.#host.onChange(this.operations);
    await this.#save();
  }

  /** A time later than that of every operation, so that what is done last counts last, whatever the clocks say. */
  #now(): string {
    const now = this.#host.now();
    const last = this.operations.reduce((latest, { time = '' }) => (time > latest ? time : latest), '');
    return now > last ? now : later(last, now);
  }

  /** The last operation that stands, of this author or of nobody. */
  get undoable(): Operation | undefined {
    const author = this.#host.author();
    return standing(this.operations).findLast(o => (o.author ?? '') === author && o['auto'] !== true);
  }

  /** The last undoing, where nothing was done after it. */
  get redoable(): Operation | undefined {
    const author = this.#host.author();
    const ordered = this.operations
      .filter(o => (o.author ?? '') === author)
      .sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : 1));
    const undone = new Set(ordered.flatMap(({ op, of }) => (op === 'undo' && of !== undefined ? [of] : [])));
    const isUndoing = (o: Operation): boolean => o.op === 'undo' && this.#operations.get(o.of ?? '')?.op !== 'undo';
    const last = ordered.findLast(o => o.op !== 'undo' && o['auto'] !== true && !undone.has(o.id));
    return ordered.findLast(
      o => isUndoing(o) && !undone.has(o.id) && (last === undefined || (o.time ?? '') > (last.time ?? '')),
    );
  }

  /** Takes something back, with all that was done in the same step. */
  async undo(operation = this.undoable): Promise<Operation | undefined> {
    if (operation === undefined) return undefined;
    await this.undoAll(this.stepOf(operation, standing(this.operations)));
    return operation;
  }

  /** Takes these back, in one step: that of `step`, where they are a part of one that other texts have a part of. */
  async undoAll(operations: readonly Operation[], step: Step = {}): Promise<void> {
    if (operations.length > 0) await this.add(...operations.map(({ id, at }) => ({ op: 'undo', at, of: id, ...step })));
  }

  /** All of `among` that were done in the same step as an operation; itself where it was done alone. */
  stepOf(operation: Operation, among: readonly Operation[] = this.operations): readonly Operation[] {
    return operation.batch === undefined ? [operation] : among.filter(({ batch }) => batch === operation.batch);
  }

  /** What takes an operation back now, and all that was done in the same step. */
  undoingsOf(operation: Operation): readonly Operation[] {
    const undone = new Set(this.operations.flatMap(({ op, of }) => (op === 'undo' && of !== undefined ? [of] : [])));
    const step = new Set(this.stepOf(operation).map(({ id }) => id));
    return this.operations.filter(o => o.op === 'undo' && step.has(o.of ?? '') && !undone.has(o.id));
  }

  /** Gives an operation again that was undone, with all that was done in the same step. */
  async restore(operation: Operation): Promise<void> {
    await this.undoAll(this.undoingsOf(operation));
  }

  async redo(): Promise<Operation | undefined> {
    const undoing = this.redoable;
    if (undoing === undefined) return undefined;
    await this.undoAll(this.stepOf(undoing));
    return this.#operations.get(undoing.of ?? '');
  }

  /** What was done, the latest first, with whether it stands; without what undoes. */
  history(): readonly { readonly operation: Operation; readonly stands: boolean }[] {
    const stand = new Set(standing(this.operations).map(({ id }) => id));
    return this.operations
      .filter(o => o.op !== 'undo' && o['auto'] !== true && operationKind(o.op) !== undefined)
      .sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? 1 : -1))
      .map(operation => ({ operation, stands: stand.has(operation.id) }));
  }

  /** Resolves when nothing waits to be saved any more, or saving has failed. */
  async flush(): Promise<void> {
    await this.#save();
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#saving ??= this.#saveAll().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #saveAll(): Promise<void> {
    while (this.#unsaved.size > 0) {
      const batch = [...this.#unsaved].flatMap(id => this.#operations.get(id) ?? []);
      const saved = await addToSidecar(this.#host.files, await this.#target(), batch);
      if (!saved.ok) {
        if (this.#failures === 0)
          this.#host.onProblem(`${saved.problem.message} Your corrections are kept, and saving is tried again.`);
        const wait = Math.min(LONGEST, AGAIN * 2 ** this.#failures++);
        this.#timer = setTimeout(() => void this.#save(), wait);
        return;
      }
      this.#failures = 0;
      for (const { id } of batch) this.#unsaved.delete(id);
      const others = saved.sidecar.operations.filter(({ id }) => !this.#operations.has(id));
      for (const operation of others) this.#operations.set(operation.id, operation);
      if (others.length > 0) this.#host.onChange(this.operations);
    }
  }

  /** The file that is written: the one that is there; else in the mirror, where there is one; else beside the text. */
  async #target(): Promise<string> {
    const { files, finder, textPath } = this.#host;
    const { beside, mirrored } = await finder.placesOf(textPath);
    if (mirrored === undefined) return beside;
    return (await readSidecar(files, beside)).paths.length > 0 ? beside : mirrored;
  }
}

/** The next millisecond after a time in ISO 8601; `otherwise` where that is no time. */
function later(time: string, otherwise = time): string {
  const next = new Date(Date.parse(time) + 1);
  return Number.isNaN(next.getTime()) ? otherwise : next.toISOString();
}

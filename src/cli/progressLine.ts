import type { Progress, ProgressState } from '../app/ports';
import type { Terminal } from './terminal';

/** Least time between two states of the line, in milliseconds. */
const PACE = 100;
const CLEAR = '\r\u001b[2K';

/** One line at the foot of a terminal that says how far a run has come; messages appear above it. */
export interface ProgressLine extends Progress {
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

export function createProgressLine(terminal: Pick<Terminal, 'stderr' | 'now'>): ProgressLine {
  const started = terminal.now();
  let shown = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    report(state) {
      const now = terminal.now();
      if (now - shown < PACE) return;
      shown = now;
      visible = true;
      terminal.stderr.write(CLEAR + describeProgress(state, now - started));
    },
    clear() {
      if (visible) terminal.stderr.write(CLEAR);
      visible = false;
    },
  };
}

/** "12 documents, 1 failed, 3.40 MB, 1.20 MB/s". A megabyte is a million UTF-16 code units here. */
export function describeProgress(state: Omit<ProgressState, 'name'>, milliseconds: number): string {
  const documents = `${state.documents} ${state.documents === 1 ? 'document' : 'documents'}`;
  const failed = state.failed === 0 ? '' : `, ${state.failed} failed`;
  const megabytes = state.length / 1e6;
  const speed = milliseconds > 0 ? `, ${(megabytes / (milliseconds / 1000)).toFixed(2)} MB/s` : '';
  return `${documents}${failed}, ${megabytes.toFixed(2)} MB${speed}`;
}

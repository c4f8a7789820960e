/** A queue between one writer and one reader that holds a bounded number of values. */
export interface Channel<Value> {
  /** Resolves when there is room again; to false when nobody will take any more. */
  put(value: Value): Promise<boolean>;
  /** Says that no more will come. */
  end(): void;
  /** The next value, or undefined at the end. */
  take(): Promise<Value | undefined>;
  /** Says that no more will be taken. */
  leave(): void;
}

/** `room`: how many values may wait, at least 1. */
export function createChannel<Value>(room: number): Channel<Value> {
  const waiting: Value[] = [];
  let ended = false;
  let left = false;
  let wakeReader: (() => void) | undefined;
  let wakeWriter: (() => void) | undefined;
  return {
    async put(value) {
      if (left) return false;
      waiting.push(value);
      wakeReader?.();
      while (waiting.length >= room && !left) {
        await new Promise<void>(resolve => {
          wakeWriter = resolve;
        });
      }
      return !left;
    },
    end() {
      ended = true;
      wakeReader?.();
    },
    async take() {
      while (waiting.length === 0 && !ended && !left) {
        await new Promise<void>(resolve => {
          wakeReader = resolve;
        });
      }
      const value = left ? undefined : waiting.shift();
      wakeWriter?.();
      return value;
    },
    leave() {
      left = true;
      wakeWriter?.();
      wakeReader?.();
    },
  };
}

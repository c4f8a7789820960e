import type { Format } from '../core';

/** What the bundle of formats exports. */
export interface FormatsModule {
  readonly FORMATS: readonly Format[];
  findFormat(id: unknown): Format | undefined;
}

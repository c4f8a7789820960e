import type { Operation, TextEdit, UserTables } from '../core';
import type { EngineFailure, EngineOptions } from './engine';

/** A way to the other side of a worker border. What is posted is copied (structured clone). */
export interface EngineChannel {
  post(message: unknown): void;
  /** Called once, before anything is posted. `onGone` tells that the other side can no longer answer. */
  listen(onMessage: (message: unknown) => void, onGone: (why: string) => void): void;
  close(): void;
}

/** What a client asks of the engine behind a channel. `close` has no answer. */
export type EngineRequest =
  | { readonly id: number; readonly call: 'open'; readonly args: readonly [string, string, number, EngineOptions] }
  | {
      readonly id: number;
      readonly call: 'edit';
      readonly args: readonly [string, readonly TextEdit[], number, number];
    }
  | { readonly id: number; readonly call: 'correct'; readonly args: readonly [string, readonly Operation[]] }
  | { readonly id: number; readonly call: 'displaced'; readonly args: readonly [string] }
  | { readonly id: number; readonly call: 'annotate'; readonly args: readonly [string, EngineOptions] }
  | { readonly id: number; readonly call: 'readSchema'; readonly args: readonly [string] }
  | { readonly id: number; readonly call: 'eventTypes'; readonly args: readonly [UserTables | undefined] }
  | { readonly id: number; readonly call: 'checkTables'; readonly args: readonly [UserTables] }
  | { readonly id: number; readonly call: 'close'; readonly args: readonly [string] };

/** What comes back: first one `ready`, then an answer for each request. */
export type EngineAnswer =
  | { readonly ready: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: EngineFailure; readonly message: string };

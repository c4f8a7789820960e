import { describe, expect, test } from 'vitest';
import { createChannel } from '../../../src/app/channel';

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise(resolve => setTimeout(resolve, 0));
  return done;
};

describe('a channel', () => {
  test('holds the writer back where it is full, and lets it go on when one was taken', async () => {
    const channel = createChannel<string>(2);
    expect(await channel.put('a')).toBe(true);
    const second = channel.put('b');
    expect(await settled(second)).toBe(false);
    expect(await channel.take()).toBe('a');
    expect(await second).toBe(true);
    expect(await channel.take()).toBe('b');
  });

  test('lets the reader wait for a value, and for the end', async () => {
    const channel = createChannel<string>(2);
    const waiting = channel.take();
    expect(await settled(waiting)).toBe(false);
    await channel.put('a');
    expect(await waiting).toBe('a');
    const last = channel.take();
    channel.end();
    expect(await last).toBeUndefined();
    expect(await channel.take()).toBeUndefined();
  });

  test('gives what is waiting after its end', async () => {
    const channel = createChannel<string>(3);
    await channel.put('a');
    channel.end();
    expect([await channel.take(), await channel.take()]).toEqual(['a', undefined]);
  });

  test('tells a writer that waits, and those that come, that nobody takes any more', async () => {
    const channel = createChannel<string>(1);
    const waiting = channel.put('a');
    channel.leave();
    expect(await waiting).toBe(false);
    expect(await channel.put('b')).toBe(false);
    expect(await channel.take()).toBeUndefined();
  });

  test('lets a reader that waits go when it is left', async () => {
    const channel = createChannel<string>(1);
    const waiting = channel.take();
    channel.leave();
    expect(await waiting).toBeUndefined();
  });
});

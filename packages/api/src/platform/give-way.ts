import { setImmediate } from 'node:timers/promises';

/** For so long a piece of work may hold the process: nobody notices that they waited. */
const HELD_MS = 5;

/** Long work of a process that has others to answer, piece by piece. */
export class GivingWay {
  #since = performance.now();

  /** Lets everybody else have their turn, if this work has had its own for long enough. */
  async giveWay(): Promise<void> {
    if (performance.now() - this.#since < HELD_MS) return;
    await setImmediate();
    this.#since = performance.now();
  }
}

/** The same items, others having their turn between them. */
export async function* givingWay<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const work = new GivingWay();
  for await (const item of items) {
    await work.giveWay();
    yield item;
  }
}

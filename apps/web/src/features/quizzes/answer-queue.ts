/** Answers that the server does not have yet, by question; the newest of each question counts. */
export type Pending = ReadonlyMap<number, readonly number[]>;

export type SaveState = 'saved' | 'saving' | 'waiting' | 'refused';

/** How sending an answer ended: `later` means that trying again may help. */
export type SendOutcome = 'sent' | 'later' | 'refused';

interface QueueOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Where unsent answers survive a reload. */
  readonly key: string;
  readonly send: (position: number, selected: readonly number[]) => Promise<SendOutcome>;
  readonly onState: (state: SaveState) => void;
  /** Milliseconds until the next try after so many that failed. */
  readonly delay?: (failures: number) => number;
}

export interface AnswerQueue {
  put(position: number, selected: readonly number[]): void;
  readonly pending: () => Pending;
  /** Tries now what is waiting, for instance because the connection is back. Resolves when it was tried. */
  flush(): Promise<void>;
  stop(): void;
}

/** Sends answers one after another, in the order they were given, and keeps what could not be sent. */
export function createAnswerQueue({
  storage,
  key,
  send,
  onState,
  delay = backOff,
}: QueueOptions): AnswerQueue {
  const pending = new Map(readPending(storage, key));
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isStopped = false;

  const keep = (): void => {
    if (pending.size === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify([...pending]));
  };

  const settle = (position: number, selected: readonly number[]): void => {
    if (pending.get(position) === selected) pending.delete(position);
    keep();
  };

  const work = async (): Promise<void> => {
    for (let next = first(pending); next !== undefined && !isStopped; next = first(pending)) {
      const [position, selected] = next;
      onState('saving');
      const outcome = await send(position, selected);
      if (outcome === 'later') return wait();
      failures = 0;
      settle(position, selected);
      if (outcome === 'refused') onState('refused');
      else if (pending.size === 0) onState('saved');
    }
  };

  const wait = (): void => {
    onState('waiting');
    failures += 1;
    if (!isStopped) timer = setTimeout(() => void flush(), delay(failures));
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= work().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    put: (position, selected) => {
      pending.delete(position);
      pending.set(position, selected);
      keep();
      void flush();
    },
    pending: () => pending,
    flush,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

function first(pending: Pending): readonly [number, readonly number[]] | undefined {
  return pending.entries().next().value;
}

function backOff(failures: number): number {
  return Math.min(1000 * 2 ** (failures - 1), 15_000);
}

/** What an earlier page could not send; anything unreadable is nothing. */
export function readPending(storage: Pick<Storage, 'getItem'>, key: string): [number, readonly number[]][] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [number, number[]] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'number') return false;
  return Array.isArray(entry[1]) && entry[1].every((place) => typeof place === 'number');
}

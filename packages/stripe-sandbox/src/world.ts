import type { SandboxClock } from './clock.ts';
import type { MakeId } from './ids.ts';
import type { Store } from './store.ts';

/** Which request an event came of. */
export interface Cause {
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

/** What every resource works with. */
export interface World {
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly newId: MakeId;
  /** Where the hosted pages are, without a slash at the end. */
  readonly pagesUrl: () => string;
  /** Records that something happened to an object, and tells the endpoints that listen for it. */
  readonly emit: (type: string, object: object, previous?: Readonly<Record<string, unknown>>) => void;
}

import type { SandboxClock } from './clock.ts';
import type { MakeId } from './ids.ts';
import type { SandboxEvent } from './objects.ts';
import type { Store } from './store.ts';
import type { Cause } from './world.ts';

/** The version of Stripe's API whose objects the sandbox shows: the one the SDK in use is made for. */
export const API_VERSION = '2026-10-28.endive';

const NOBODY: Cause = { id: null, idempotency_key: null };

interface EmitterParts {
  readonly store: Store;
  readonly clock: SandboxClock;
  readonly newId: MakeId;
  readonly send: (event: SandboxEvent) => void;
}

interface Emitter {
  readonly emit: (type: string, object: object, previous?: Readonly<Record<string, unknown>>) => void;
  readonly because: <T>(cause: Cause, run: () => T) => T;
}

/** Writes down what happens, and passes it on to whoever listens. */
export function createEmitter({ store, clock, newId, send }: EmitterParts): Emitter {
  let cause = NOBODY;
  return {
    emit(type, object, previous) {
      const event: SandboxEvent = {
        id: newId('evt_'),
        object: 'event',
        api_version: API_VERSION,
        created: clock.now(),
        data: {
          object: structuredClone({ ...object }),
          ...(previous === undefined ? {} : { previous_attributes: structuredClone(previous) }),
        },
        livemode: false,
        pending_webhooks: listening(store, type),
        request: cause,
        type,
      };
      store.events.put(event);
      send(event);
    },
    because(next, run) {
      cause = next;
      try {
        return run();
      } finally {
        cause = NOBODY;
      }
    },
  };
}

function listening(store: Store, type: string): number {
  return store.endpoints.list(
    ({ status, enabled_events }) =>
      status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(type)),
  ).length;
}

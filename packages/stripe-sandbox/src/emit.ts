import type { SandboxClock } from './clock.ts';
import type { MakeId } from './ids.ts';
import type { SandboxEvent } from './objects.ts';
import { OLDER_API_VERSION, olderInvoice } from './older-invoice.ts';
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

type Version = 'current' | 'older';

interface Emitter {
  readonly emit: (type: string, object: object, previous?: Readonly<Record<string, unknown>>) => void;
  /** In which version of the API is told what happens from now on. */
  readonly speak: (version: Version) => void;
  readonly because: <T>(cause: Cause, run: () => T) => T;
}

/** Writes down what happens, and passes it on to whoever listens. */
export function createEmitter({ store, clock, newId, send }: EmitterParts): Emitter {
  let cause = NOBODY;
  let version: Version = 'current';
  return {
    emit(type, object, previous) {
      const event: SandboxEvent = {
        id: newId('evt_'),
        object: 'event',
        api_version: version === 'older' ? OLDER_API_VERSION : API_VERSION,
        created: clock.now(),
        data: {
          object: structuredClone({ ...(version === 'older' ? olderShape(store, object) : object) }),
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
    speak(next) {
      version = next;
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

/** Of what is told here, only invoices were changed. */
function olderShape(store: Store, object: object): object {
  const invoice = 'id' in object ? store.invoices.find(String(object.id)) : undefined;
  return invoice === undefined ? object : olderInvoice(store, { ...invoice, ...object });
}

function listening(store: Store, type: string): number {
  return store.endpoints.list(
    ({ status, enabled_events }) =>
      status === 'enabled' && (enabled_events.includes('*') || enabled_events.includes(type)),
  ).length;
}

import { v7 } from 'uuid';

/** A new UUIDv7: ids made later sort later, so tables can be cut by time. `users.id` is random instead. */
export function newId(): string {
  return v7();
}

import type { Tombstone } from '../store.ts';
import type { World } from '../world.ts';

/** Leaves behind what Stripe answers for something deleted. */
export function bury(world: World, id: string, object: string): Tombstone {
  return world.store.tombstones.put({ id, object, deleted: true });
}

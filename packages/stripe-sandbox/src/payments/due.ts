import type { World } from '../world.ts';
import { expireSession, settleSession } from './checkout.ts';

/** Does everything whose time has come. */
export function runWhatIsDue(world: World): void {
  const now = world.clock.now();
  for (const session of world.store.sessions.list(({ status }) => status === 'open'))
    if (session.expires_at <= now) expireSession(world, session);
  settleWhatIsDue(world, now);
}

function settleWhatIsDue(world: World, now: number): void {
  const { store } = world;
  for (const { id, settlement, ...lines } of store.sessionLines.list()) {
    if (settlement === undefined || settlement.at > now) continue;
    store.sessionLines.put({ id, ...lines });
    const session = store.sessions.find(id);
    const intent = store.paymentIntents.find(session?.payment_intent);
    if (session !== undefined && intent?.status === 'processing')
      settleSession(world, session, settlement.outcome);
  }
}

import { EndReason } from '@studyhall/domain/live/phases';
import type { Knex } from 'knex';
import { GameEvent } from './models.ts';

/** Promised where the podium of a game begins, with its `gameId`: results, what they bring, and ratings follow from it. */
export const GAME_ENDED = 'live.game-ended';

/** When a game came to its podium, and why; undefined where it has had none. */
export async function podiumOf(
  db: Knex,
  gameId: string,
): Promise<{ readonly at: Date; readonly because: EndReason } | undefined> {
  const podium = await GameEvent.query(db).where({ gameId, kind: 'podium' }).orderBy('seq', 'desc').first();
  if (podium === undefined) return undefined;
  const facts: { because?: unknown } = podium.facts ?? {};
  return { at: podium.at, because: EndReason.safeParse(facts.because).data ?? 'played' };
}

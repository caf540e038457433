import { type Cause, type Step, stepOf } from '@studyhall/domain/live/advance';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { Games } from '../../platform/games.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { lockDueGame } from './lock-game.ts';
import { takeStep } from './take-step.ts';

/** What whoever moves games needs. */
export interface Moving {
  readonly secrets: Secrets;
  readonly games: Pick<Games, 'changed'>;
}

const CLOCK: Cause = { by: 'clock' };

/** Does what is due in a game, and says what that was; undefined where nothing is, or somebody else is at it. */
export async function moveDueGame(
  db: Knex,
  gameId: string,
  { secrets, games }: Moving,
): Promise<Step | undefined> {
  const taken = await inTransaction(db, async (trx) => {
    const game = await lockDueGame(trx, gameId);
    // That it is due was asked in the statement that locked it.
    const step = game === undefined ? undefined : stepOf(game.state, CLOCK, Number.POSITIVE_INFINITY);
    if (game === undefined || step === undefined) return undefined;
    await takeStep(trx, game, { step, cause: CLOCK, secrets });
    return step;
  });
  if (taken !== undefined) games.changed(gameId);
  return taken;
}

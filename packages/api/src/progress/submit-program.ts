import { DomainError } from '@studyhall/domain/errors';
import type { SubmitProgram } from '@studyhall/domain/progress/schemas';
import { playLevel } from '@studyhall/domain/progress/turtle/play';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { tryLevel } from './try-level.ts';
import type { LevelResult } from './views.ts';

interface Submit extends OfUserNow {
  readonly command: SubmitProgram;
}

/**
 * Replays a program on the level's own board: what it does there counts, whatever the client saw. Errors: `not-found`,
 * `level-locked`, `level-of-other-kind`.
 */
export async function submitProgram(db: Knex, { userId, command, now }: Submit): Promise<LevelResult> {
  const { program } = command;
  return await tryLevel(db, {
    userId,
    place: command,
    now,
    attempt: (config) => {
      if (config.kind !== 'turtle') throw new DomainError('level-of-other-kind');
      const { hasPassed, commands, stars, run } = playLevel(program, config);
      const outcome = run === null ? 'problems' : run.outcome.kind;
      return { program, hasPassed, outcome, commands, stars, scoreBasisPoints: null };
    },
  });
}

import { DomainError } from '@studyhall/domain/errors';
import type { FinishReading } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import type { OfUserNow } from '../platform/of-user.ts';
import { tryLevel } from './try-level.ts';
import type { LevelResult } from './views.ts';

interface Finish extends OfUserNow {
  readonly command: FinishReading;
}

/** Passes a level that is a text. Errors: `not-found`, `level-locked`, `level-of-other-kind`. */
export async function finishReading(db: Knex, { userId, command, now }: Finish): Promise<LevelResult> {
  return await tryLevel(db, {
    userId,
    place: command,
    now,
    attempt: (config) => {
      if (config.kind !== 'reading') throw new DomainError('level-of-other-kind');
      const nothingMeasured = { commands: null, stars: null, scoreBasisPoints: null };
      return { hasPassed: true, program: null, outcome: 'read', ...nothingMeasured };
    },
  });
}

import { DomainError } from '@studyhall/domain/errors';
import type { LevelAt } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { findLevelConfig } from './level-queries.ts';
import type { BoardView } from './views.ts';

/** The board of a turtle level, locked or not. Errors: `not-found`, `level-of-other-kind`. */
export async function getBoard(db: Knex, place: LevelAt): Promise<BoardView> {
  const level = await findLevelConfig(db, place);
  if (level === undefined) throw new DomainError('not-found');
  const { config, ...names } = level;
  if (config.kind !== 'turtle') throw new DomainError('level-of-other-kind');
  return { ...names, ...config };
}

import { DomainError } from '@studyhall/domain/errors';
import { stateOf } from '@studyhall/domain/progress/levels';
import type { LevelConfig } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import { findLevelFacts, type LevelOfUser } from './try-queries.ts';

export type QuizConfig = Extract<LevelConfig, { readonly kind: 'quiz' }>;

/** What a level asks of its quiz. Errors: `not-found`, `level-locked`, `level-of-other-kind`. */
export async function getQuizLevel(db: Knex, place: LevelOfUser): Promise<QuizConfig> {
  const level = await findLevelFacts(db, place);
  if (level === null) throw new DomainError('not-found');
  if (level.config.kind !== 'quiz') throw new DomainError('level-of-other-kind');
  if (stateOf(level, level) === 'locked') throw new DomainError('level-locked');
  return level.config;
}

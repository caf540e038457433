import { DomainError } from '@studyhall/domain/errors';
import { stateOf } from '@studyhall/domain/progress/levels';
import type { LevelConfig } from '@studyhall/domain/progress/schemas';
import type { Knex } from 'knex';
import type { OfReaderNow } from '../platform/translated.ts';
import { findLevelRow, type LevelRow } from './level-queries.ts';
import type { LevelView } from './views.ts';

interface Place extends OfReaderNow {
  readonly courseSlug: string;
  readonly position: number;
}

/** A level of the newest run, with what is needed to play it. Errors: `not-found`, `not-enrolled`, `level-locked`. */
export async function getLevel(db: Knex, asking: Place): Promise<LevelView> {
  const row = await findLevelRow(db, asking);
  if (row === undefined) throw new DomainError('not-found');
  if (row.enrolmentId === null || row.run === null) throw new DomainError('not-enrolled');
  const state = stateOf(row, row);
  if (state === 'locked') throw new DomainError('level-locked');
  const { levelId, courseSlug, courseTitle, courseLang, isCourseCompleted, position } = row;
  const { title, summary, lang, xp, stars } = row;
  const place = { levelId, courseSlug, courseTitle, courseLang, isCourseCompleted, position };
  const run = { enrolmentId: row.enrolmentId, run: row.run, levelCount: row.levels.length };
  return { ...place, ...run, title, summary, lang, xp, stars, state, ...playableOf(row) };
}

/** What its kind adds. */
function playableOf({ config: written, translation, ...row }: LevelRow) {
  const { lastProgram, bestCommands, bestPercent, examTitle, examLang, openAttemptId } = row;
  const config = configFor(written, translation ?? {});
  if (config.kind === 'turtle') return { ...config, lastProgram, bestCommands };
  if (config.kind === 'reading') return config;
  const topics = config.topics ?? [];
  return { ...config, topics, examTitle: examTitle ?? config.examCode, examLang, bestPercent, openAttemptId };
}

/** What its kind asks for, with the texts of a translation, by field. */
function configFor(config: LevelConfig, said: Readonly<Record<string, string>>): LevelConfig {
  if (config.kind === 'reading') return { ...config, text: said['text'] ?? config.text };
  if (config.kind !== 'turtle') return config;
  const hints = config.hints.map((hint, index) => said[`hints.${index}`] ?? hint);
  const { story = config.story, starter = config.starter } = said;
  return { ...config, story, starter, hints };
}

import { DomainError } from '@studyhall/domain/errors';
import { questionChanges } from '@studyhall/domain/quizzes/question-diff';
import type { Knex } from 'knex';
import { pageOf } from '../../platform/page.ts';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam, Question, QuestionVersion } from '../bank-models.ts';
import type { VersionsView } from './lifecycle-views.ts';
import { saidIn } from './stored-question-queries.ts';

interface VersionsQuery extends AuthorReach {
  readonly questionId: string;
  /** The last version shown. */
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** What a question said and what each edit changed, the newest first. Errors: `not-found`. */
export async function listVersions(
  db: Knex,
  { questionId, cursor, limit, listOf }: VersionsQuery,
): Promise<VersionsView> {
  await findAuthored(db, { questionId, listOf });
  // One more than is shown: with what the last one shown is compared.
  const versions = await QuestionVersion.query(db)
    .where({ questionId })
    .modify((query) => void (cursor === undefined || query.where('version', '<', cursor)))
    .orderBy('version', 'desc')
    .limit(limit + 1);
  const items = versions.map((said, index) => {
    const { version, createdAt, type, text } = said;
    const before = versions[index + 1];
    const changes = before === undefined ? [] : questionChanges(saidIn(before), saidIn(said));
    return { version, createdAt, type, text, changes };
  });
  return pageOf(items, limit, ({ version }) => String(version));
}

/** A question of an author, as it is now. Errors: `not-found`. */
export async function findAuthored(
  db: Knex,
  { questionId, listOf }: AuthorReach & { readonly questionId: string },
): Promise<Question> {
  const exams = Exam.query(db).modify(isAuthored(db, { listOf })).select('id');
  const question = await Question.query(db).findById(questionId).whereIn('examId', exams);
  if (question === undefined) throw new DomainError('not-found');
  return question;
}

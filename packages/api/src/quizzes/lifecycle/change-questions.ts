import { DomainError } from '@studyhall/domain/errors';
import { storedTag, tagOf } from '@studyhall/domain/quizzes/import-draft';
import type { SetQuestionStatus, TagQuestion } from '@studyhall/domain/quizzes/lifecycle-commands';
import { MAX_TAGS } from '@studyhall/domain/quizzes/question-draft';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { Question, QuestionVersion } from '../bank-models.ts';
import type { TaggedQuestionsView } from './lifecycle-views.ts';
import { lockQuestions } from './lock-queries.ts';
import { draftOf, questionColumns } from './stored-question-queries.ts';

interface Authoring extends AuthorReach {
  readonly now: Date;
}

/**
 * Has questions asked from now on, or no more: what was begun goes on. Answers with how many it changed. Errors:
 * `not-found`.
 */
export async function setQuestionStatus(
  db: Knex,
  { questionIds, status, listOf, now }: SetQuestionStatus & Authoring,
): Promise<{ changed: number }> {
  return await inTransaction(db, async (trx) => {
    const questions = await lockQuestions(trx, { questionIds, listOf });
    const changing = questions.filter((question) => question.status !== status).map(({ id }) => id);
    if (changing.length > 0)
      await Question.query(trx).whereIn('id', changing).patch({ status, updatedAt: now });
    return { changed: changing.length };
  });
}

/** Gives questions tags and takes some. Tags belong to a question, not to a version. Errors: `not-found`, `question-unfit`. */
export async function tagQuestion(
  db: Knex,
  { questionIds, add, remove, listOf, now }: TagQuestion & Authoring,
): Promise<TaggedQuestionsView> {
  const removed = new Set(remove.map(storedTag));
  return await inTransaction(db, async (trx) => {
    const items: TaggedQuestionsView['items'] = [];
    for (const question of await lockQuestions(trx, { questionIds, listOf })) {
      const kept = question.tags.filter((tag) => !removed.has(tag));
      const tags = [...new Set([...kept, ...add.map(storedTag)])].sort().map(tagOf);
      if (tags.length > MAX_TAGS)
        throw new DomainError('question-unfit', { field: 'tags', problem: `more than ${MAX_TAGS}` });
      await writeTags(trx, { question, tags, now });
      items.push({ questionId: question.id, tags });
    }
    return { items };
  });
}

interface Tagging {
  readonly question: Question;
  readonly tags: TaggedQuestionsView['items'][number]['tags'];
  readonly now: Date;
}

/** What an import compares a question by has its tags in it. */
async function writeTags(trx: Knex, { question, tags, now }: Tagging): Promise<void> {
  const { id, version } = question;
  const said = await QuestionVersion.query(trx).findById([id, version]).throwIfNotFound();
  const { tags: stored, revisionHash } = questionColumns({ ...draftOf(question, said), tags });
  await Question.query(trx).findById(id).patch({ tags: stored, revisionHash, updatedAt: now });
}

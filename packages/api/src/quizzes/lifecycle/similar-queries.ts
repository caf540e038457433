import type { FindSimilar } from '@studyhall/domain/quizzes/lifecycle-commands';
import type { Knex } from 'knex';
import { statement } from '../../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED } from '../authored-exam-queries.ts';
import { SimilarQuestionView } from './lifecycle-views.ts';
import { similarityHashOf } from './stored-question-queries.ts';

const MAX_SIMILAR = 10;

const similarQuestions = statement(
  'bank_similar',
  `select q.id as "questionId", q.external_id as "externalId", q.status, v.text_format as "textFormat", v.text
   from quizzes.exams e
   join quizzes.questions q on q.exam_id = e.id and q.similarity_hash = :similarityHash
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where e.code = :examCode and ${IS_AUTHORED}
     and (cast(:exceptId as uuid) is null or q.id <> cast(:exceptId as uuid))
   order by q.id limit ${MAX_SIMILAR}`,
  SimilarQuestionView,
);

/** Questions of an exam that differ from a text in case, space and punctuation at most; none for an exam of others. */
export async function findSimilar(
  db: Knex,
  { examCode, text, exceptId, listOf }: FindSimilar & AuthorReach,
): Promise<SimilarQuestionView[]> {
  const similarityHash = similarityHashOf(text);
  return await similarQuestions.all(db, { examCode, similarityHash, exceptId: exceptId ?? null, listOf });
}

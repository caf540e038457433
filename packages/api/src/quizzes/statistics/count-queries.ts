import { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { ItemCount, TotalCount } from '@studyhall/domain/quizzes/statistics/counts';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { Question } from '../bank-models.ts';
import { BankStatusView } from '../bank-views.ts';

const TotalRow = z.object({ totalScore: z.int(), totalWeight: z.int(), attempts: z.int() });

const totalsOfExam = statement(
  'quizzes_score_counts',
  `select total_score as "totalScore", total_weight as "totalWeight", attempts
   from quizzes.score_counts where exam_id = :examId and attempts > 0`,
  TotalRow,
  { because: 'bulk' },
);

/** How many attempts at an exam had which score. */
export async function listTotals(db: Knex, { examId }: { readonly examId: string }): Promise<TotalCount[]> {
  return await totalsOfExam.all(db, { examId });
}

const ItemRow = z.object({
  questionId: z.string(),
  externalId: z.string().nullable(),
  domainCode: z.string(),
  status: BankStatusView,
  currentVersion: z.int(),
  version: z.int(),
  textFormat: TextFormat,
  text: z.string(),
  type: QuestionType,
  weight: z.int(),
  public: z.unknown(),
  key: z.unknown(),
  /** A column of counts each, as long as the others. */
  itemScores: z.array(z.int()),
  totalScores: z.array(z.int()),
  totalWeights: z.array(z.int()),
  attempts: z.array(z.int()),
});
type ItemRow = z.output<typeof ItemRow>;

const itemsOfQuestions = statement(
  'quizzes_item_score_counts',
  `select q.id as "questionId", q.external_id as "externalId", v.domain_code as "domainCode", q.status,
     q.version as "currentVersion", v.version, v.text_format as "textFormat", v.text, v.type, v.weight, v.public, v.key,
     n."itemScores", n."totalScores", n."totalWeights", n.attempts
   from quizzes.questions q
   join quizzes.question_versions v on v.question_id = q.id
   cross join lateral (
     select array_agg(c.item_score) as "itemScores", array_agg(c.total_score) as "totalScores",
       array_agg(c.total_weight) as "totalWeights", array_agg(c.attempts) as attempts
     from quizzes.item_score_counts c
     where c.question_id = v.question_id and c.version = v.version and c.attempts > 0) n
   where q.id = any(:questionIds::uuid[]) and n.attempts is not null
   order by q.id, v.version desc`,
  ItemRow,
);

/** A version of a question that was asked, with its counts. */
export type CountedVersion = Omit<ItemRow, 'itemScores' | 'totalScores' | 'totalWeights' | 'attempts'> & {
  readonly counts: readonly ItemCount[];
};

/** Versions of these questions that were asked, by question, the newest first. */
export async function listCountedVersions(
  db: Knex,
  questionIds: readonly string[],
): Promise<CountedVersion[]> {
  const rows = await itemsOfQuestions.all(db, { questionIds: [...questionIds] });
  return rows.map(({ itemScores, totalScores, totalWeights, attempts, ...version }) => ({
    ...version,
    counts: itemScores.map((itemScore, index) => ({
      itemScore,
      totalScore: totalScores[index] ?? 0,
      totalWeight: totalWeights[index] ?? 1,
      attempts: attempts[index] ?? 0,
    })),
  }));
}

/** The questions of an exam, whatever their state. */
export async function listQuestionIds(db: Knex, { examId }: { readonly examId: string }): Promise<string[]> {
  const rows = await Question.query(db).where({ examId }).select('id').orderBy('id');
  return rows.map(({ id }) => id);
}

import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import * as z from 'zod';
import { inTransaction } from '../../platform/database.ts';
import { rehearse } from '../../platform/rehearse.ts';
import { statement } from '../../platform/statement.ts';
import { Exam, QuestionImport } from '../bank-models.ts';
import type { PublishedImportView } from '../bank-views.ts';
import { lockBank } from '../lifecycle/lock-queries.ts';
import { takeItsTime } from './import-transaction.ts';
import { type AskedImport, lockImport } from './read-imports.ts';

interface Publishing extends AskedImport {
  readonly isDryRun: boolean;
  readonly now: Date;
}

/**
 * Has the drafts asked that an import made, and shows the exam if the import made that, too. Whatever somebody published or
 * retired since is as they left it. Errors: `not-found`, also for an exam that is not the author's any more; `import-not-done`
 * for one that runs or has failed, and for a rehearsal; `import-taken-back`.
 */
export async function publishImport(db: Knex, publishing: Publishing): Promise<PublishedImportView> {
  const work = async (trx: Knex.Transaction) => await publishIn(trx, publishing);
  return publishing.isDryRun ? await rehearse(db, work) : await inTransaction(db, work);
}

async function publishIn(trx: Knex.Transaction, publishing: Publishing): Promise<PublishedImportView> {
  const { listOf, now } = publishing;
  const { userId, importId, examCode, undoneAt, hasMadeExam } = await lockImport(trx, publishing);
  if (undoneAt !== null) throw new DomainError('import-taken-back');
  const exam = await lockBank(trx, { examCode, listOf });
  await takeItsTime(trx);
  const published = await publishedDrafts.first(trx, { userId, importId, examId: exam.id, now });
  const { questions = 0, asked = 0 } = published ?? {};
  const isExamPublished = hasMadeExam && exam.status === 'draft' && questions + asked > 0;
  if (isExamPublished) await Exam.query(trx).findById(exam.id).patch({ status: 'published', updatedAt: now });
  await QuestionImport.query(trx)
    .findById([userId, importId])
    .whereNull('publishedAt')
    .patch({ publishedAt: now });
  return { questions, isExamPublished };
}

const publishedDrafts = statement(
  'import_publish',
  `with shown as (
     update quizzes.questions q set status = 'published', updated_at = :now
     from quizzes.imported_questions i
     where i.user_id = :userId and i.import_id = :importId and i.former_version is null and q.id = i.question_id
       and q.exam_id = :examId and q.status = 'draft'
     returning q.id
   )
   select count(*)::integer as questions, (select count(*)::integer from quizzes.questions a
     where a.exam_id = :examId and a.status = 'published') as asked
   from shown`,
  z.object({ questions: z.int(), asked: z.int() }),
);

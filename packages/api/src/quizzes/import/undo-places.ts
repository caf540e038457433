import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { Exam, ExamDomain, type QuestionImport } from '../bank-models.ts';
import type { UndoneCountsView } from '../bank-views.ts';
import { findRowByRow } from './import-transaction.ts';

interface Places {
  readonly examId: string;
  readonly made: Pick<QuestionImport, 'hasMadeExam' | 'madeDomains'>;
  readonly now: Date;
}

type PlaceFates = Pick<UndoneCountsView, 'domains' | 'exam'>;

/** What goes with the questions of an import that was taken back: the caller holds the lock of the exam. */
export async function takeEmptyPlaces(trx: Knex, places: Places): Promise<PlaceFates> {
  await findRowByRow(trx);
  const { examId, made, now } = places;
  const domains = made.madeDomains.length === 0 ? 0 : await removeDomains(trx, places);
  const isExamEmpty = made.hasMadeExam && (await isForgettable(trx, examId));
  if (!isExamEmpty) return { domains, exam: (await retireExam(trx, { examId, now })) ? 'retired' : 'kept' };
  const others = await ExamDomain.query(trx).where({ examId }).delete();
  await Exam.query(trx).deleteById(examId);
  return { domains: domains + others, exam: 'removed' };
}

const emptiedDomains = statement(
  'import_undo_domains',
  `with gone as (
     delete from quizzes.exam_domains d using quizzes.exams e
     where e.id = :examId and d.exam_id = e.id and d.code = any(:domains)
       and not exists (select from quizzes.questions q where q.exam_id = e.id and q.domain_code = d.code)
       and not exists (select from quizzes.questions q
         join quizzes.question_versions v on v.question_id = q.id and v.domain_code = d.code
         join quizzes.attempt_questions a on a.question_id = v.question_id and a.question_version = v.version
         where q.exam_id = e.id)
       and not exists (select from progress.levels l
         where l.config ->> 'examCode' = e.code and l.config ->> 'domainCode' = d.code)
       and not exists (select from jsonb_array_elements(e.terms -> 'sections') as s (section)
         where s.section -> 'domainCodes' @> to_jsonb(d.code))
     returning d.code
   )
   select count(*)::integer as count from gone`,
  z.object({ count: z.int() }),
);

/** Those in which nothing is, that no result counts for and that nobody has named since. */
async function removeDomains(trx: Knex, { examId, made }: Places): Promise<number> {
  const removed = await emptiedDomains.first(trx, { examId, domains: made.madeDomains });
  return removed?.count ?? 0;
}

const forgettable = statement(
  'import_undo_exam',
  `select e.id from quizzes.exams e
   where e.id = :examId
     and not exists (select from quizzes.questions q where q.exam_id = e.id)
     and not exists (select from quizzes.exam_overrides o where o.exam_id = e.id)
     and not exists (select from quizzes.papers p where p.exam_id = e.id)
     and not exists (select from quizzes.score_counts c where c.exam_id = e.id)
     and not exists (select from progress.levels l where l.config ->> 'examCode' = e.code)
     and not exists (select from billing.offers f where f.feature = 'exam:' || e.code)
     and not exists (select from gamification.achievements a where a.exam_code = e.code)`,
  z.object({ id: z.string() }),
);

/** Whether an exam has no question and nothing speaks of it. */
async function isForgettable(trx: Knex, examId: string): Promise<boolean> {
  return (await forgettable.first(trx, { examId })) !== undefined;
}

const retiredExam = statement(
  'import_undo_retire_exam',
  `update quizzes.exams e set status = 'retired', updated_at = :now
   where e.id = :examId and e.status = 'published'
     and not exists (select from quizzes.questions q where q.exam_id = e.id and q.status = 'published')
   returning e.id`,
  z.object({ id: z.string() }),
);

/** One that learners see, and that has nothing left to ask. */
async function retireExam(trx: Knex, { examId, now }: Omit<Places, 'made'>): Promise<boolean> {
  return (await retiredExam.first(trx, { examId, now })) !== undefined;
}

import type { PutDomain } from '@studyhall/domain/quizzes/lifecycle-commands';
import type { Knex } from 'knex';
import { inTransaction } from '../../platform/database.ts';
import { statement } from '../../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED } from '../authored-exam-queries.ts';
import { ExamDomain } from '../bank-models.ts';
import { DomainView } from './lifecycle-views.ts';
import { lockBank } from './lock-queries.ts';

const domainsOfExam = statement(
  'bank_domains',
  `select d.code, d.title, d.weight, (select count(*)::int from quizzes.questions q
     where q.exam_id = e.id and q.domain_code = d.code) as questions,
     (select count(*)::int from quizzes.questions q
     where q.exam_id = e.id and q.domain_code = d.code and q.status = 'published') as published
   from quizzes.exams e join quizzes.exam_domains d on d.exam_id = e.id
   where e.code = :examCode and ${IS_AUTHORED} order by d.code`,
  DomainView,
);

/** The objective domains of an exam, with how many questions each has; none for an exam of others. */
export async function listDomains(
  db: Knex,
  { examCode, listOf }: AuthorReach & { readonly examCode: string },
): Promise<DomainView[]> {
  return await domainsOfExam.all(db, { examCode, listOf });
}

/** Gives an exam a domain, or says anew what it is called and how much it counts. Errors: `not-found`. */
export async function putDomain(
  db: Knex,
  { examCode, domainCode: code, title, weight, listOf }: PutDomain & AuthorReach,
): Promise<Record<string, never>> {
  await inTransaction(db, async (trx) => {
    const { id: examId } = await lockBank(trx, { examCode, listOf });
    await ExamDomain.query(trx)
      .insert({ examId, code, title, weight })
      .onConflict(['examId', 'code'])
      .merge();
  });
  return {};
}

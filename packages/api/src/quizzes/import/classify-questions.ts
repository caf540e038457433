import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import type { KeptCounts } from './import-queries.ts';
import { keepWhatIsUnsaid } from './keep-unsaid.ts';
import type { Staged } from './staged.ts';

/**
 * Compares the staged rows with the bank and with each other. Afterwards each has one outcome, and what will be
 * written holds no content twice. The caller holds the exam's lock.
 */
export async function classifyQuestions(trx: Knex.Transaction, staged: Staged): Promise<KeptCounts> {
  await compareWithBank(trx, staged);
  await recogniseEarlierForms(trx, staged);
  await recogniseWithoutIds(trx, staged);
  const kept = await keepWhatIsUnsaid(trx, staged);
  await settleRepeatedIds(trx, staged);
  await settleRepeatedContent(trx, staged);
  // A question that keeps its content after all may be what another row was about to say: look again.
  while (await refuseContentOfOthers(trx, staged));
  await markSimilar(trx, staged);
  return kept;
}

const comparedWithBank = statement(
  'import_compare',
  `insert into quizzes.staged_outcomes (import_id, row_number, external_id, content_hash, similarity_hash, domain_code,
     question_id, version, is_moved, text_format, outcome)
   select s.import_id, s.row_number, s.external_id, s.content_hash, s.similarity_hash, s.domain_code,
     coalesce(e.id, c.id, s.question_id), coalesce(e.version, c.version, 0),
     coalesce(e.content_hash, c.content_hash) is distinct from s.content_hash,
     coalesce(s.text_format, e.text_format, c.text_format, 'plain'),
     case when coalesce(e.id, c.id) is null then 'new'
       when coalesce(e.revision_hash, c.revision_hash) = s.revision_hash
         and (s.text_format is null or s.text_format = coalesce(e.text_format, c.text_format)) then 'unchanged'
       else 'updated' end
   from quizzes.staged_questions s
   left join quizzes.questions e on e.exam_id = :examId and e.external_id = s.external_id
   left join quizzes.questions c on c.exam_id = :examId and c.content_hash = s.content_hash
     and c.external_id is null and s.external_id is null
   where s.import_id = :importId`,
  null,
);

async function compareWithBank(trx: Knex, { importId, examId }: Staged): Promise<void> {
  await comparedWithBank.run(trx, { importId, examId });
}

const earlierForms = statement(
  'import_earlier_forms',
  `update quizzes.staged_outcomes o
   set question_id = q.id, version = q.version, is_moved = q.revision_hash <> s.earlier_revision_hash,
     text_format = case when q.revision_hash = s.earlier_revision_hash then q.text_format else o.text_format end,
     content_hash = case when q.revision_hash = s.earlier_revision_hash then q.content_hash else o.content_hash end,
     outcome = case when q.revision_hash = s.earlier_revision_hash then 'unchanged' else 'updated' end
   from quizzes.staged_questions s
   join quizzes.questions q on q.exam_id = :examId and q.content_hash = s.earlier_content_hash
     and q.external_id is null and q.text_format = 'markdown'
   where o.import_id = :importId and s.import_id = :importId and s.row_number = o.row_number
     and s.earlier_content_hash is not null and s.text_format is null and o.outcome = 'new'`,
  null,
);

/** Rows that the bank took when every text was stored as Markdown: the same again, or an edit of what it has. */
async function recogniseEarlierForms(trx: Knex, { importId, examId }: Staged): Promise<void> {
  await earlierForms.run(trx, { importId, examId });
}

const withoutIds = statement(
  'import_without_ids',
  `update quizzes.staged_outcomes o
   set question_id = q.id, version = q.version, external_id = q.external_id, is_moved = false,
     text_format = coalesce(s.text_format, q.text_format),
     outcome = case when q.revision_hash = s.revision_hash
       and (s.text_format is null or s.text_format = q.text_format) then 'unchanged' else 'updated' end
   from quizzes.staged_questions s
   join (
     select distinct on (content_hash) content_hash, id, version, external_id, text_format, revision_hash
     from quizzes.questions where exam_id = :examId and external_id is not null order by content_hash, id
   ) q on q.content_hash = s.content_hash
   where o.import_id = :importId and s.import_id = :importId and s.row_number = o.row_number
     and s.external_id is null and s.unsaid = any(:unsaid::smallint[]) and o.outcome = 'new'`,
  null,
);

/** A file that has no place for ids knows a question by what it asks, whatever its id. */
async function recogniseWithoutIds(trx: Knex, { importId, examId, unsaid }: Staged): Promise<void> {
  const numbers = unsaid.without('externalId');
  if (numbers.length > 0) await withoutIds.run(trx, { importId, examId, unsaid: numbers });
}

const repeatedIds = statement(
  'import_repeated_ids',
  `with repeated as (
     select external_id, min(row_number) as first_row from quizzes.staged_outcomes
     where import_id = :importId and external_id is not null group by external_id having count(*) > 1
   )
   update quizzes.staged_outcomes o set other_row = r.first_row,
     outcome = case when o.content_hash = f.content_hash then 'duplicate' else 'rejected' end
   from repeated r
   join quizzes.staged_outcomes f on f.import_id = :importId and f.row_number = r.first_row
   where o.import_id = :importId and o.external_id = r.external_id and o.row_number > r.first_row`,
  null,
  { because: 'bulk' },
);

/** The first row with an id is meant; a later one is the same again or cannot be taken. */
async function settleRepeatedIds(trx: Knex, { importId }: Staged): Promise<void> {
  await repeatedIds.run(trx, { importId });
}

const repeatedContent = statement(
  'import_repeated_content',
  `with open as (
     select content_hash, external_id, row_number, is_moved from quizzes.staged_outcomes
     where import_id = :importId and outcome in ('new', 'updated', 'unchanged')
   ), ranked as (
     select row_number, is_moved or external_id is null as can_lose,
       first_value(row_number) over same as winner
     from open
     where content_hash in (select content_hash from open group by content_hash having count(*) > 1)
     window same as (partition by content_hash order by is_moved, row_number)
   )
   update quizzes.staged_outcomes o set outcome = 'duplicate', other_row = r.winner
   from ranked r
   where o.import_id = :importId and o.row_number = r.row_number and r.row_number <> r.winner and r.can_lose`,
  null,
  { because: 'bulk' },
);

/** Of rows with one content the one wins that the bank has already, else the first. */
async function settleRepeatedContent(trx: Knex, { importId }: Staged): Promise<void> {
  await repeatedContent.run(trx, { importId });
}

const contentOfOthers = statement(
  'import_content_of_others',
  `with refused as (
     update quizzes.staged_outcomes o set outcome = 'duplicate', other_question_id = b.id
     from quizzes.questions b
     where b.exam_id = :examId and b.content_hash = o.content_hash and o.import_id = :importId
       and o.outcome in ('new', 'updated') and o.is_moved and b.id <> o.question_id
       and b.id not in (
         select leaving.question_id from quizzes.staged_outcomes leaving
         where leaving.import_id = :importId and leaving.outcome = 'updated' and leaving.is_moved
       )
     returning o.version
   )
   select count(*) filter (where version > 0)::integer as stayed from refused`,
  z.object({ stayed: z.int() }),
);

/** True if a question of the bank was among them: it stays what it was. */
async function refuseContentOfOthers(trx: Knex, { importId, examId }: Staged): Promise<boolean> {
  const result = await contentOfOthers.first(trx, { importId, examId });
  return (result?.stayed ?? 0) > 0;
}

const similar = statement(
  'import_similar',
  `with here as (
     select similarity_hash, row_number, outcome = 'unchanged' as is_kept from quizzes.staged_outcomes
     where import_id = :importId and outcome in ('new', 'updated', 'unchanged')
   ), among_rows as (
     select row_number, first_value(row_number) over similar_texts as first_row
     from here
     where similarity_hash in (select similarity_hash from here group by similarity_hash having count(*) > 1)
     window similar_texts as (partition by similarity_hash order by is_kept desc, row_number)
   ), in_bank as (
     select distinct on (h.row_number) h.row_number, b.id
     from here h join quizzes.questions b on b.exam_id = :examId and b.similarity_hash = h.similarity_hash
     where b.id not in (
       select o.question_id from quizzes.staged_outcomes o
       where o.import_id = :importId and o.outcome in ('new', 'updated', 'unchanged')
     )
     order by h.row_number, b.id
   ), found as (
     select row_number, min(first_row) as first_row, (array_agg(id) filter (where id is not null))[1] as id
     from (
       select row_number, first_row, null::uuid as id from among_rows where row_number <> first_row
       union all select row_number, null, id from in_bank
     ) both_ways group by row_number
   )
   update quizzes.staged_outcomes o set similar_row = f.first_row, similar_question_id = f.id
   from found f
   where o.import_id = :importId and o.row_number = f.row_number and o.outcome in ('new', 'updated')`,
  null,
);

/** What will be written and reads like another question: one of the bank that stays as it is, or an earlier row. */
async function markSimilar(trx: Knex, { importId, examId }: Staged): Promise<void> {
  await similar.run(trx, { importId, examId });
}

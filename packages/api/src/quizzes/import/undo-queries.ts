import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { UndoneCountsView, type UndoneImportView } from '../bank-views.ts';
import type { ImportKey } from './import-queries.ts';

interface Undo extends ImportKey {
  readonly examId: string;
  readonly now: Date;
}

const MADE = `quizzes.imported_questions i
   where i.user_id = :userId and i.import_id = :importId`;

/** Asked, also in a game, reported, printed in a paper, graded anew or counted: somebody may ask for it. */
const IS_USED = [
  'quizzes.attempt_questions',
  'quizzes.question_reports',
  'quizzes.paper_questions',
  'quizzes.regrades',
  'quizzes.item_score_counts',
  'live.game_questions',
]
  .map((table) => `exists (select from ${table} u where u.question_id = i.question_id)`)
  .join(' or ');

const decidedFates = statement(
  'import_undo_decide',
  `update quizzes.imported_questions i
   set fate = case
     when q.id is null or q.revision_hash <> i.revision_hash or q.text_format <> w.text_format
       or i.translations_hash is distinct from
         case when p.translations <> '{}' then sha256(convert_to(p.translations::text, 'UTF8')) end then 'left'
     when i.former_version is null then case when ${IS_USED} then 'retired' else 'removed' end
     when q.external_id is null and exists (select from quizzes.questions b where b.exam_id = :examId
       and b.content_hash = i.former_content_hash and b.external_id is null and b.id <> q.id) then 'left'
     else 'restored' end
   from quizzes.imported_questions m
   left join quizzes.questions q on q.id = m.question_id and q.exam_id = :examId
   left join quizzes.question_versions w on w.question_id = m.question_id and w.version = m.version
   left join quizzes.question_versions p on p.question_id = q.id and p.version = q.version
   where i.user_id = :userId and i.import_id = :importId and m.user_id = :userId and m.import_id = :importId
     and m.question_id = i.question_id`,
  null,
);

const restoredVersions = statement(
  'import_undo_versions',
  `insert into quizzes.question_versions (question_id, version, domain_code, type, text_format, text, public,
     key, feedback, explanation, difficulty, hint, hint_cost_percent, weight, source, translations, created_at)
   select v.question_id, q.version + 1, v.domain_code, v.type, v.text_format, v.text, v.public, v.key, v.feedback,
     v.explanation, v.difficulty, v.hint, v.hint_cost_percent, v.weight, v.source, v.translations, :now
   from quizzes.imported_questions i
   join quizzes.questions q on q.id = i.question_id
   join quizzes.question_versions v on v.question_id = i.question_id and v.version = i.former_version
   where i.user_id = :userId and i.import_id = :importId and i.fate = 'restored' and i.former_translations is null`,
  null,
);

const restoredTranslations = statement(
  'import_undo_translations',
  `update quizzes.question_versions v set translations = i.former_translations
   from quizzes.imported_questions i
   join quizzes.questions q on q.id = i.question_id
   where i.user_id = :userId and i.import_id = :importId and i.fate = 'restored' and i.former_translations is not null
     and v.question_id = q.id and v.version = q.version`,
  null,
);

const restoredQuestions = statement(
  'import_undo_questions',
  `update quizzes.questions q
   set version = v.version, content_hash = i.former_content_hash, similarity_hash = i.former_similarity_hash,
     revision_hash = i.former_revision_hash, domain_code = v.domain_code, text_format = v.text_format,
     tags = i.former_tags, updated_at = :now
   from quizzes.imported_questions i, quizzes.question_versions v
   where i.user_id = :userId and i.import_id = :importId and i.fate = 'restored' and q.id = i.question_id
     and v.question_id = i.question_id and v.version = q.version + 1`,
  null,
);

const retiredQuestions = statement(
  'import_undo_retired',
  `update quizzes.questions q set status = 'retired', updated_at = :now
   from ${MADE} and i.fate = 'retired' and q.id = i.question_id and q.status <> 'retired'`,
  null,
);

const removedVersions = statement(
  'import_undo_removed_versions',
  `delete from quizzes.question_versions v using ${MADE} and i.fate = 'removed' and v.question_id = i.question_id`,
  null,
);

const removedQuestions = statement(
  'import_undo_removed',
  `delete from quizzes.questions q using ${MADE} and i.fate = 'removed' and q.id = i.question_id`,
  null,
);

const lockedMade = statement(
  'import_undo_lock',
  `with locked as (
     select 1 from quizzes.imported_questions i
     join quizzes.question_versions v on v.question_id = i.question_id
     join quizzes.questions q on q.id = i.question_id
     where i.user_id = :userId and i.import_id = :importId and i.former_version is null
     order by v.question_id, v.version for update of v, q
   )
   select count(*)::integer as count from locked`,
  z.object({ count: z.int() }),
);

/**
 * Waits for everybody who is about to ask for a question that the import made, such as a quiz that begins, and has those
 * wait who come later: they refer to its versions.
 */
export async function lockMade(trx: Knex, { userId, importId }: ImportKey): Promise<void> {
  await lockedMade.first(trx, { userId, importId });
}

/** Takes back what an import wrote. The caller holds the exam's lock, so that nobody changes its bank meanwhile. */
export async function takeBack(trx: Knex, { userId, importId, examId, now }: Undo): Promise<void> {
  const key = { userId, importId };
  await decidedFates.run(trx, { ...key, examId });
  await restoredTranslations.run(trx, key);
  await restoredVersions.run(trx, { ...key, now });
  await restoredQuestions.run(trx, { ...key, now });
  await retiredQuestions.run(trx, { ...key, now });
  await removedVersions.run(trx, key);
  await removedQuestions.run(trx, key);
}

const FateCounts = UndoneCountsView.pick({ removed: true, retired: true, restored: true, left: true });
type FateCounts = z.output<typeof FateCounts>;

const fateCounts = statement(
  'import_undo_counts',
  `select count(*) filter (where fate = 'removed')::integer as removed,
     count(*) filter (where fate = 'retired')::integer as retired,
     count(*) filter (where fate = 'restored')::integer as restored,
     count(*) filter (where fate = 'left')::integer as left
   from ${MADE}`,
  FateCounts,
  { because: 'bulk' },
);

/** What became of the questions of an import that was taken back. */
export async function countFates(trx: Knex, { userId, importId }: ImportKey): Promise<FateCounts> {
  const counts = await fateCounts.first(trx, { userId, importId });
  if (counts === undefined) throw new Error('A count without a row');
  return counts;
}

const LeftRow = z.object({ questionId: z.string(), externalId: z.string().nullable(), text: z.string() });
const MAX_LEFT = 100;

const leftQuestions = statement(
  'import_undo_left',
  `select q.id as "questionId", q.external_id as "externalId", v.text
   from quizzes.imported_questions i
   join quizzes.questions q on q.id = i.question_id
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where i.user_id = :userId and i.import_id = :importId and i.fate = 'left'
   order by q.id limit ${MAX_LEFT}`,
  LeftRow,
);

/** Those that somebody has changed since. */
export async function listLeft(
  trx: Knex,
  { userId, importId }: ImportKey,
): Promise<UndoneImportView['left']> {
  return await leftQuestions.all(trx, { userId, importId });
}

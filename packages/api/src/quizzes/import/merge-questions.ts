import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { ImportCountsView } from '../bank-views.ts';
import { carryTranslations } from './carry-translations.ts';
import { classifyQuestions } from './classify-questions.ts';
import type { KeptCounts } from './import-queries.ts';
import { joinWholeTables } from './import-transaction.ts';
import type { Staged } from './staged.ts';

/** What became of the rows that were valid questions. `possibleDuplicate` counts some of `new` and `updated` again. */
const MergeCounts = ImportCountsView.omit({ noted: true, kept: true });
export type MergeCounts = z.output<typeof MergeCounts>;

export interface Merged {
  /** The domains that the exam had not, by code. */
  readonly domains: readonly string[];
  readonly counts: MergeCounts;
  readonly kept: KeptCounts;
}

export interface Merge extends Staged {
  /** Titles of domains that the exam may not have yet, by code; others get their code as title. */
  readonly domainTitles: ReadonlyMap<string, string>;
  readonly now: Date;
  /** Whose import it is, who may take it back; null for what is brought in by no import. */
  readonly userId: string | null;
  /** Of questions that are new; those that the bank has keep theirs. */
  readonly status: 'draft' | 'published';
}

/** Brings the staged rows into the exam's bank. The caller holds the exam's lock and empties the stage afterwards. */
export async function mergeQuestions(trx: Knex.Transaction, merge: Merge): Promise<Merged> {
  await joinWholeTables(trx);
  const kept = await classifyQuestions(trx, merge);
  const domains = await addDomains(trx, merge);
  await recordImported(trx, merge);
  await recordTranslated(trx, merge);
  await addQuestions(trx, merge);
  await updateQuestions(trx, merge);
  await addVersions(trx, merge);
  await translateUnchanged(trx, merge);
  await carryTranslations(trx, merge);
  await recordTranslations(trx, merge);
  return { counts: await countOutcomes(trx, merge), kept, domains };
}

const emptiedStage = statement(
  'import_empty_stage',
  `with outcomes as (delete from quizzes.staged_outcomes where import_id = :importId)
   delete from quizzes.staged_questions where import_id = :importId`,
  null,
);

/** Removes what was staged: the tables hold rows only while a transaction works on them. */
export async function emptyStage(trx: Knex, importId: string): Promise<void> {
  await emptiedStage.run(trx, { importId });
}

const STAGED = `quizzes.staged_outcomes o
     join quizzes.staged_questions s on s.import_id = o.import_id and s.row_number = o.row_number
     where o.import_id = :importId`;

const addedDomains = statement(
  'import_domains',
  `insert into quizzes.exam_domains (exam_id, code, title, weight)
   select cast(:examId as uuid), domain_code, coalesce(cast(:titles as jsonb) ->> domain_code, domain_code), 1
   from quizzes.staged_outcomes where import_id = :importId and outcome in ('new', 'updated')
   group by domain_code
   on conflict do nothing returning code`,
  z.object({ code: z.string() }),
);

async function addDomains(trx: Knex, { importId, examId, domainTitles }: Merge): Promise<string[]> {
  const titles = JSON.stringify(Object.fromEntries(domainTitles));
  const added = await addedDomains.all(trx, { importId, examId, titles });
  return added.map(({ code }) => code).sort();
}

const recordedQuestions = statement(
  'import_record',
  `insert into quizzes.imported_questions (user_id, import_id, question_id, version, revision_hash,
     former_version, former_tags, former_content_hash, former_similarity_hash, former_revision_hash)
   select cast(:userId as uuid), o.import_id, o.question_id, o.version + 1, s.revision_hash,
     q.version, q.tags, q.content_hash, q.similarity_hash, q.revision_hash
   from quizzes.staged_outcomes o
   join quizzes.staged_questions s on s.import_id = o.import_id and s.row_number = o.row_number
   left join quizzes.questions q on q.id = o.question_id
   where o.import_id = :importId and o.outcome in ('new', 'updated')`,
  null,
);

/** Before anything is written: what the bank knows of the questions is what they get back when the import is undone. */
async function recordImported(trx: Knex, { userId, importId }: Merge): Promise<void> {
  if (userId !== null) await recordedQuestions.run(trx, { userId, importId });
}

const recordedUnchanged = statement(
  'import_record_translated',
  `insert into quizzes.imported_questions (user_id, import_id, question_id, version, revision_hash,
     former_version, former_tags, former_content_hash, former_similarity_hash, former_revision_hash, former_translations)
   select cast(:userId as uuid), o.import_id, q.id, q.version, q.revision_hash,
     q.version, q.tags, q.content_hash, q.similarity_hash, q.revision_hash, v.translations
   from quizzes.staged_outcomes o
   join quizzes.staged_questions s on s.import_id = o.import_id and s.row_number = o.row_number
   join quizzes.questions q on q.id = o.question_id
   join quizzes.question_versions v on v.question_id = o.question_id and v.version = o.version
   where o.import_id = :importId and o.outcome = 'unchanged' and v.translations || s.translations <> v.translations
   on conflict do nothing`,
  null,
);

/** What is about to be said anew in other languages, without a new version. */
async function recordTranslated(trx: Knex, { userId, importId }: Merge): Promise<void> {
  if (userId !== null) await recordedUnchanged.run(trx, { userId, importId });
}

const recordedTranslations = statement(
  'import_record_translations',
  `update quizzes.imported_questions i set translations_hash = sha256(convert_to(v.translations::text, 'UTF8'))
   from quizzes.question_versions v
   where i.user_id = :userId and i.import_id = :importId and v.question_id = i.question_id and v.version = i.version
     and v.translations <> '{}'`,
  null,
);

/** After all is written: who translates a question later changes it. */
async function recordTranslations(trx: Knex, { userId, importId }: Merge): Promise<void> {
  if (userId !== null) await recordedTranslations.run(trx, { userId, importId });
}

const addedQuestions = statement(
  'import_new',
  `insert into quizzes.questions (id, exam_id, external_id, content_hash, similarity_hash, revision_hash, domain_code,
     status, version, tags, text_format, created_at, updated_at)
   select o.question_id, :examId, s.external_id, s.content_hash, s.similarity_hash, s.revision_hash, s.domain_code,
     :status, 1, s.tags, o.text_format, :now, :now
   from ${STAGED} and o.outcome = 'new'`,
  null,
);

async function addQuestions(trx: Knex, { importId, examId, status, now }: Merge): Promise<void> {
  await addedQuestions.run(trx, { importId, examId, status, now });
}

const updatedQuestions = statement(
  'import_updated',
  `update quizzes.questions q
   set content_hash = s.content_hash, similarity_hash = s.similarity_hash, revision_hash = s.revision_hash,
     domain_code = s.domain_code, version = q.version + 1, tags = s.tags, text_format = o.text_format,
     updated_at = :now
   from ${STAGED} and o.outcome = 'updated' and q.id = o.question_id`,
  null,
);

async function updateQuestions(trx: Knex, { importId, now }: Merge): Promise<void> {
  await updatedQuestions.run(trx, { importId, now });
}

const addedVersions = statement(
  'import_versions',
  `insert into quizzes.question_versions (question_id, version, domain_code, type, text_format, text, public,
     key, feedback, explanation, difficulty, hint, hint_cost_percent, weight, source, translations, created_at)
   select o.question_id, o.version + 1, s.domain_code, s.type, o.text_format, s.text, s.public, s.key, s.feedback,
     s.explanation, s.difficulty, s.hint, s.hint_cost_percent, s.weight, s.source,
     coalesce(s.translations, '{}'), :now
   from ${STAGED} and o.outcome in ('new', 'updated')`,
  null,
);

/** Every edit is a version of its own: attempts keep the one they were given. */
async function addVersions(trx: Knex, { importId, now }: Merge): Promise<void> {
  await addedVersions.run(trx, { importId, now });
}

const translatedUnchanged = statement(
  'import_translate_unchanged',
  `update quizzes.question_versions v set translations = v.translations || s.translations
   from ${STAGED} and o.outcome = 'unchanged' and s.translations is not null
     and v.question_id = o.question_id and v.version = o.version`,
  null,
);

/** What a question says in other languages is no new version of it. */
async function translateUnchanged(trx: Knex, { importId }: Merge): Promise<void> {
  await translatedUnchanged.run(trx, { importId });
}

const outcomeCounts = statement(
  'import_counts',
  `select count(*) filter (where outcome = 'new')::integer as new,
     count(*) filter (where outcome = 'updated')::integer as updated,
     count(*) filter (where outcome = 'unchanged')::integer as unchanged,
     count(*) filter (where outcome = 'duplicate')::integer as duplicate,
     count(*) filter (where outcome = 'rejected')::integer as rejected,
     count(*) filter (where outcome in ('new', 'updated')
       and (similar_row is not null or similar_question_id is not null))::integer as "possibleDuplicate"
   from quizzes.staged_outcomes where import_id = :importId`,
  MergeCounts,
  { because: 'bulk' },
);

async function countOutcomes(trx: Knex, { importId }: Merge): Promise<MergeCounts> {
  const counts = await outcomeCounts.first(trx, { importId });
  if (counts === undefined) throw new Error('A count without a row');
  return counts;
}

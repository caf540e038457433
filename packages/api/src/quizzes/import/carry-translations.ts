import type { JudgedOriginal } from '@studyhall/domain/quizzes/question-translation';
import { QuestionType, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { carriedTranslations } from '../translate-question.ts';
import { findRowByRow } from './import-transaction.ts';

const NO_ID = '00000000-0000-0000-0000-000000000000';
/** How many questions are in memory at once. */
const PAGE = 1_000;

const Version = z.object({
  type: QuestionType,
  text: z.string(),
  textFormat: TextFormat,
  explanation: z.string().nullable(),
  hint: z.string().nullable(),
  public: z.unknown(),
  key: z.unknown(),
  feedback: z.unknown(),
});
const Successor = z.object({
  questionId: z.string(),
  version: z.int(),
  before: Version.extend({ translations: z.record(z.string(), z.unknown()) }),
  after: Version,
});

const versionJson = (version: string) =>
  `'type', ${version}.type, 'text', ${version}.text, 'textFormat', ${version}.text_format, 'explanation', ${version}.explanation,
    'hint', ${version}.hint, 'public', ${version}.public, 'key', ${version}.key, 'feedback', ${version}.feedback`;

const successors = statement(
  'import_translated',
  `select o.question_id as "questionId", n.version,
     json_build_object(${versionJson('p')}, 'translations', p.translations) as before,
     json_build_object(${versionJson('n')}) as after
   from quizzes.staged_outcomes o
   join quizzes.question_versions p on p.question_id = o.question_id and p.version = o.version
   join quizzes.question_versions n on n.question_id = o.question_id and n.version = o.version + 1
   where o.import_id = :importId and o.outcome = 'updated' and o.question_id > :after::uuid and p.translations <> '{}'
   order by o.question_id limit :limit`,
  Successor,
);

/** What the file says itself stays. */
const carried = statement(
  'import_carry_translations',
  `update quizzes.question_versions v set translations = c.translations || v.translations
   from jsonb_to_recordset(:carried::jsonb) as c("questionId" uuid, version int, translations jsonb)
   where v.question_id = c."questionId" and v.version = c.version`,
  null,
  { because: 'bulk' },
);

/** New versions of questions take over what was said in other languages, as far as it still fits. */
export async function carryTranslations(
  trx: Knex,
  { importId }: { readonly importId: string },
): Promise<void> {
  // A page is found by ids: a join over the whole bank for each would take as long as the import.
  await findRowByRow(trx);
  let after = NO_ID;
  for (;;) {
    const rows = await successors.all(trx, { importId, after, limit: PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.questionId;
    const found = rows.map(({ questionId, version, before, after: now }) => ({
      ...{ questionId, version },
      translations: carriedTranslations(stored(before), stored(now)),
    }));
    await carried.run(trx, { carried: JSON.stringify(found) });
  }
}

type StoredVersion = Parameters<typeof carriedTranslations>[0];

/** What JSON brought as columns would. */
function stored(version: Partial<JudgedOriginal> & { readonly translations?: unknown }): StoredVersion {
  return version as StoredVersion;
}

import { fitsVersion, StoredTranslation } from '@studyhall/domain/quizzes/question-translation';
import { QuestionType, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { BrokenRow } from '../platform/data-check.ts';
import { statement } from '../platform/statement.ts';

const StoredVersion = z.object({
  key: z.string(),
  type: QuestionType,
  text: z.string(),
  textFormat: TextFormat,
  explanation: z.string().nullable(),
  hint: z.string().nullable(),
  translations: z.record(z.string(), z.unknown()),
  public: z.unknown(),
  answerKey: z.unknown(),
  feedback: z.unknown(),
});
type StoredVersion = z.output<typeof StoredVersion>;

const versions = statement(
  'doctor_quizzes_keys',
  `select v.question_id || '/' || v.version as key, v.type, v.text, v.text_format as "textFormat",
     v.explanation, v.hint, v.translations, v.public, v.key as "answerKey", v.feedback
   from quizzes.questions q join quizzes.question_versions v on v.question_id = q.id
   where q.id = any(:keys::uuid[]) order by v.question_id, v.version`,
  StoredVersion,
);

/** Versions whose parts are not those of a question of their type. */
export async function findBrokenVersions(
  db: Knex,
  { keys }: { readonly keys: string[] },
): Promise<readonly BrokenRow[]> {
  const rows = await versions.all(db, { keys });
  return rows.flatMap((version) => {
    const what = problemOf(version);
    return what === undefined ? [] : [{ key: version.key, what }];
  });
}

function problemOf(version: StoredVersion): string | undefined {
  const { type, text, public: shown, answerKey, feedback } = version;
  const rules = rulesOf(type);
  const parts = { public: shown, key: answerKey, feedback };
  const unreadable = (['public', 'key', 'feedback'] as const).find(
    (part) => !rules[part].safeParse(parts[part]).success,
  );
  if (unreadable !== undefined) return `has a ${unreadable} that no ${type} question has`;
  const [problem] = rules.problemsOf(rules.bodyOf(parts), text);
  if (problem !== undefined) return `is no ${type} question: ${problem.message}`;
  const unfit = Object.entries(version.translations).find(([, stored]) => !isFit(version, stored));
  return unfit === undefined ? undefined : `has a translation into ${unfit[0]} that is of another question`;
}

/** Its options, gaps and places are those of the version: nobody is asked something else than is graded. */
function isFit({ answerKey: key, ...version }: StoredVersion, stored: unknown): boolean {
  const read = StoredTranslation.safeParse(stored);
  return read.success && fitsVersion({ ...version, key }, read.data);
}

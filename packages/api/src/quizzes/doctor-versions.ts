import { QuestionType, rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { BrokenRow } from '../platform/data-check.ts';
import { statement } from '../platform/statement.ts';

const StoredVersion = z.object({
  key: z.string(),
  type: QuestionType,
  text: z.string(),
  public: z.unknown(),
  answerKey: z.unknown(),
  feedback: z.unknown(),
});
type StoredVersion = z.output<typeof StoredVersion>;

const versions = statement(
  'doctor_quizzes_keys',
  `select v.question_id || '/' || v.version as key, v.type, v.text, v.public, v.key as "answerKey", v.feedback
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

function problemOf({ type, text, public: shown, answerKey, feedback }: StoredVersion): string | undefined {
  const rules = rulesOf(type);
  const parts = { public: shown, key: answerKey, feedback };
  const unreadable = (['public', 'key', 'feedback'] as const).find(
    (part) => !rules[part].safeParse(parts[part]).success,
  );
  if (unreadable !== undefined) return `has a ${unreadable} that no ${type} question has`;
  const [problem] = rules.problemsOf(rules.bodyOf(parts), text);
  return problem === undefined ? undefined : `is no ${type} question: ${problem.message}`;
}

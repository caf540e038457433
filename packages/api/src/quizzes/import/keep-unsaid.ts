import { keepUnsaid } from '@studyhall/domain/quizzes/formats/keep-unsaid';
import type { QuestionPart } from '@studyhall/domain/quizzes/formats/unsaid-parts';
import { tagOf, tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import { TextFormat } from '@studyhall/domain/quizzes/question-draft';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { QuestionType } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { newId } from '../../platform/ids.ts';
import { statement } from '../../platform/statement.ts';
import type { FormattedDraft } from '../lifecycle/stored-question-queries.ts';
import { Translations } from '../translation-queries.ts';
import type { KeptCounts } from './import-queries.ts';
import { findRowByRow, joinWholeTables } from './import-transaction.ts';
import { keptTranslations } from './keep-translations.ts';
import { type DraftRow, stageQuestions } from './stage-questions.ts';
import type { Staged } from './staged.ts';
import type { UnsaidLists } from './unsaid-lists.ts';

const BATCH_ROWS = 500;

const Side = z.object({
  externalId: z.string().nullable(),
  textFormat: TextFormat,
  domainCode: z.string(),
  type: QuestionType,
  text: z.string(),
  public: z.unknown(),
  key: z.unknown(),
  feedback: z.unknown(),
  explanation: z.string().nullable(),
  difficulty: z.string().nullable(),
  hint: z.string().nullable(),
  hintCostPercent: z.int().nullable(),
  weight: z.int(),
  source: z.unknown(),
  tags: z.array(z.string()),
  translations: Translations.nullable(),
});
type Side = z.output<typeof Side>;

const PairRow = z.object({
  rowNumber: z.int(),
  /** Null where the file has a place for all of it: it is passed over. */
  unsaid: z.int().nullable(),
  said: Side,
  stored: Side,
});

const columnsOf = (side: string, head: string) => `json_build_object('externalId', ${head}.external_id,
     'textFormat', ${side === 's' ? 'o.text_format' : 'v.text_format'}, 'domainCode', ${side}.domain_code,
     'type', ${side}.type, 'text', ${side}.text, 'public', ${side}.public, 'key', ${side}.key,
     'feedback', ${side}.feedback, 'explanation', ${side}.explanation, 'difficulty', ${side}.difficulty,
     'hint', ${side}.hint, 'hintCostPercent', ${side}.hint_cost_percent, 'weight', ${side}.weight,
     'source', ${side}.source, 'tags', ${head}.tags,
     'translations', ${side}.translations)`;

const pairsToKeep = statement(
  'import_pairs_to_keep',
  `with batch as materialized (
     select b.row_number, b.question_id, b.text_format from quizzes.staged_outcomes b
     where b.import_id = :importId and b.row_number > :after and b.outcome = 'updated'
     order by b.row_number limit ${BATCH_ROWS}
   )
   select o.row_number as "rowNumber", s.unsaid,
     ${columnsOf('s', 's')} as said, ${columnsOf('v', 'q')} as stored
   from batch o
   join quizzes.staged_questions s on s.import_id = :importId and s.row_number = o.row_number
   join quizzes.questions q on q.id = o.question_id
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   order by o.row_number`,
  PairRow,
);

/**
 * Fills what the file has no place for with what the questions have that its rows speak of. A row that says nothing else is
 * unchanged. The only place where what a file says and what a question has come together.
 */
export async function keepWhatIsUnsaid(trx: Knex.Transaction, staged: Staged): Promise<KeptCounts> {
  const { importId, unsaid } = staged;
  const counts = new Map<QuestionPart | 'questions', number>();
  // What was filled is staged beside the rows, and takes their place at once.
  const filledId = newId();
  await findRowByRow(trx);
  let after = 0;
  for (;;) {
    const pairs = await pairsToKeep.all(trx, { importId, after });
    const last = pairs.at(-1);
    if (last === undefined) break;
    after = last.rowNumber;
    await stageQuestions(trx, filledId, oneBatch(pairs.flatMap((pair) => filledRow(pair, unsaid, counts))));
  }
  await joinWholeTables(trx);
  if (after > 0) await takeFilled(trx, { importId, filledId });
  return Object.fromEntries(counts);
}

async function* oneBatch<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows;
}

function filledRow(
  { rowNumber, unsaid, said, stored }: z.output<typeof PairRow>,
  lists: UnsaidLists,
  counts: Map<QuestionPart | 'questions', number>,
): DraftRow[] {
  if (unsaid === null) return [];
  const { draft, kept } = keepUnsaid(draftOf(said), tidyDraft(draftOf(stored)), lists.partsOf(unsaid));
  const counted = kept.length === 0 ? [] : (['questions', ...kept] as const);
  for (const part of counted) counts.set(part, (counts.get(part) ?? 0) + 1);
  const filled = { ...draft, textFormat: said.textFormat };
  return [{ rowNumber, draft: filled, unsaid, translations: keptTranslations(filled, { said, stored }) }];
}

/** It was a draft when it was written, as the compiler cannot follow. */
function draftOf({
  public: shown,
  key,
  feedback,
  hint,
  hintCostPercent,
  tags,
  translations: _translations,
  ...said
}: Side): FormattedDraft {
  const body = rulesOf(said.type).bodyOf({ public: shown, key, feedback });
  return {
    ...Object.assign(said, body),
    hint: hint === null ? null : { text: hint, costPercent: hintCostPercent },
    tags: tags.map(tagOf),
  } as unknown as FormattedDraft;
}

const filledOutcomes = statement(
  'import_keep',
  `update quizzes.staged_outcomes o
   set domain_code = f.domain_code, content_hash = f.content_hash, is_moved = q.content_hash <> f.content_hash,
     outcome = case when q.revision_hash = f.revision_hash and f.text_format = q.text_format then 'unchanged'
       else 'updated' end
   from quizzes.staged_questions f, quizzes.questions q
   where o.import_id = :importId and f.import_id = :filledId and f.row_number = o.row_number and q.id = o.question_id`,
  null,
);

const unfilledRows = statement(
  'import_drop_unfilled',
  `delete from quizzes.staged_questions s using quizzes.staged_questions f
   where s.import_id = :importId and f.import_id = :filledId and f.row_number = s.row_number`,
  null,
  { because: 'bulk' },
);

const filledRows = statement(
  'import_take_filled',
  'update quizzes.staged_questions set import_id = :importId where import_id = :filledId',
  null,
  { because: 'bulk' },
);

interface Filled {
  readonly importId: string;
  readonly filledId: string;
}

async function takeFilled(trx: Knex, filled: Filled): Promise<void> {
  await filledOutcomes.run(trx, { ...filled });
  await unfilledRows.run(trx, { ...filled });
  await filledRows.run(trx, { ...filled });
}

import { keepUnsaid } from '@studyhall/domain/quizzes/formats/keep-unsaid';
import type { QuestionPart } from '@studyhall/domain/quizzes/formats/unsaid-parts';
import { revisionOf, tagOf, tidyDraft } from '@studyhall/domain/quizzes/import-draft';
import { TextFormat } from '@studyhall/domain/quizzes/question-draft';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { QuestionType } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import {
  type FormattedDraft,
  questionColumns,
  versionColumns,
} from '../lifecycle/stored-question-queries.ts';
import type { Staged } from './staged.ts';

/** How many questions keep something that the file has no place for, and how many keep what. */
export type KeptCounts = Readonly<Partial<Record<QuestionPart | 'questions', number>>>;

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
});
type Side = z.output<typeof Side>;

const PairRow = z.object({
  rowNumber: z.int(),
  unsaid: z.int(),
  /** Whether the file says how its texts are read, and otherwise than the bank has it. */
  isFormatNew: z.boolean(),
  said: Side,
  stored: Side,
});

const columnsOf = (side: string, head: string) => `json_build_object('externalId', ${head}.external_id,
     'textFormat', ${side === 's' ? 'o.text_format' : 'v.text_format'}, 'domainCode', ${side}.domain_code,
     'type', ${side}.type, 'text', ${side}.text, 'public', ${side}.public, 'key', ${side}.key,
     'feedback', ${side}.feedback, 'explanation', ${side}.explanation, 'difficulty', ${side}.difficulty,
     'hint', ${side}.hint, 'hintCostPercent', ${side}.hint_cost_percent, 'weight', ${side}.weight,
     'source', ${side}.source, 'tags', ${head}.tags)`;

const pairsToKeep = statement(
  'import_pairs_to_keep',
  `select o.row_number as "rowNumber", s.unsaid,
     s.text_format is not null and s.text_format <> q.text_format as "isFormatNew",
     ${columnsOf('s', 's')} as said, ${columnsOf('v', 'q')} as stored
   from quizzes.staged_outcomes o
   join quizzes.staged_questions s on s.import_id = :importId and s.row_number = o.row_number
   join quizzes.questions q on q.id = o.question_id
   join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where o.import_id = :importId and o.row_number > :after and o.outcome = 'updated' and s.unsaid is not null
   order by o.row_number limit ${BATCH_ROWS}`,
  PairRow,
  { neverNull: ['unsaid', 'said', 'stored'] },
);

/** Of a batch whose rows are found by their numbers: the rest of an import joins whole tables. */
const ROW_BY_ROW = `set local enable_nestloop = on; set local enable_hashjoin = off; set local enable_mergejoin = off`;
const WHOLE_TABLES = `set local enable_nestloop = off; set local enable_hashjoin = on; set local enable_mergejoin = on`;

/**
 * Fills what the file has no place for with what the questions have that its rows speak of. A row that says nothing else is
 * unchanged. The only place where what a file says and what a question has come together.
 */
export async function keepWhatIsUnsaid(trx: Knex, { importId, unsaid }: Staged): Promise<KeptCounts> {
  const counts = new Map<QuestionPart | 'questions', number>();
  const count = (part: QuestionPart | 'questions') => counts.set(part, (counts.get(part) ?? 0) + 1);
  await trx.raw(ROW_BY_ROW);
  for (let after = 0; ; ) {
    const pairs = await pairsToKeep.all(trx, { importId, after });
    const last = pairs.at(-1);
    if (last === undefined) break;
    after = last.rowNumber;
    const rows = pairs.map((pair) => {
      const stored = tidyDraft(draftOf(pair.stored));
      const { draft, kept } = keepUnsaid(draftOf(pair.said), stored, unsaid.partsOf(pair.unsaid));
      if (kept.length > 0) for (const part of ['questions' as const, ...kept]) count(part);
      const isSame = !pair.isFormatNew && revisionOf(draft) === revisionOf(stored);
      return {
        rowNumber: pair.rowNumber,
        isSame,
        ...columnsIn({ ...draft, textFormat: pair.said.textFormat }),
      };
    });
    await keptRows.run(trx, { importId, rows: JSON.stringify(rows) });
  }
  await trx.raw(WHOLE_TABLES);
  return Object.fromEntries(counts);
}

/** It was a draft when it was written, as the compiler cannot follow. */
function draftOf({
  public: shown,
  key,
  feedback,
  hint,
  hintCostPercent,
  tags,
  ...said
}: Side): FormattedDraft {
  const body = rulesOf(said.type).bodyOf({ public: shown, key, feedback });
  return {
    ...Object.assign(said, body),
    hint: hint === null ? null : { text: hint, costPercent: hintCostPercent },
    tags: tags.map(tagOf),
  } as unknown as FormattedDraft;
}

/** Hashes as text, which is how JSON carries them. */
function columnsIn(draft: FormattedDraft) {
  const { contentHash, similarityHash, revisionHash, ...head } = questionColumns(draft);
  const hashes = [contentHash, similarityHash, revisionHash].map((hash) => hash.toString('hex'));
  return { ...versionColumns(draft), tags: head.tags, hashes };
}

const keptRows = statement(
  'import_keep',
  `with kept as (
     select * from jsonb_to_recordset(cast(:rows as jsonb)) as k("rowNumber" integer, "isSame" boolean, "domainCode" text,
       type text, public jsonb, key jsonb, feedback jsonb, explanation text, difficulty text, hint text,
       "hintCostPercent" smallint, weight smallint, source jsonb, tags jsonb, hashes jsonb)
   ), staged as (
     update quizzes.staged_questions s
     set domain_code = k."domainCode", type = k.type, public = k.public, key = k.key, feedback = k.feedback,
       explanation = k.explanation, difficulty = k.difficulty, hint = k.hint, hint_cost_percent = k."hintCostPercent",
       weight = k.weight, source = nullif(k.source, 'null'), tags = array(select jsonb_array_elements_text(k.tags)),
       content_hash = decode(k.hashes ->> 0, 'hex'), similarity_hash = decode(k.hashes ->> 1, 'hex'),
       revision_hash = decode(k.hashes ->> 2, 'hex')
     from kept k where s.import_id = :importId and s.row_number = k."rowNumber"
   )
   update quizzes.staged_outcomes o
   set domain_code = k."domainCode", content_hash = decode(k.hashes ->> 0, 'hex'),
     similarity_hash = decode(k.hashes ->> 1, 'hex'), is_moved = q.content_hash <> decode(k.hashes ->> 0, 'hex'),
     outcome = case when k."isSame" then 'unchanged' else 'updated' end
   from kept k, quizzes.questions q
   where o.import_id = :importId and o.row_number = k."rowNumber" and q.id = o.question_id`,
  null,
);

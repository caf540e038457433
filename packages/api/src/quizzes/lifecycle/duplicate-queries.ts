import { areAlike, likenessOf } from '@studyhall/domain/quizzes/likeness';
import { TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Knex } from 'knex';
import * as z from 'zod';
import { statement } from '../../platform/statement.ts';
import { type AuthorReach, IS_AUTHORED } from '../authored-exam-queries.ts';
import { BankStatusView } from '../bank-views.ts';

/** Of a group as many as a person compares. */
const MAX_IN_GROUP = 20;
/** Of so many questions at once it is looked for what reads like them. */
const COMPARED_AT_ONCE = 500;
/** Beyond so many that an author reaches, what differs in more than its punctuation is found within an exam alone. */
const MAX_COMPARED = 50_000;

/** A retired question is asked of nobody: retiring one is how a duplicate is settled. */
const COMPARED = `from quizzes.exams e join quizzes.questions q on q.exam_id = e.id
     join quizzes.question_versions v on v.question_id = q.id and v.version = q.version
   where ${IS_AUTHORED} and q.status <> 'retired'`;

export interface DuplicateGroup {
  readonly cursor: string;
  readonly isIdentical: boolean;
  readonly ids: readonly string[];
}

const SameRow = z.object({ cursor: z.string(), isIdentical: z.boolean(), ids: z.array(z.string()) });

const sameGroups = statement(
  'bank_same_questions',
  `select encode(q.similarity_hash, 'hex') as cursor, count(distinct q.content_hash) = 1 as "isIdentical",
     (array_agg(q.id order by q.id))[1:${MAX_IN_GROUP}] as ids
   from quizzes.exams e join quizzes.questions q on q.exam_id = e.id
   where ${IS_AUTHORED} and q.status <> 'retired'
     and (cast(:cursor as text) is null or q.similarity_hash > decode(cast(:cursor as text), 'hex'))
   group by q.similarity_hash
   having count(*) > 1 and (cast(:examCode as text) is null or bool_or(e.code = cast(:examCode as text)))
   order by q.similarity_hash limit :limit`,
  SameRow,
);

interface GroupsQuery extends AuthorReach {
  /** At least one question of each group is in it; null for any exam. */
  readonly examCode: string | null;
  /** The last group read. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** Groups of questions whose texts differ in case, space and punctuation at most, by the hash of their text. */
export async function listSameGroups(db: Knex, query: GroupsQuery): Promise<DuplicateGroup[]> {
  const { listOf, examCode, cursor, limit } = query;
  return await sameGroups.all(db, { listOf, examCode, cursor, limit });
}

const NeighbourRow = z.object({
  id: z.string(),
  text: z.string(),
  otherId: z.string().nullable(),
  otherText: z.string().nullable(),
});

/** Of two that read alike, a few mostly stand beside one another where all are in order: from their beginning or from their end. */
const NEIGHBOURS = ['lag', 'lead']
  .flatMap((side) => [1, 2, 3].map((step) => `${side}(id, ${step})`))
  .flatMap((other) => [`${other} over by_beginning`, `${other} over by_end`])
  .join(', ');

const neighbours = statement(
  'bank_neighbours',
  `with texts as (
     select q.id, q.similarity_hash, e.code, lower(v.text) as beginning, v.text ${COMPARED}
     order by (e.code = cast(:examCode as text)) desc nulls last, q.id limit ${MAX_COMPARED}
   ), bank as (
     select distinct on (similarity_hash) id, code, beginning, text from texts
     order by similarity_hash, (code = cast(:examCode as text)) desc nulls last, id
   ), placed as (
     select id, code, text, array[${NEIGHBOURS}] as others from bank
     window by_beginning as (order by beginning collate "C", id),
       by_end as (order by reverse(beginning) collate "C", id)
   ), anchors as (
     select * from placed where cast(:cursor as uuid) is null or id > cast(:cursor as uuid)
     order by id limit :limit
   ), pairs as (
     select distinct a.id, o.id as other_id from anchors a cross join unnest(a.others) o (id) where o.id > a.id
   )
   select a.id, a.text, b.id as "otherId", b.text as "otherText" from anchors a
   left join pairs p on p.id = a.id
   left join bank b on b.id = p.other_id
     and (cast(:examCode as text) is null or cast(:examCode as text) in (a.code, b.code))
   order by a.id, b.id`,
  NeighbourRow,
);

interface NearGroups {
  readonly groups: DuplicateGroup[];
  /** The last question that was compared; null where none is left. */
  readonly comparedTo: string | null;
}

/**
 * Of the next questions by id, those that others with higher ids read like in other words. What it costs is bounded: each is
 * compared with twelve that stand beside it in the order of the texts.
 */
export async function listNearGroups(
  db: Knex,
  { listOf, examCode, cursor }: Omit<GroupsQuery, 'limit'>,
): Promise<NearGroups> {
  const rows = await neighbours.all(db, { listOf, examCode, cursor, limit: COMPARED_AT_ONCE });
  const anchors = new Set(rows.map(({ id }) => id));
  const groups = new Map<string, string[]>();
  const known = new Map<string, ReturnType<typeof likenessOf>>();
  const likeness = (id: string, text: string) => {
    const found = known.get(id) ?? likenessOf(text);
    known.set(id, found);
    return found;
  };
  for (const { id, text, otherId, otherText } of rows) {
    if (otherId === null || otherText === null) continue;
    if (!areAlike(likeness(id, text), likeness(otherId, otherText))) continue;
    groups.set(id, [...(groups.get(id) ?? [id]), otherId]);
  }
  return {
    groups: [...groups].map(([cursor, ids]) => ({ cursor, isIdentical: false, ids })),
    comparedTo: anchors.size < COMPARED_AT_ONCE ? null : ([...anchors].at(-1) ?? null),
  };
}

const ComparedRow = z.object({
  questionId: z.string(),
  examCode: z.string(),
  externalId: z.string().nullable(),
  textFormat: TextFormat,
  text: z.string(),
  status: BankStatusView,
  answered: z.int(),
});

const comparedQuestions = statement(
  'bank_compared',
  `select q.id as "questionId", e.code as "examCode", q.external_id as "externalId",
     v.text_format as "textFormat", v.text, q.status,
     (select count(*)::int from quizzes.attempt_questions a
       where a.question_id = q.id and a.answered_at is not null) as answered
   ${COMPARED} and q.id = any(:ids::uuid[])`,
  ComparedRow,
);

/** Questions as they are shown to be compared, by their ids. */
export async function findCompared(
  db: Knex,
  { ids, listOf }: AuthorReach & { readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, z.output<typeof ComparedRow>>> {
  const rows = await comparedQuestions.all(db, { listOf, ids: [...ids] });
  return new Map(rows.map((row) => [row.questionId, row]));
}

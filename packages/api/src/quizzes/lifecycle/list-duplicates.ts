import type { ListDuplicates } from '@studyhall/domain/quizzes/lifecycle-commands';
import type { Knex } from 'knex';
import { type PageOf, pageOf } from '../../platform/page.ts';
import type { AuthorReach } from '../authored-exam-queries.ts';
import { type DuplicateGroup, findCompared, listNearGroups, listSameGroups } from './duplicate-queries.ts';
import type { DuplicatesView } from './lifecycle-views.ts';

type Asked = ListDuplicates & AuthorReach;

/** Where the groups of one text end and those in other words begin. */
const NEAR = 'near:';

/**
 * Groups of questions, of all exams of an author, that may be one: first those of one text but for case, space and punctuation,
 * then those in other words. A page may have fewer than its limit, or none, although the list goes on: so much is compared at
 * once. None for an exam of others.
 */
export async function listDuplicates(db: Knex, asked: Asked): Promise<DuplicatesView> {
  const { items, nextCursor } = await groupsOf(db, asked);
  const { listOf } = asked;
  const questions = await findCompared(db, { listOf, ids: items.flatMap(({ ids }) => ids) });
  // One that was retired at this moment is gone from its group.
  const groups = items.map(({ isIdentical, ids }) => ({
    identical: isIdentical,
    questions: ids.flatMap((id) => questions.get(id) ?? []),
  }));
  return { items: groups.filter((group) => group.questions.length > 1), nextCursor };
}

async function groupsOf(db: Knex, asked: Asked): Promise<PageOf<DuplicateGroup>> {
  const { cursor = '', limit } = asked;
  if (cursor.startsWith(NEAR)) return await nearPage(db, { asked, cursor: cursor.slice(NEAR.length), limit });
  const same = await listSameGroups(db, { ...reachAndExam(asked), cursor: cursor || null, limit: limit + 1 });
  const page = pageOf(same, limit, (last) => last.cursor);
  if (page.nextCursor !== null) return page;
  if (same.length === limit) return { items: same, nextCursor: NEAR };
  const near = await nearPage(db, { asked, cursor: '', limit: limit - same.length });
  return { items: [...same, ...near.items], nextCursor: near.nextCursor };
}

interface NearPage {
  readonly asked: Asked;
  readonly cursor: string;
  readonly limit: number;
}

async function nearPage(db: Knex, { asked, cursor, limit }: NearPage): Promise<PageOf<DuplicateGroup>> {
  const found = await listNearGroups(db, { ...reachAndExam(asked), cursor: cursor || null });
  const { items, nextCursor } = pageOf(found.groups, limit, (last) => last.cursor);
  const next = nextCursor ?? found.comparedTo;
  return { items, nextCursor: next === null ? null : `${NEAR}${next}` };
}

function reachAndExam({ listOf, examCode }: Asked) {
  return { listOf, examCode: examCode ?? null };
}

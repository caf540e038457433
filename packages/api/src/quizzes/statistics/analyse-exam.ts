import { DomainError } from '@studyhall/domain/errors';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { ItemCount } from '@studyhall/domain/quizzes/statistics/counts';
import {
  analyseItem,
  type ItemAnalysis,
  itemCurve,
  totalsByTenth,
} from '@studyhall/domain/quizzes/statistics/item-statistics';
import type { ItemOrder } from '@studyhall/domain/quizzes/statistics/schemas';
import { analyseTest, effectiveWeights } from '@studyhall/domain/quizzes/statistics/test-statistics';
import type { Knex } from 'knex';
import { pageOf } from '../../platform/page.ts';
import { type AuthorReach, isAuthored } from '../authored-exam-queries.ts';
import { Exam } from '../bank-models.ts';
import { getQuestion } from '../bank-queries.ts';
import { countWaitingAttempts } from '../regrade/mark-queries.ts';
import { countRunningRegrades } from '../regrade/running-regrades.ts';
import { type CountedVersion, listCountedVersions, listQuestionIds, listTotals } from './count-queries.ts';
import type {
  ExamStatisticsView,
  ItemStatisticsView,
  ItemsStatisticsView,
  QuestionStatisticsView,
} from './statistics-views.ts';

interface OfExam extends AuthorReach {
  readonly examCode: string;
}

/** Read at a time, so that the counts of a large bank are never in memory together. */
const QUESTIONS_AT_ONCE = 100;

type Analysed = Omit<CountedVersion, 'counts'> & ItemAnalysis;
type AnalysedItem = Analysed & Pick<ItemStatisticsView, 'effectiveWeight'>;

/** Everything that is known of an exam. Errors: `not-found` for one that is not the author's. */
async function analyse(db: Knex, { examCode, listOf }: OfExam) {
  const exam = await Exam.query(db)
    .findOne({ code: examCode })
    .modify(isAuthored(db, { listOf }))
    .select('id', 'title', 'status');
  if (exam === undefined) throw new DomainError('not-found');
  const totals = await listTotals(db, { examId: exam.id });
  const questionIds = await listQuestionIds(db, { examId: exam.id });
  const items: Analysed[] = [];
  for (let from = 0; from < questionIds.length; from += QUESTIONS_AT_ONCE) {
    const versions = await listCountedVersions(db, questionIds.slice(from, from + QUESTIONS_AT_ONCE));
    items.push(...versions.map(analysed));
  }
  const regradedQuestions = await countRunningRegrades(db, exam.id);
  const test = analyseTest(totals, items);
  const weights = effectiveWeights(test.attempts, items);
  return {
    examId: exam.id,
    exam: { examCode, title: exam.title },
    stand: { examStatus: exam.status, regradedQuestions },
    test,
    totals,
    items: items.map((item, index): AnalysedItem => ({ ...item, effectiveWeight: weights[index] ?? null })),
  };
}

function analysed({ counts, ...version }: CountedVersion): Analysed {
  const guessShare = rulesOf(version.type).guessShare(version.public, version.key);
  const item = { weight: version.weight, guessShare, counts };
  return { ...version, ...analyseItem(item) };
}

/** The figures of an exam as a whole. Errors: `not-found`. */
export async function getExamStatistics(db: Knex, asked: OfExam): Promise<ExamStatisticsView> {
  const { examId, exam, stand, test, totals, items } = await analyse(db, asked);
  const waitingAttempts = await countWaitingAttempts(db, { examId });
  return { ...exam, ...stand, ...test, items: items.length, tenths: totalsByTenth(totals), waitingAttempts };
}

interface ItemPage extends OfExam {
  readonly order: ItemOrder;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The figures of its questions, a page at a time: those that need an eye first, or as asked. Errors: `not-found`. */
export async function listItemStatistics(db: Knex, asked: ItemPage): Promise<ItemsStatisticsView> {
  const { order, cursor, limit } = asked;
  const { items, stand } = await analyse(db, asked);
  const sorted = items.toSorted((a, b) => compared(a[order], b[order]) || compared(keyOf(a), keyOf(b)));
  const from = cursor === undefined ? 0 : sorted.findIndex((item) => keyOf(item) === cursor) + 1;
  return { ...pageOf(sorted.slice(from, from + limit + 1), limit, keyOf), ...stand };
}

function keyOf({ questionId, version }: Pick<ItemStatisticsView, 'questionId' | 'version'>): string {
  return `${questionId}.${version}`;
}

/** What is not defined comes last. */
function compared<Value extends string | number>(a: Value | null, b: Value | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

interface OfQuestion extends AuthorReach {
  readonly question: string;
  readonly examCode?: string | undefined;
}

/** The figures of each version of a question that was asked. Errors: `not-found` for one that is not the author's. */
export async function getQuestionStatistics(db: Knex, asked: OfQuestion): Promise<QuestionStatisticsView> {
  const { questionId, externalId, domainCode, status, version, examCode } = await getQuestion(db, asked);
  const versions = await listCountedVersions(db, [questionId]);
  const counts = new Map(versions.map((one) => [one.version, one.counts]));
  const { items, stand } = await analyse(db, { examCode, listOf: asked.listOf });
  const asThey = items.filter((item) => item.questionId === questionId);
  return {
    ...{ questionId, externalId, domainCode, status, currentVersion: version, examCode, ...stand },
    versions: asThey.map((item) => withCurve(item, counts.get(item.version) ?? [])),
  };
}

function withCurve(
  item: AnalysedItem,
  counts: readonly ItemCount[],
): QuestionStatisticsView['versions'][number] {
  const scores = new Map<number, number>();
  for (const { itemScore, attempts } of counts)
    scores.set(itemScore, (scores.get(itemScore) ?? 0) + attempts);
  return {
    ...item,
    curve: itemCurve(counts),
    scores: [...scores]
      .sort(([a], [b]) => a - b)
      .map(([itemScore, attempts]) => ({ scorePercent: itemScore / 100, attempts })),
  };
}

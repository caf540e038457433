import type { CountedItem, ItemCount, TotalCount } from '../quizzes/statistics/counts.ts';
import { analyseItem, type ItemAnalysis } from '../quizzes/statistics/item-statistics.ts';
import { analyseTest, effectiveWeights, type TestStatistics } from '../quizzes/statistics/test-statistics.ts';

/** An item as an attempt had it. */
export interface ScoredItem {
  readonly item: string;
  /** In basis points. */
  readonly score: number;
  readonly weight?: number;
}

/** Counted one by one: no two rows say the same. */
export interface Counted {
  readonly totals: readonly TotalCount[];
  readonly items: ReadonlyMap<string, CountedItem>;
}

/** What is counted of some attempts. */
export function countsOf(attempts: readonly (readonly ScoredItem[])[]): Counted {
  const totals: TotalCount[] = [];
  const items = new Map<string, CountedItem & { counts: ItemCount[] }>();
  for (const scored of attempts) {
    const totalWeight = scored.reduce((sum, { weight = 1 }) => sum + weight, 0);
    const totalScore = scored.reduce((sum, { weight = 1, score }) => sum + weight * score, 0);
    const total = { totalScore, totalWeight, attempts: 1 };
    totals.push(total);
    for (const { item, score, weight = 1 } of scored) {
      const known = items.get(item) ?? { weight, guessShare: null, counts: [] };
      known.counts.push({ ...total, itemScore: score });
      items.set(item, known);
    }
  }
  return { totals, items };
}

/** The same with rows of equal scores put together. */
export function together({ totals, items }: Counted): Counted {
  const merged = <Row extends TotalCount>(rows: readonly Row[]): Row[] => {
    const byKey = new Map<string, Row>();
    for (const row of rows) {
      const key = JSON.stringify({ ...row, attempts: 0 });
      byKey.set(key, { ...row, attempts: row.attempts + (byKey.get(key)?.attempts ?? 0) });
    }
    return [...byKey.values()];
  };
  const mergedItems = [...items].map(
    ([key, item]) => [key, { ...item, counts: merged(item.counts) }] as const,
  );
  return { totals: merged(totals), items: new Map(mergedItems) };
}

export interface Analysed {
  readonly test: TestStatistics;
  readonly items: Readonly<Record<string, ItemAnalysis & { readonly effectiveWeight: number | null }>>;
}

/** All figures of some attempts. */
export function analysed({ totals, items }: Counted): Analysed {
  const keys = [...items.keys()].sort();
  const analyses = keys.flatMap((key) => {
    const item = items.get(key);
    return item === undefined ? [] : [analyseItem(item)];
  });
  const test = analyseTest(totals, analyses);
  const weights = effectiveWeights(test.attempts, analyses);
  const withWeights = analyses.map((analysis, index) => ({
    ...analysis,
    effectiveWeight: weights[index] ?? null,
  }));
  return { test, items: Object.fromEntries(withWeights.map((item, index) => [keys[index] ?? '', item])) };
}

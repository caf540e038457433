import type { Finding, RegradeChanges } from './regrade-views.ts';

/** One quiz before and after, as previews and reports count it. */
export interface ChangedResult {
  readonly before: number;
  readonly after: number;
  readonly correctBefore: number;
  readonly correctAfter: number;
  readonly xp: number;
  readonly passPercent: number;
  readonly findings: readonly Finding[];
}

/** How many of the largest changes are told. */
export const LARGEST = 100;

/** How many findings are told, by kind and name. */
export const FINDINGS_MAX = 1_000;

/** What many changes come to. */
export function countChanges(results: readonly ChangedResult[]): RegradeChanges {
  const changed = results.filter(isChanged);
  const passes = (basisPoints: number, { passPercent }: ChangedResult) => basisPoints >= passPercent * 100;
  const turned = (isPassing: boolean) =>
    changed.filter((one) => passes(one.after, one) === isPassing && passes(one.before, one) !== isPassing);
  const largest = changed
    .toSorted(
      (a, b) =>
        Math.abs(b.after - b.before) - Math.abs(a.after - a.before) ||
        a.before - b.before ||
        a.after - b.after,
    )
    .slice(0, LARGEST)
    .map((one) => ({
      ...{ before: one.before, after: one.after, xp: one.xp },
      ...{ passedBefore: passes(one.before, one), passesAfter: passes(one.after, one) },
    }));
  return {
    attempts: results.length,
    changed: changed.length,
    higher: changed.filter(({ before, after }) => after > before).length,
    lower: changed.filter(({ before, after }) => after < before).length,
    passNow: turned(true).length,
    failNow: turned(false).length,
    xp: results.reduce((sum, { xp }) => sum + xp, 0),
    largest,
    findings: countFindings(results),
  };
}

function isChanged({ before, after, correctBefore, correctAfter, xp }: ChangedResult): boolean {
  return before !== after || correctBefore !== correctAfter || xp !== 0;
}

function countFindings(results: readonly ChangedResult[]): RegradeChanges['findings'] {
  const counts = new Map<string, RegradeChanges['findings'][number]>();
  for (const { kind, name } of results.flatMap(({ findings }) => findings)) {
    const key = `${kind} ${name}`;
    counts.set(key, { kind, name, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, FINDINGS_MAX)
    .map(([, counted]) => counted);
}

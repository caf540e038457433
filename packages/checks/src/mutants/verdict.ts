import * as z from 'zod';

/** What vitest's JSON reporter says, as far as it matters here. */
const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

export interface Verdict {
  /** `broken`: no test could run, so nothing is known. */
  readonly outcome: 'killed' | 'survived' | 'broken';
  /** The first test that failed, or why there was none. */
  readonly because: string;
}

/** Reads a report of a run with a mutant; `undefined` if the run left none. */
export function verdictOf(report: unknown): Verdict {
  const read = Report.safeParse(report);
  if (!read.success) return { outcome: 'broken', because: 'the run left no report' };
  const { numPassedTests, numFailedTests, testResults } = read.data;
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  );
  if (numFailedTests > 0) return { outcome: 'killed', because: failed[0]?.fullName ?? '' };
  if (numPassedTests === 0)
    return { outcome: 'broken', because: testResults[0]?.message ?? 'no test was found' };
  return { outcome: 'survived', because: `${numPassedTests} tests passed` };
}

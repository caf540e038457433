import { describe, expect, it } from 'vitest';
import { allMutants } from '../mutants/all-mutants.ts';
import { countOf, mutated } from '../mutants/apply-mutant.ts';
import { verdictOf } from '../mutants/verdict.ts';
import { listFiles, readText } from './repository.ts';

describe('the list of mutants', () => {
  const files = new Set(listFiles());

  it.each(allMutants)('$rule: its text stands once in its file, and its test is there', (mutant) => {
    expect(files).toContain(mutant.test);
    expect(mutant.test).toMatch(/\.test\.ts$/);
    expect(countOf(mutant.text, readText(mutant.file))).toBe(1);
    expect(mutant.replacement).not.toBe(mutant.text);
  });

  it('names every rule once', () => {
    const rules = allMutants.map(({ rule }) => rule);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });
});

it('a replacement means what it says, also with a dollar', () => {
  expect(mutated('let x', { text: 'x', replacement: '$&' })).toBe('let $&');
});

describe('a run with a mutant', () => {
  const run = (passed: number, statuses: readonly string[], message = '') => ({
    numPassedTests: passed,
    numFailedTests: statuses.filter((status) => status === 'failed').length,
    testResults: [
      { message, assertionResults: statuses.map((status) => ({ status, fullName: `is ${status}` })) },
    ],
  });

  it.each([
    ['is killed by a test that fails', run(1, ['passed', 'failed']), 'killed', 'is failed'],
    ['survives when all pass', run(2, ['passed', 'passed']), 'survived', '2 tests passed'],
    ['proves nothing when the file cannot be loaded', run(0, [], 'Syntax error'), 'broken', 'Syntax error'],
    ['proves nothing when it ends without a report', undefined, 'broken', 'the run left no report'],
  ])('%s', (_what, report, outcome, because) => {
    expect(verdictOf(report)).toEqual({ outcome, because });
  });
});

import { describe, expect, it } from 'vitest';
import { limitMutants } from '../mutants/list/limits.ts';
import { isNode, type Node, parseSource } from './parse-source.ts';
import { listFiles, readText } from './repository.ts';

/** Where calls come in; the limiter itself spends what it is told. */
const isLimited = (path: string): boolean =>
  /^(packages\/api|apps\/server)\/src\/.*\.ts$/.test(path) &&
  !/\.test\.ts$|\/src\/testing\/|\/platform\/(limits|quotas)\.ts$/.test(path);

interface Use {
  readonly path: string;
  /** As it is written. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Every `limiter.spend(…)` of a file, whatever the limiter is called there, and every `takeQuota(…)`. */
function usesIn(path: string, text: string): Use[] {
  return parseSource(path, text).nodes.flatMap((node) => {
    const { start, end } = node;
    if (!isSpending(node) || typeof end !== 'number') return [];
    return [{ path, code: text.slice(start, end), start, end }];
  });
}

function isSpending({ type, callee }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee)) return false;
  return (
    callee['name'] === 'takeQuota' || (isNode(callee['property']) && callee['property']['name'] === 'spend')
  );
}

/** Whether a mutant takes this very use out, and no other of the same words. */
function isTakenOut({ path, start, end }: Use): boolean {
  return limitMutants.some(({ file, text, replacement }) => {
    const from = file === path ? readText(path).indexOf(text) : -1;
    return (
      from !== -1 && from <= start && end <= from + text.length && !/\.spend\(|takeQuota\(/.test(replacement)
    );
  });
}

describe('a limit', () => {
  const uses = listFiles()
    .filter(isLimited)
    .flatMap((path) => usesIn(path, readText(path)));

  it('is taken out by a mutant, wherever it is used', () => {
    expect(uses).not.toEqual([]);
    expect(uses.filter((use) => !isTakenOut(use)).map(({ path, code }) => `${path}: ${code}`)).toEqual([]);
  });

  it.each(limitMutants)('$rule: a test has this name', ({ rule, test }) => {
    expect(readText(test)).toContain(`'${rule}'`);
  });

  it('is seen where it is spent, and not where it is given back or only told of', () => {
    const text = `
      // await limiter.spend('link-address', address);
      await ctx.limiter.spend('mail-account', userId);
      await limits.spend(name, key);
      await takeQuota(trx, { name, maker, now });
      await limiter.refund('mail-account', userId);`;
    const seen = usesIn('packages/api/src/example.ts', text);
    expect(seen.map(({ code }) => code)).toEqual([
      "ctx.limiter.spend('mail-account', userId)",
      'limits.spend(name, key)',
      'takeQuota(trx, { name, maker, now })',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { isNode, parseSource } from './parse-source.ts';
import { listFiles, readText } from './repository.ts';

/**
 * Every pattern of the product is tried on hostile texts, so that a new one needs no entry anywhere: one that takes the
 * square of a text's length needs seconds where the others need a millisecond.
 */
const SEARCHED = /^(?:packages\/(?:domain|api|client)|apps\/(?:server|web|cli))\/src\/.*\.tsx?$/;
const TESTS = /\.test\.tsx?$|\/src\/testing[./]/;

interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

function patternsOf(path: string, text: string): Pattern[] {
  return parseSource(path, text).nodes.flatMap((node) => {
    const { regex } = node;
    if (node.type !== 'Literal' || typeof regex !== 'object' || regex === null) return [];
    const { pattern, flags } = { pattern: '', flags: '', ...regex };
    return [{ where: `${path}: /${pattern}/${flags}`, source: pattern, flags }];
  });
}

const patterns = listFiles()
  .filter((path) => SEARCHED.test(path) && !TESTS.test(path))
  .flatMap((path) => patternsOf(path, readText(path)));

/** What stands for a class of characters. */
const OF_CLASS: readonly (readonly [RegExp, string])[] = [
  [/\\s|\\p\{Z/, ' '],
  [/\\s|\\n|\[\^/, '\n'],
  [/\\w|\\p\{L|\.|\[\^/, 'a'],
  [/\\d|\\p\{N/, '1'],
  [/\\p\{M/, '\u0301'],
  [/\\p\{P|\\S/, '!'],
];
const MOST_CHARACTERS = 9;
/** Fits nearly nothing. */
const MISFIT = '\u0001';

/** Characters that a pattern has something to say about. */
function charactersOf(source: string): string[] {
  const written = source
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[pP]\{[^}]*\}|\\[a-zA-Z0-9]|\(\?<?[:=!]/g, '');
  const ofClasses = OF_CLASS.flatMap(([pattern, character]) => (pattern.test(source) ? character : []));
  return [...new Set([...ofClasses, ...written])].slice(0, MOST_CHARACTERS);
}

/** Makes a hostile text of about this length. */
type Recipe = (length: number) => string;

/** One character over and over, or two in turn, with something before or behind them that may not fit. */
function recipesFor(source: string): Recipe[] {
  const characters = charactersOf(source);
  const ends = ['', MISFIT, ...characters];
  return characters.flatMap((first) => [
    ...ends.map(
      (end): Recipe =>
        (length) =>
          `${first.repeat(length)}${end}`,
    ),
    (length) => `a${first.repeat(length)}${MISFIT}`,
    ...characters.flatMap((second): Recipe[] => [
      (length) => `${`${first}${second}`.repeat(length / 2)}${MISFIT}`,
      (length) => `${second}${first.repeat(length)}${MISFIT}`,
    ]),
  ]);
}

function millisecondsOf({ source, flags }: Pattern, text: string): number {
  const once = new RegExp(source, flags.replace('g', ''));
  const startedAt = performance.now();
  if (flags.includes('g')) text.replaceAll(new RegExp(source, flags), '');
  else once.test(text);
  return performance.now() - startedAt;
}

/** Long enough that the square of either is far above its bound on the fastest machine, with the fastest loop over a class. */
const SHORT = 6_000;
const LONG = 30_000;
/** A pattern that is not slow needs a hundredth of these. */
const SUSPICIOUS_MS = 1;
const SLOW_MS = 100;

/** True if a text makes the pattern slow again and again: a machine that is busy elsewhere is not slow three times on one. */
function isSlow(pattern: Pattern): boolean {
  return recipesFor(pattern.source).some((recipe) => {
    if (millisecondsOf(pattern, recipe(SHORT)) < SUSPICIOUS_MS) return false;
    const text = recipe(LONG);
    return [1, 2, 3].every(() => millisecondsOf(pattern, text) > SLOW_MS);
  });
}

describe('the patterns of the product', () => {
  it('were found', () => {
    expect(patterns.length).toBeGreaterThan(60);
    expect(patterns.some(({ where }) => where.startsWith('apps/web/'))).toBe(true);
  });

  it('take no longer than their text is long', { timeout: 300_000 }, () => {
    const slow = patterns.filter(isSlow);
    expect(slow.map(({ where }) => where)).toEqual([]);
  });

  it('put no text into a normal form by themselves, which is slow for piles of marks', () => {
    const found = listFiles()
      .filter((path) => /^packages\/(domain|api)\/src\/.*\.ts$/.test(path) && !TESTS.test(path))
      .filter((path) => !path.endsWith('/normal-form.ts') && !SHORT_BY_SCHEMA.includes(path))
      .filter((path) => parseSource(path, readText(path)).nodes.some(normalises));
    expect(found).toEqual([]);
  });
});

/** A password has 256 characters at most before it is looked at, and its form decides its hash. */
const SHORT_BY_SCHEMA = ['packages/domain/src/auth/password-policy.ts'];

function normalises({
  type,
  callee,
}: {
  readonly type: string;
  readonly [property: string]: unknown;
}): boolean {
  if (type !== 'CallExpression' || !isNode(callee) || !isNode(callee['property'])) return false;
  return callee['property']['name'] === 'normalize';
}

describe('a pattern that takes the square of its text is found', () => {
  it.each([
    ['^[\\s\\u200b]+|[\\s\\u200b]+$', 'gu'],
    ['\\.[^/]*$', ''],
    ['^(?:\\[[^\\]]*\\]:)', 'gm'],
  ])('/%s/%s', { timeout: 120_000 }, (source, flags) => {
    expect(isSlow({ where: '', source, flags })).toBe(true);
  });

  it('and one that does not is not', () => {
    for (const source of ['^[a-z0-9]+(?:-[a-z0-9]+)*$', '^\\s+', '[^a-z]+x?']) {
      expect(isSlow({ where: '', source, flags: '' })).toBe(false);
    }
  });
});

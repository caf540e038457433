import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository.ts';

const TEXT = /\.(tsx?|mjs|js|json|md|css|html|svg|csv|yml|yaml)$|(^|\/)(\.npmrc|\.gitignore|run)$/;
/** This file has to say what it looks for. */
const files = listFiles().filter((path) => TEXT.test(path) && !path.endsWith('/words.test.ts'));

interface Word {
  readonly what: string;
  readonly pattern: RegExp;
  readonly isLookedForIn: (path: string) => boolean;
  readonly example: string;
}

const everywhere = (): boolean => true;
const inCode = (path: string): boolean => /\.(tsx?|mjs|js|css)$/.test(path);
const inTests = (path: string): boolean => /\.test\.tsx?$/.test(path);

const words: readonly Word[] = [
  {
    what: 'a path of somebody’s machine',
    pattern: /(?<![\w.$}*-])\/(work|farm|root|Users|home\/\w+)\/\w/,
    isLookedForIn: (path) => inCode(path) || /\.(json|md)$|\/run$/.test(path),
    example: ['', 'work', 'main', 'x'].join('/'),
  },
  {
    what: 'the host of a package registry',
    pattern: /\b(registry\.[a-z0-9-]+\.[a-z]+|npm\.pkg\.|verdaccio|artifactory|nexus[./:])/i,
    isLookedForIn: everywhere,
    example: ['registry', 'example', 'org'].join('.'),
  },
  {
    what: 'work that is left open',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b/,
    isLookedForIn: inCode,
    example: ['TO', 'DO'].join(''),
  },
  {
    what: 'a test that is left out, or leaves others out',
    pattern: /\b(it|test|describe|suite|bench)(\.\w+)*\.(only|skip|todo|fails)\b|\bx(it|describe)\(/,
    isLookedForIn: inTests,
    example: ['it', 'only'].join('.'),
  },
  {
    what: 'a checker that is told to look away without a reason',
    pattern: /@ts-ignore|@ts-nocheck|@ts-expect-error(?!\S* \S)|(biome|oxlint)-(ignore|disable)\S*( \S+)?$/m,
    isLookedForIn: inCode,
    example: ['@ts', 'ignore'].join('-'),
  },
];

describe.each(words)('$what', ({ pattern, isLookedForIn, example }) => {
  it('stands in no file', () => {
    const found = files
      .filter((path) => isLookedForIn(path) && pattern.test(readText(path)))
      .map((path) => `${path}: ${pattern.exec(readText(path))?.[0]}`);
    expect(found).toEqual([]);
  });

  it('would be found', () => {
    expect(pattern.test(`// ${example}`)).toBe(true);
    expect(files.filter(isLookedForIn).length).toBeGreaterThan(20);
  });
});

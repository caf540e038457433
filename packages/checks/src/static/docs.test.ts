import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listFiles, readJson, readText } from './repository.ts';

const files = listFiles();
const folders = new Set(files.flatMap((path) => foldersOf(path)));
const documents = files.filter((path) => path === 'README.md' || /^(docs|packages|apps)\/.*\.md$/.test(path));
const { scripts } = z
  .looseObject({ scripts: z.record(z.string(), z.string()) })
  .parse(readJson('package.json'));

function foldersOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [] : [parent, ...foldersOf(parent)];
}

const TOP_FOLDERS = [...folders].filter((folder) => !folder.includes('/'));
/** A name alone counts, too, but for data: that may be the reader's own. */
const SOURCE = /\.(tsx?|mjs|md|css|html|svg|png)$/;
/** Made by a build or at a start, so no checkout has it. */
const MADE = /(^|\/)(dist|node_modules|\.studyhall|\.turbo)(\/|$)/;

/** The paths that a document names: in code, and as targets of links. */
function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '');
  const blocks = [...text.matchAll(/^```.*\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    (block ?? '').split(/\s+/),
  );
  const named = [...spans, ...blocks].map((word) => word.replace(/^\.\//, '')).filter(looksLikePath);
  return [...new Set(named)];
}

function looksLikePath(word: string): boolean {
  if (!/^[\w@.<>*{},/-]+$/.test(word) || MADE.test(word)) return false;
  const isBelowTop = TOP_FOLDERS.some((folder) => word === `${folder}/` || word.startsWith(`${folder}/`));
  return isBelowTop || SOURCE.test(word);
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => (target ?? '').split('#')[0] ?? '')
    .filter((target) => target !== '' && !/^(https?|mailto):/.test(target));
}

/** `<domain>` and `*` stand for a name, `{a,b}` for either; a path may begin below a package. */
function exists(path: string): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]+)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`)
    .replace(/<[^>]+>/g, '[^/]+')
    .replace(/\*\*?/g, '[^/]*');
  const expression = new RegExp(`(^|/)${pattern}$`);
  return [...files, ...folders].some((file) => expression.test(file));
}

describe.each(documents)('%s', (document) => {
  const text = readText(document);

  it('names only paths that exist', () => {
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const targets = linksIn(text).map((target) =>
      posix.join(posix.dirname(document), target).replace(/\/$/, ''),
    );
    expect(targets.filter((target) => !files.includes(target) && !folders.has(target))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the check', () => {
  it('has seen documents and paths in them', () => {
    expect(documents.length).toBeGreaterThan(3);
    expect(documents.flatMap((document) => pathsIn(readText(document))).length).toBeGreaterThan(10);
  });

  it('finds a path that does not exist, and takes one that does', () => {
    const text =
      'See `packages/domain/src/nowhere.ts` and `apps/nothing/`, not `packages/<name>/src/` or `npm ci`.';
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual([
      'packages/domain/src/nowhere.ts',
      'apps/nothing/',
    ]);
  });
});

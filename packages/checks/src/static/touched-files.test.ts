import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './repository.ts';
import { additions } from './touched-files.ts';

const KNOWING = /^(apps|packages|migrations|docs)\/.*\.(tsx?|md)$|^README\.md$/;
/** What proves, measures or explains comes on top of what makes. */
const BESIDE = /\.test\.tsx?$|\/testing[./]|^packages\/(checks|bench)\/|^docs\/decisions\//;

const texts = listFiles()
  .filter((path) => KNOWING.test(path) && !BESIDE.test(path))
  // The README's own list names the examples.
  .map((path) => ({ path, text: readText(path).replace(/^## What has to be touched$[\s\S]*?^## /m, '') }));
const readme = readText('README.md');

describe.each(additions)('$what', ({ what, example, own, touched }) => {
  it('touches the files that the list names, and no other', () => {
    const found = texts.filter(({ text }) => example.test(text)).map(({ path }) => path);
    expect(found.sort()).toEqual([...own, ...touched].sort());
  });

  it('is counted in the README', () => {
    expect(readme.includes(`| ${what} | ${touched.length} |`), `${touched.length}`).toBe(true);
  });
});

import { readdir, readFile } from 'node:fs/promises';
import { AchievementSeed, AvatarSeed } from '@studyhall/domain/gamification/achievements';
import { expect, it } from 'vitest';
import { achievements, avatars } from './index.ts';
import { sampleExams } from './samples.ts';

const assets = new URL('../assets/', import.meta.url);

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

it('every seed is valid', () => {
  for (const seed of achievements) expect(AchievementSeed.parse(seed), seed.slug).toEqual(seed);
  for (const seed of avatars) expect(AvatarSeed.parse(seed), seed.slug).toEqual(seed);
});

it('there are 31 achievements in ten groups, of nine kinds', () => {
  expect(achievements).toHaveLength(31);
  expect(Object.values(countBy(achievements, (seed) => seed.category))).toEqual([
    3, 4, 4, 4, 2, 2, 2, 2, 4, 4,
  ]);
  expect(Object.keys(countBy(achievements, (seed) => seed.criteriaType))).toHaveLength(9);
});

it('there are 18 avatars: 3 common, 3 rare, 7 epic, 5 legendary; the common ones are there from the start', () => {
  expect(countBy(avatars, (seed) => seed.rarity)).toEqual({ common: 3, rare: 3, epic: 7, legendary: 5 });
  for (const seed of avatars) expect(seed.isDefault, seed.slug).toBe(seed.rarity === 'common');
});

it('slugs, names and places in the list are unique', () => {
  for (const seeds of [achievements, avatars]) {
    expect(new Set(seeds.map((seed) => seed.slug)).size).toBe(seeds.length);
    expect(new Set(seeds.map((seed) => seed.name)).size).toBe(seeds.length);
    expect(seeds.map((seed) => seed.displayOrder)).toEqual(seeds.map((_, index) => index + 1));
  }
});

it('an avatar is unlocked by an achievement that exists, and no achievement unlocks two', () => {
  const known = new Set(achievements.map((seed) => seed.slug));
  const required = avatars.flatMap((seed) => seed.requiredAchievementSlug ?? []);
  expect(required.filter((slug) => !known.has(slug))).toEqual([]);
  expect(new Set(required).size).toBe(required.length);
});

it('an achievement about an exam names one of the sample exams', () => {
  const codes = sampleExams.map((exam) => exam.code);
  const named = achievements.flatMap((seed) => seed.examCode ?? []);
  expect(named.filter((code) => !codes.includes(code))).toEqual([]);
});

it('every picture is there, is an SVG that needs nothing else, and none is left over', async () => {
  const expected = [...achievements.map((seed) => seed.badgeUrl), ...avatars.map((seed) => seed.imageUrl)];
  const found: string[] = [];
  for (const folder of ['avatars', 'badges']) {
    for (const name of await readdir(new URL(folder, assets))) {
      found.push(`/art/${folder}/${name}`);
      const svg = await readFile(new URL(`${folder}/${name}`, assets), 'utf8');
      expect(svg, name).toMatch(/^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg, name).not.toMatch(/<script|<foreignObject|href="(?!#)|url\((?!#)/i);
    }
  }
  expect(found.sort()).toEqual(expected.sort());
});

import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { SampleQuestion, SampleQuizLevel } from '../index.ts';
import { sampleCourses, sampleExams } from '../samples.ts';

const pictures = new URL('../../assets/courses/', import.meta.url);

it('a fresh installation has two courses', () => {
  expect(sampleCourses.map((course) => course.slug)).toEqual(['toxic-turtle', 'think-like-a-defender']);
});

it('every picture is there, is an SVG that needs nothing else, and none is left over', async () => {
  const names = await readdir(pictures);
  expect(names.map((name) => `/art/courses/${name}`).sort()).toEqual(
    sampleCourses.map((course) => course.pictureUrl).toSorted(),
  );
  for (const name of names) {
    const svg = await readFile(new URL(name, pictures), 'utf8');
    expect(svg, name).toMatch(/^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg, name).not.toMatch(/<script|<foreignObject|href="(?!#)|url\((?!#)/i);
    expect(svg.length, name).toBeLessThan(10_000);
  }
});

/** What the server may draw for a level. */
function drawnBy({ examCode, domainCode, topics }: SampleQuizLevel): readonly SampleQuestion[] {
  const questions = sampleExams.find(({ code }) => code === examCode)?.questions ?? [];
  return questions.filter(
    (question) =>
      (domainCode === null || question.domainCode === domainCode) &&
      (topics.length === 0 || question.tags.some((tag) => topics.includes(tag))),
  );
}

describe.each(sampleCourses)('$slug', (course) => {
  const { levels } = course;

  it('gives every level its own slug and title, and says what it is about', () => {
    expect(new Set(levels.map((level) => level.slug)).size).toBe(levels.length);
    expect(new Set(levels.map((level) => level.title)).size).toBe(levels.length);
    for (const { slug, summary, xp } of levels) {
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(summary.length, slug).toBeGreaterThan(10);
      expect(xp, slug).toBeGreaterThan(0);
    }
  });

  it('asks only for quizzes that its exam can fill twice, so that a second try asks something else', () => {
    for (const level of levels) {
      if (level.kind !== 'quiz') continue;
      expect(drawnBy(level).length, level.slug).toBeGreaterThanOrEqual(level.questionCount * 2);
      expect(level.passPercent).toBeGreaterThanOrEqual(50);
      expect(level.passPercent).toBeLessThanOrEqual(100);
    }
  });

  it('asks only what a text of it has taught before', () => {
    const taught = new Set<string>();
    for (const level of levels) {
      if (level.kind === 'reading') for (const topic of level.teaches) taught.add(topic);
      if (level.kind !== 'quiz') continue;
      const untaught = drawnBy(level).flatMap(({ externalId, tags }) =>
        tags.filter((tag) => !taught.has(tag)).map((tag) => `${externalId}: ${tag}`),
      );
      expect(untaught, level.slug).toEqual([]);
      const unasked = level.topics.filter(
        (topic) => !drawnBy(level).some(({ tags }) => tags.includes(topic)),
      );
      expect(unasked, level.slug).toEqual([]);
    }
  });

  it('takes as long as its texts say, at about 200 words a minute, and more than all of them', () => {
    let reading = 0;
    for (const level of levels) {
      if (level.kind !== 'reading') continue;
      reading += level.minutes;
      const words = level.text.split(/\s+/).length;
      expect(words / level.minutes, level.slug).toBeGreaterThan(50);
      expect(words / level.minutes, level.slug).toBeLessThan(200);
    }
    expect(course.minutes).toBeGreaterThan(reading);
  });

  it('is written in Markdown that begins with words and closes what it opens', () => {
    const texts = levels.flatMap((level) => {
      if (level.kind === 'reading') return [level.text];
      return level.kind === 'turtle' ? [level.story, ...level.hints] : [];
    });
    for (const text of [course.description, ...texts]) {
      expect(text).toBe(text.trim());
      expect(text.split('```').length % 2, text.slice(0, 40)).toBe(1);
      expect(text.replaceAll('```', '').split('`').length % 2, text.slice(0, 40)).toBe(1);
    }
  });
});

import { achievements } from './achievements.ts';
import { avatars } from './avatars.ts';
import { products } from './products.ts';
import type { SampleCourse, SampleLevel } from './sample-course.ts';
import type { SampleExam } from './sample-exam.ts';
import type { SampleTexts, Texts } from './sample-translation.ts';

/** Hints, domains and the like are texts of their own: "hints.0". */
export function numbered(name: string, texts: readonly string[]): Texts {
  return Object.fromEntries(texts.map((text, index) => [`${name}.${index}`, text]));
}

function examTexts({ title, description, domains }: SampleExam): Texts {
  const named = domains.map((domain) => [`domain:${domain.code}`, domain.title]);
  return { title, description, ...Object.fromEntries(named) };
}

function levelTexts(level: SampleLevel): Texts {
  const { title, summary } = level;
  if (level.kind === 'reading') return { title, summary, text: level.text };
  if (level.kind !== 'turtle') return { title, summary };
  return { title, summary, story: level.story, starter: level.starter, ...numbered('hints', level.hints) };
}

interface Seed {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

const named = (seeds: readonly Seed[]) =>
  Object.fromEntries(seeds.map(({ slug, name, description }) => [slug, { name, description }]));

interface Samples {
  readonly exams: readonly SampleExam[];
  readonly courses: readonly SampleCourse[];
}

/** What the sample content says beside its questions, as it is installed. */
export function textsOfSamples({ exams, courses }: Samples): SampleTexts {
  return {
    exam: Object.fromEntries(exams.map((exam) => [exam.code, examTexts(exam)])),
    course: Object.fromEntries(
      courses.map(({ slug, title, summary, description }) => [slug, { title, summary, description }]),
    ),
    level: Object.fromEntries(
      courses.flatMap((course) =>
        course.levels.map((level) => [`${course.slug}/${level.slug}`, levelTexts(level)]),
      ),
    ),
    achievement: named(achievements),
    avatar: named(avatars),
    offer: named(products),
  };
}

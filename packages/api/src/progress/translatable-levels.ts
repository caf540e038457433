import type { NamedText } from '@studyhall/domain/translated-texts';
import type { Knex } from 'knex';
import { raw } from 'objection';
import {
  type NewTranslation,
  namedTexts,
  pageByName,
  plainTranslationsOf,
  type Translatable,
  type TranslatablePage,
  withTranslation,
} from '../platform/translations.ts';
import { Course, Level } from './models.ts';

/** Courses with their texts, by slug. */
export async function listTranslatableCourses(db: Knex, page: TranslatablePage): Promise<Translatable[]> {
  const courses = await pageByName(Course.query(db), 'slug', page);
  return courses.map(({ slug, title, summary, description, language, translations }) => ({
    ...{ id: slug, label: title, language },
    originals: namedTexts({ title, summary, description }),
    translations: plainTranslationsOf(translations),
  }));
}

export async function putCourseTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Course.query(trx)
    .where({ slug: translation.id })
    .patch({ translations: withTranslation(translation) });
}

/** A level's place in files and commands. */
const PLACE = `course.slug || '/' || "progress"."levels".slug`;

/** Levels with their texts, by the slugs of course and level. */
export async function listTranslatableLevels(
  db: Knex,
  { id, cursor, limit }: TranslatablePage,
): Promise<Translatable[]> {
  const levels = await Level.query(db)
    .withGraphJoined('course')
    .modify((query) => void (id !== undefined && query.whereRaw(`${PLACE} = ?`, [id])))
    .modify((query) => void (cursor !== undefined && query.whereRaw(`${PLACE} > ?`, [cursor])))
    .orderBy(raw(PLACE))
    .limit(limit);
  return levels.map((level) => ({
    id: `${level.course?.slug ?? ''}/${level.slug}`,
    label: level.title,
    language: level.course?.language ?? 'en',
    originals: textsOfLevel(level),
    translations: plainTranslationsOf(level.translations),
  }));
}

function textsOfLevel({ title, summary, config }: Level): NamedText[] {
  const texts = namedTexts({ title, summary });
  if ('story' in config) {
    const hints = config.hints.map((hint, index) => [`hints.${index}`, hint] as const);
    texts.push(...namedTexts({ story: config.story, starter: config.starter, ...Object.fromEntries(hints) }));
  }
  if ('text' in config) texts.push(...namedTexts({ text: config.text }));
  return texts;
}

export async function putLevelTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  const [courseSlug = '', slug = ''] = translation.id.split('/');
  await Level.query(trx)
    .where({ slug })
    .whereIn('courseId', Course.query(trx).where({ slug: courseSlug }).select('id'))
    .patch({ translations: withTranslation(translation) });
}

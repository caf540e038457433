import type { Knex } from 'knex';
import {
  type NewTranslation,
  namedTexts,
  plainTranslationsOf,
  type Translatable,
  type TranslatablePage,
  withTranslation,
} from '../platform/translations.ts';
import { Achievement, Avatar } from './models.ts';

const translatableOf = ({ slug, name, description, language, translations }: Achievement | Avatar) => ({
  ...{ id: slug, label: name, language },
  originals: namedTexts({ name, description }),
  translations: plainTranslationsOf(translations),
});

/** Achievements with their texts, by slug. */
export async function listTranslatableAchievements(
  db: Knex,
  { id, cursor, limit }: TranslatablePage,
): Promise<Translatable[]> {
  const rows = await Achievement.query(db)
    .modify((query) => void (id !== undefined && query.where({ slug: id })))
    .modify((query) => void (cursor !== undefined && query.where('slug', '>', cursor)))
    .orderBy('slug')
    .limit(limit);
  return rows.map(translatableOf);
}

export async function putAchievementTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Achievement.query(trx)
    .findById(translation.id)
    .patch({ translations: withTranslation(translation) });
}

/** Avatars with their texts, by slug. */
export async function listTranslatableAvatars(
  db: Knex,
  { id, cursor, limit }: TranslatablePage,
): Promise<Translatable[]> {
  const rows = await Avatar.query(db)
    .modify((query) => void (id !== undefined && query.where({ slug: id })))
    .modify((query) => void (cursor !== undefined && query.where('slug', '>', cursor)))
    .orderBy('slug')
    .limit(limit);
  return rows.map(translatableOf);
}

export async function putAvatarTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Avatar.query(trx)
    .findById(translation.id)
    .patch({ translations: withTranslation(translation) });
}

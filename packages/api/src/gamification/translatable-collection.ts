import type { Knex } from 'knex';
import {
  type NewTranslation,
  namedTexts,
  pageByName,
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
  page: TranslatablePage,
): Promise<Translatable[]> {
  const rows = await pageByName(Achievement.query(db), 'slug', page);
  return rows.map(translatableOf);
}

export async function putAchievementTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Achievement.query(trx)
    .findById(translation.id)
    .patch({ translations: withTranslation(translation) });
}

/** Avatars with their texts, by slug. */
export async function listTranslatableAvatars(db: Knex, page: TranslatablePage): Promise<Translatable[]> {
  const rows = await pageByName(Avatar.query(db), 'slug', page);
  return rows.map(translatableOf);
}

export async function putAvatarTranslation(trx: Knex, translation: NewTranslation): Promise<void> {
  await Avatar.query(trx)
    .findById(translation.id)
    .patch({ translations: withTranslation(translation) });
}

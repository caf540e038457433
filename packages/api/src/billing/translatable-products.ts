import type { Knex } from 'knex';
import {
  type NewTranslation,
  namedTexts,
  plainTranslationsOf,
  type Translatable,
  type TranslatablePage,
  withTranslation,
} from '../platform/translations.ts';
import { asBilling } from './as-billing.ts';
import { Product } from './catalogue-models.ts';

/** What is for sale with its texts, by slug. */
export async function listTranslatableProducts(
  db: Knex,
  { id, cursor, limit }: TranslatablePage,
): Promise<Translatable[]> {
  const products = await Product.query(db)
    .modify((query) => void (id !== undefined && query.where({ slug: id })))
    .modify((query) => void (cursor !== undefined && query.where('slug', '>', cursor)))
    .orderBy('slug')
    .limit(limit);
  return products.map(({ slug, name, description, language, translations }) => ({
    ...{ id: slug, label: name, language },
    originals: namedTexts({ name, description }),
    translations: plainTranslationsOf(translations),
  }));
}

export async function putProductTranslation(
  trx: Knex.Transaction,
  translation: NewTranslation,
): Promise<void> {
  await asBilling(trx, async () => {
    await Product.query(trx)
      .findById(translation.id)
      .patch({ translations: withTranslation(translation) });
  });
}

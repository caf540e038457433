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
import { asBilling } from './as-billing.ts';
import { Product } from './catalogue-models.ts';

/** What is for sale with its texts, by slug. */
export async function listTranslatableProducts(db: Knex, page: TranslatablePage): Promise<Translatable[]> {
  const products = await pageByName(Product.query(db), 'slug', page);
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

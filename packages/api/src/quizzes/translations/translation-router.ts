import { ListTranslations, PutTranslations } from '@studyhall/domain/translated-texts';
import { authorProcedure } from '../../platform/holder-procedures.ts';
import { reachOf } from '../authored-exam-queries.ts';
import { listTranslations } from './list-translations.ts';
import { putTranslations } from './put-translations.ts';
import { PutTranslationsView, TranslationsView } from './translation-views.ts';

/** How authors say things in more than one language. */
export const translationProcedures = {
  listTranslations: authorProcedure
    .meta({ scope: 'author' })
    .input(ListTranslations)
    .output(TranslationsView)
    .query(async ({ ctx, input }) => await listTranslations(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
  putTranslations: authorProcedure
    .meta({ scope: 'author' })
    .input(PutTranslations)
    .output(PutTranslationsView)
    .mutation(async ({ ctx, input }) => await putTranslations(ctx.db, { ...input, ...reachOf(ctx.viewer) })),
};

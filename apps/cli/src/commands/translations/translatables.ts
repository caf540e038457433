import { type TextKind, type TranslationState, textKinds } from '@studyhall/domain/translated-texts';
import type { Api, Outputs } from '../../connection/api.ts';
import { everyItem } from '../../connection/gather-pages.ts';

export type Translatable = Outputs['quizzes']['listTranslations']['items'][number];

/** Which texts are meant. */
export interface Chosen {
  readonly language: string;
  readonly kind?: TextKind | undefined;
  readonly examCode?: string | undefined;
}

/** Everything that can be translated, a page in memory. An exam stands for itself and its questions. */
export async function* everyTranslatable(
  api: Api,
  { language, kind, examCode }: Chosen,
  state?: TranslationState[],
): AsyncGenerator<Translatable> {
  const kinds =
    kind !== undefined ? [kind] : examCode !== undefined ? (['exam', 'question'] as const) : textKinds;
  for (const one of kinds) {
    const only = one === 'exam' && examCode !== undefined ? { id: examCode } : { examCode };
    const readPage = async (page: { readonly limit: number; readonly cursor?: string }) =>
      await api.quizzes.listTranslations.query({ kind: one, language, state, ...only, ...page });
    yield* everyItem(readPage);
  }
}

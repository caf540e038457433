import { notifications } from '@mantine/notifications';
import type { RouterOutputs } from '@studyhall/client';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, trpc } from '../../../kernel/api.ts';
import { useMutationOnce } from '../../../kernel/use-mutation-once.ts';
import type { TranslationDrafts } from './translation-drafts.ts';

export type Translatable = RouterOutputs['quizzes']['listTranslations']['items'][number];

interface Saving {
  readonly item: Translatable;
  readonly language: string;
  readonly drafts: TranslationDrafts;
}

export type TranslationProblem = 'missing' | 'unfit' | 'changed';

function problemOf(message: string): TranslationProblem {
  if (message === 'must not be empty') return 'missing';
  return message === 'the original has changed since' ? 'changed' : 'unfit';
}

/**
 * Writes the translation as a whole, as one of the texts that stand beside it: where they have changed since, they are shown
 * anew instead. What does not fit is told by its field.
 */
export function useTranslationSaving({ item, language, drafts }: Saving) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { kind, id } = item;
  const put = useMutationOnce({
    mutationFn: async (texts: ReadonlyMap<string, string>) => {
      const originals = new Map(item.texts.map(({ field, original }) => [field, original]));
      const said = [...texts].map(([field, text]) => ({ field, text, original: originals.get(field) }));
      return await api.quizzes.putTranslations.mutate({
        language,
        items: [{ kind, id, texts: said }],
      });
    },
    onSuccess: async ({ items }, texts) => {
      await queryClient.invalidateQueries({ queryKey: trpc.quizzes.listTranslations.pathKey() });
      if (items.some(({ outcome }) => outcome === 'rejected')) return;
      drafts.saved({ language, texts });
      const { version } = item;
      const message =
        version === null ? t('editor.translations.saved') : t('editor.translations.savedOf', { version });
      notifications.show({ message, color: 'brand' });
    },
  });
  const found = put.data?.items.flatMap((one) => one.problems) ?? [];
  const problems = new Map(found.map(({ field, message }) => [field, problemOf(message)]));
  return { save: put.mutate, problems, error: put.error, isPending: put.isPending };
}

import { Alert, Button, SegmentedControl, Textarea } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { baseLanguage } from '@studyhall/domain/text-language';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { languages } from '../../../kernel/i18n/language.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { languageName } from '../../../ui/formats.ts';
import classes from './translations.module.css';

type Translatable = RouterOutputs['quizzes']['listTranslations']['items'][number];

/** What a stored question says in the other languages of the site, each beside its original. */
export function Translations({ questionId }: { readonly questionId: string }) {
  const { t, i18n } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const own = useItem(questionId, 'en').item?.language;
  const others = languages.filter((tag) => baseLanguage(own ?? 'en') !== tag);
  const language = chosen !== null && others.some((tag) => tag === chosen) ? chosen : (others[0] ?? 'de');
  const name = (tag: string) => languageName(tag, i18n.language);
  const { item, error } = useItem(questionId, language);
  return (
    <Card padding="roomy" aria-labelledby="translations">
      <CardTitle
        id="translations"
        aside={
          others.length > 1 && (
            <SegmentedControl
              aria-label={t('editor.translations.language')}
              value={language}
              onChange={choose}
              data={others.map((tag) => ({ value: tag, label: name(tag) }))}
            />
          )
        }
      >
        {t('editor.translations.title', { language: name(language) })}
      </CardTitle>
      <FailureNote error={error} />
      {item !== undefined && (
        // What was stored since is what the fields begin with.
        <Fields key={`${language} ${JSON.stringify(item)}`} item={item} language={language} />
      )}
    </Card>
  );
}

/** The question with what it says in a language. */
function useItem(id: string, language: string) {
  const { data, error } = useQuery(
    trpc.quizzes.listTranslations.queryOptions({ kind: 'question', id, language, limit: 1 }),
  );
  return { item: data?.items[0], error };
}

interface FieldsProps {
  readonly item: Translatable;
  readonly language: string;
}

function Fields({ item, language }: FieldsProps) {
  const { t } = useTranslation();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(item.texts.map(({ field, translation }) => [field, translation ?? ''])),
  );
  const { save, problems, error, isPending } = useSaving(item.id, language);
  const missing = item.texts.filter(({ field }) => (texts[field] ?? '').trim() === '').length;
  const said = item.texts.map(({ field }) => ({ field, text: texts[field] ?? '' }));
  return (
    <>
      <p role="status">
        {missing === 0
          ? t('editor.translations.complete')
          : t('editor.translations.missing', { count: missing })}
      </p>
      {item.state === 'old' && (
        <Alert color="lamp" variant="light">
          {t('editor.translations.old')}
        </Alert>
      )}
      <FailureNote error={error} />
      <ul className={classes['list']}>
        {item.texts.map(({ field, original }) => (
          <li key={field} className={classes['pair']}>
            <div>
              <p className={classes['field']}>{field}</p>
              <p className={classes['original']} id={`original-${field}`} lang={item.language}>
                {original}
              </p>
            </div>
            <Textarea
              aria-label={t('editor.translations.of', { field })}
              aria-describedby={`original-${field}`}
              lang={language}
              autosize
              minRows={2}
              maxRows={16}
              value={texts[field] ?? ''}
              error={problems.has(field) && t(`editor.problems.${problems.get(field) ?? 'unfit'}`)}
              onChange={({ currentTarget: { value } }) => setTexts((now) => ({ ...now, [field]: value }))}
            />
          </li>
        ))}
      </ul>
      <Button loading={isPending} onClick={() => save(said)}>
        {t('editor.translations.save')}
      </Button>
    </>
  );
}

/** Writes the translation as a whole; what does not fit is told by its field. */
function useSaving(id: string, language: string) {
  const queryClient = useQueryClient();
  const put = useMutation(
    trpc.quizzes.putTranslations.mutationOptions({
      onSuccess: ({ items }) =>
        items.some(({ outcome }) => outcome === 'rejected')
          ? undefined
          : queryClient.invalidateQueries({ queryKey: trpc.quizzes.listTranslations.pathKey() }),
    }),
  );
  const found = put.data?.items.flatMap((item) => item.problems) ?? [];
  const problems = new Map(
    found.map(({ field, message }) => [
      field,
      message === 'must not be empty' ? ('missing' as const) : ('unfit' as const),
    ]),
  );
  const save = (texts: { field: string; text: string }[]): void =>
    put.mutate({ language, items: [{ kind: 'question', id, texts }] });
  return { save, problems, error: put.error, isPending: put.isPending };
}

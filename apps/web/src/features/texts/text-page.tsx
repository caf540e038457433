import { Anchor, Skeleton } from '@mantine/core';
import type { TextPage as PageName } from '@studyhall/domain/platform/site-texts';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { currentLanguage } from '../../kernel/i18n/language.ts';
import { Card } from '../../ui/card.tsx';
import { dayText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './texts.module.css';

/** What the law wants to be found, as whoever runs the installation wrote it, or where they keep it. */
export function TextPage({ page }: { readonly page: PageName }) {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery(trpc.auth.siteText.queryOptions({ page, language: currentLanguage() }));
  return (
    <Page title={t(`shell.site.${page}`)} width="narrow">
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={320} radius="lg" />}
      {data !== undefined && data.link !== '' && (
        <Card padding="roomy">
          <p>{t('texts.elsewhere')}</p>
          <Anchor href={data.link}>{data.link}</Anchor>
        </Card>
      )}
      {data !== undefined && data.link === '' && (
        <Card padding="roomy">
          <Suspense fallback={<Skeleton height={320} />}>
            <MarkdownText text={data.text} />
          </Suspense>
          {data.publishedAt !== null && (
            <p className={classes.soft}>
              {t('texts.version', {
                version: data.version,
                day: dayText(data.publishedAt, i18n.language),
              })}
            </p>
          )}
        </Card>
      )}
    </Page>
  );
}

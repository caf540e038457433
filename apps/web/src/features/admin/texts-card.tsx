import { Alert, Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core';
import type { RouterOutputs } from '@studyhall/client';
import { textPages } from '@studyhall/domain/platform/site-texts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { dayText } from '../../ui/dates.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './admin.module.css';
import { TextForm } from './text-form.tsx';

type SiteText = RouterOutputs['admin']['listSiteTexts']['items'][number];

/** Imprint, privacy and terms, apart from the settings: every change is a version that stays. */
export function TextsCard() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<SiteText['page']>('imprint');
  const { data, error } = useQuery(trpc.admin.listSiteTexts.queryOptions());
  const text = data?.items.find(({ page }) => page === shown);
  return (
    <Card aria-labelledby="texts">
      <CardTitle id="texts">{t('texts.edit.title')}</CardTitle>
      <p className={classes.soft}>{t('texts.edit.lead')}</p>
      <SegmentedControl
        fullWidth
        mt="md"
        aria-labelledby="texts"
        value={shown}
        onChange={(value) => setShown(textPages.find((page) => page === value) ?? 'imprint')}
        data={textPages.map((value) => ({ value, label: t(`shell.site.${value}`) }))}
      />
      <FailureNote error={error} />
      {text === undefined && error === null && <Skeleton height={320} mt="md" radius="lg" />}
      {text !== undefined && <OneText key={`${text.page} ${text.version}`} text={text} />}
    </Card>
  );
}

/** What waits to be filled in, the text itself, and what it was before. */
function OneText({ text }: { readonly text: SiteText }) {
  const { t, i18n } = useTranslation();
  const { page, version, publishedAt, placeholders } = text;
  return (
    <Stack gap="md" mt="md">
      <p className={classes.soft}>
        {publishedAt === null
          ? t('texts.edit.sample')
          : t('texts.version', { version, day: dayText(publishedAt, i18n.language) })}
      </p>
      {placeholders.length > 0 && (
        <Alert color="lamp">
          <strong>{t('texts.edit.open')}</strong>
          <ul>
            {[...new Set(placeholders)].map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </Alert>
      )}
      <TextForm text={text} />
      {version > 1 && <FormerTexts page={page} newest={version} />}
    </Stack>
  );
}

function FormerTexts({ page, newest }: { readonly page: SiteText['page']; readonly newest: number }) {
  const { t, i18n } = useTranslation();
  const [opened, setOpened] = useState<number | null>(null);
  const { data, error } = useQuery(
    trpc.admin.listSiteTextVersions.queryOptions({ page, before: newest, limit: 10 }),
  );
  const former = useQuery(
    trpc.admin.getSiteText.queryOptions({ page, version: opened ?? 0 }, { enabled: opened !== null }),
  );
  return (
    <section aria-label={t('texts.edit.former')}>
      <h3>{t('texts.edit.former')}</h3>
      <FailureNote error={error ?? former.error} />
      <Group gap="xs">
        {data?.items.map(({ version, publishedAt }) => (
          <Button
            key={version}
            variant={opened === version ? 'light' : 'default'}
            aria-expanded={opened === version}
            onClick={() => setOpened(opened === version ? null : version)}
          >
            {t('texts.version', { version, day: dayText(publishedAt, i18n.language) })}
          </Button>
        ))}
      </Group>
      {opened !== null &&
        Object.values(former.data?.texts ?? {}).map((text) => (
          <pre key={text} className={classes.former}>
            {text}
          </pre>
        ))}
    </section>
  );
}

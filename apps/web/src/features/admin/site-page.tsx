import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { LogoCard } from './logo-card.tsx';
import { SiteForm } from './site-form.tsx';
import { TextsCard } from './texts-card.tsx';

/** What administrators say about their installation. */
export function SitePage() {
  const { t } = useTranslation();
  const { data, error } = useQuery(trpc.admin.getSettings.queryOptions());
  return (
    <Page title={t('admin.site.title')} lead={t('admin.site.lead')}>
      <FailureNote error={error} />
      {data === undefined && error === null && <Skeleton height={480} radius="lg" />}
      {data !== undefined && <LogoCard />}
      {data !== undefined && <TextsCard />}
      {data !== undefined && <SiteForm settings={data} />}
    </Page>
  );
}

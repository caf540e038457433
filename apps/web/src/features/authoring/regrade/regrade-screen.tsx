import { Skeleton } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card } from '../../../ui/card.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { LinkButton } from '../../../ui/links.tsx';
import { Page } from '../../../ui/page.tsx';
import { PastRegrades } from './past-regrades.tsx';
import { RegradePreview } from './regrade-preview.tsx';

interface RegradeScreenProps {
  readonly code: string;
  readonly questionId: string;
}

/** Whose results another key changes, before it does, and what came of it. */
export function RegradeScreen({ code, questionId }: RegradeScreenProps) {
  const { t } = useTranslation();
  // Each look works all results out again.
  const preview = useQuery(
    trpc.quizzes.previewRegrade.queryOptions({ questionId }, { refetchOnWindowFocus: false }),
  );
  const { data, error } = preview;
  return (
    <Page
      title={t('desk.regrade.title')}
      lead={t('desk.regrade.lead')}
      actions={
        <LinkButton
          to="/admin/bank/$code/questions/$questionId"
          params={{ code, questionId }}
          search={{}}
          variant="default"
        >
          {t('desk.regrade.back')}
        </LinkButton>
      }
    >
      <FailureNote error={error} />
      {data === undefined && error === null && (
        <>
          <p role="status">{t('desk.regrade.previewing')}</p>
          <Skeleton height={280} radius="lg" />
        </>
      )}
      {data?.attempts === 0 && (
        <Card>
          <EmptyState
            icon={<IconScale size={30} />}
            title={t('desk.regrade.nothing')}
            text={t('desk.regrade.nothingText')}
          />
        </Card>
      )}
      {data !== undefined && data.attempts > 0 && <RegradePreview questionId={questionId} preview={data} />}
      <PastRegrades questionId={questionId} onDone={() => void preview.refetch()} />
    </Page>
  );
}

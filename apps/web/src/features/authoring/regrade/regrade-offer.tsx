import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { LinkButton } from '../../../ui/links.tsx';
import { changesKey } from './key-change.ts';

interface RegradeOfferProps {
  readonly code: string;
  readonly questionId: string;
}

/** Where the newest version changed what is right, and nothing was graded by it yet: the way to see what that means. */
export function RegradeOffer({ code, questionId }: RegradeOfferProps) {
  const { t } = useTranslation();
  const versions = useQuery(trpc.quizzes.listVersions.queryOptions({ questionId, limit: 1 }));
  const [newest] = versions.data?.items ?? [];
  const isOther = newest !== undefined && changesKey(newest.changes.map(({ field }) => field));
  const regrades = useQuery(trpc.quizzes.listRegrades.queryOptions({ questionId }, { enabled: isOther }));
  const isGraded = regrades.data?.some(({ version }) => version === newest?.version) ?? true;
  if (!isOther || isGraded) return null;
  return (
    <Alert color="lamp" title={t('desk.regrade.offerTitle')}>
      <p>{t('desk.regrade.offerText')}</p>
      <LinkButton
        mt="sm"
        to="/admin/bank/$code/questions/$questionId/regrade"
        params={{ code, questionId }}
        variant="default"
      >
        {t('desk.regrade.look')}
      </LinkButton>
    </Alert>
  );
}

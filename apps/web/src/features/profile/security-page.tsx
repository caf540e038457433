import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { ReturnedFailure } from '../../ui/returned-failure.tsx';
import { DataCard } from './data-card.tsx';
import { DeletionCard } from './deletion-card.tsx';
import { DevicesCard } from './devices-card.tsx';
import { EmailCard } from './email-card.tsx';
import { FactorCards } from './factors/factor-cards.tsx';
import { MergeCard } from './merge-card.tsx';
import { ProvidersCard } from './providers-card.tsx';
import { TokensCard } from './tokens-card.tsx';

interface SecurityPageProps {
  /** Why a provider sent the browser back without a link. */
  readonly failure?: string | undefined;
}

export function SecurityPage({ failure }: SecurityPageProps) {
  const { t } = useTranslation();
  const { role } = useViewer();
  const isGuest = role === 'guest';
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="narrow">
      <ReturnedFailure reason={failure} />
      {isGuest ? (
        <Card>
          <EmptyState
            icon={<IconShieldLock size={30} />}
            title={t('security.guest.title')}
            text={t('security.guest.text')}
            action={
              <LinkButton to="/register" search={{}}>
                {t('shell.guestBanner.action')}
              </LinkButton>
            }
          />
        </Card>
      ) : (
        <>
          <EmailCard />
          <FactorCards />
          <ProvidersCard />
        </>
      )}
      <DevicesCard />
      {!isGuest && <TokensCard />}
      {!isGuest && <DataCard />}
      {!isGuest && role !== 'admin' && <MergeCard />}
      <DeletionCard />
    </Page>
  );
}

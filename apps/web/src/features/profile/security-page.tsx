import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { DevicesCard } from './devices-card.tsx';
import { EmailCard } from './email-card.tsx';
import { PasswordCard } from './password-card.tsx';

export function SecurityPage() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="narrow">
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
          <PasswordCard />
        </>
      )}
      <DevicesCard />
    </Page>
  );
}

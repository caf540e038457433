import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { JoinField } from './join-field.tsx';

/** Where whoever has a PIN begins. */
export function JoinScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t('livePlay.join.title')} lead={t('livePlay.join.lead')} width="narrow">
      <Card padding="roomy">
        <JoinField />
      </Card>
    </Page>
  );
}

import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { CheckSerial } from './check-serial.tsx';

/** Where a serial from paper is entered. */
export function CheckPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('certificates.check.title')} lead={t('certificates.check.lead')} width="narrow">
      <Card padding="roomy">
        <CheckSerial />
      </Card>
    </Page>
  );
}

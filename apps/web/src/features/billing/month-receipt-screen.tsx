import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { Receipt } from './receipt.tsx';
import { SandboxBadge } from './sandbox-badge.tsx';

/** The receipt of a month of a plan, which no order leads to. */
export function MonthReceiptScreen({ receiptId }: { readonly receiptId: string }) {
  const { t } = useTranslation();
  return (
    <Page
      width="narrow"
      title={t('billing.payments.month')}
      lead={t('billing.payments.monthLead')}
      actions={
        <>
          <SandboxBadge />
          <LinkButton to=".." variant="default">
            {t('billing.payments.title')}
          </LinkButton>
        </>
      }
    >
      <Receipt id={receiptId} />
    </Page>
  );
}

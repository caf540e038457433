import { useTranslation } from 'react-i18next';
import { PageBanner } from './page-banner.tsx';

/** Says that the page is left over from another account, and loads it anew. */
export function OtherAccountBanner() {
  const { t } = useTranslation();
  return (
    <PageBanner
      role="alert"
      label={t('auth.otherAccount.label')}
      text={t('failures.page-of-other-account')}
      action={t('auth.otherAccount.reload')}
      onAct={() => location.reload()}
    />
  );
}

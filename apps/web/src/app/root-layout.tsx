import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './root-layout.module.css';
import { OfflineBanner } from './shell/offline-banner.tsx';
import { useFocusOnNewPage } from './use-focus-on-new-page.ts';

export function RootLayout() {
  const { t } = useTranslation();
  useFocusOnNewPage();
  return (
    <>
      <a className={classes.skip} href="#content">
        {t('shell.skipToContent')}
      </a>
      <OfflineBanner />
      <Outlet />
    </>
  );
}

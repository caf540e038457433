import { useNotifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { loadScreenWords } from '../kernel/i18n/language.ts';
import { useIsOfOtherAccount, useVisitor } from '../kernel/session.ts';
import { useWantedProof } from '../kernel/wanted-proof.ts';
import classes from './root-layout.module.css';
import { OfflineBanner } from './shell/offline-banner.tsx';
import { useFocusOnNewPage } from './use-focus-on-new-page.ts';

/** Most visits never need a fresh proof. */
const ConfirmDialog = lazy(async () => {
  const [{ ConfirmDialog: Loaded }] = await Promise.all([
    import('../features/auth/confirm-dialog.tsx'),
    loadScreenWords(),
  ]);
  return { default: Loaded };
});

/** Nor does most of them have somebody else looking on. */
const LookingBanner = lazy(async () => {
  const [{ LookingBanner: Loaded }] = await Promise.all([
    import('./shell/looking-banner.tsx'),
    loadScreenWords(),
  ]);
  return { default: Loaded };
});

const LookingEndedBanner = lazy(async () => {
  const [{ LookingEndedBanner: Loaded }] = await Promise.all([
    import('./shell/looking-banner.tsx'),
    loadScreenWords(),
  ]);
  return { default: Loaded };
});

/** Nor a tab in which somebody else signed in. */
const OtherAccountBanner = lazy(async () => {
  const [{ OtherAccountBanner: Loaded }] = await Promise.all([
    import('./shell/other-account-banner.tsx'),
    loadScreenWords(),
  ]);
  return { default: Loaded };
});

/** Who only looks in is seldom told anything, so what tells comes with a learner, or with what is told. */
const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }));

export function RootLayout() {
  const { t } = useTranslation();
  useFocusOnNewPage();
  const viewer = useVisitor();
  const until = viewer?.impersonatedUntil ?? null;
  const isOfOtherAccount = useIsOfOtherAccount();
  const wasAsked = useRef(false);
  if (useWantedProof() !== undefined) wasAsked.current = true;
  const isTold = useRef(false);
  const { notifications } = useNotifications();
  if (viewer || notifications.length > 0) isTold.current = true;
  return (
    <>
      <a className={classes.skip} href="#content">
        {t('shell.skipToContent')}
      </a>
      <OfflineBanner />
      {isOfOtherAccount && (
        <Suspense>
          <OtherAccountBanner />
        </Suspense>
      )}
      {viewer && until !== null && !isOfOtherAccount && (
        <Suspense>
          <LookingBanner viewer={viewer} until={until} />
        </Suspense>
      )}
      {viewer?.hasLookingEnded === true && !isOfOtherAccount && (
        <Suspense>
          <LookingEndedBanner />
        </Suspense>
      )}
      <Outlet />
      {wasAsked.current && (
        <Suspense>
          <ConfirmDialog />
        </Suspense>
      )}
      {isTold.current && (
        <Suspense>
          <Toasts position="top-center" autoClose={6000} limit={3} />
        </Suspense>
      )}
    </>
  );
}

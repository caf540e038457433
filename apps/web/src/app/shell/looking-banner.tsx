import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import type { Viewer } from '../../kernel/session.ts';
import { dateFormat } from '../../ui/formats.ts';
import { PageBanner } from './page-banner.tsx';

interface LookingBannerProps {
  /** As whom an administrator looks on. */
  readonly viewer: Viewer;
  readonly until: Date;
}

/** Says on every screen that an administrator looks on, and ends it. The page is loaded anew: it is somebody else's then. */
export function LookingBanner({ viewer, until }: LookingBannerProps) {
  const { t, i18n } = useTranslation();
  const back = `/admin/users/${viewer.userId}`;
  const { mutate, isPending } = useMutation(
    trpc.auth.stopImpersonation.mutationOptions({ onSettled: () => location.assign(back) }),
  );
  useEffect(() => {
    const timer = setTimeout(() => mutate(), Math.max(0, until.getTime() - Date.now()) + 1_000);
    return () => clearTimeout(timer);
  }, [until, mutate]);
  const time = dateFormat(i18n.language, { timeStyle: 'short' }).format(until);
  return (
    <PageBanner
      label={t('people.looking.label')}
      text={t('people.looking.text', { name: viewer.displayName, until: time })}
      action={t('people.looking.stop')}
      isPending={isPending}
      onAct={() => mutate()}
    />
  );
}

/** The same on a page of the administrator's own, where looking on ended by itself: until they say so nothing else is answered. */
export function LookingEndedBanner() {
  const { t } = useTranslation();
  const { mutate, isPending } = useMutation(
    trpc.auth.stopImpersonation.mutationOptions({ onSettled: () => location.reload() }),
  );
  return (
    <PageBanner
      role="alert"
      label={t('people.looking.label')}
      text={t('failures.impersonation-ended')}
      action={t('people.looking.stop')}
      isPending={isPending}
      onAct={() => mutate()}
    />
  );
}

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
  useEffect(() => {
    const timer = setTimeout(() => location.assign(back), Math.max(0, until.getTime() - Date.now()) + 1_000);
    return () => clearTimeout(timer);
  }, [until, back]);
  const { mutate, isPending } = useMutation(
    trpc.auth.stopImpersonation.mutationOptions({ onSettled: () => location.assign(back) }),
  );
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

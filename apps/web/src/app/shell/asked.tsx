import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { trpc } from '../../kernel/api.ts';
import { loadScreenWords } from '../../kernel/i18n/language.ts';
import { useViewer } from '../../kernel/session.ts';

/** Most visits have nothing to agree to. */
const AgreeDialog = lazy(async () => {
  const [{ AgreeDialog: Loaded }] = await Promise.all([
    import('../../features/texts/agree-dialog.tsx'),
    loadScreenWords(),
  ]);
  return { default: Loaded };
});

/** Asks who has an account to agree to a new version of privacy or terms, where one asks. */
export function Asked() {
  const { role, impersonatedUntil, hasLookingEnded } = useViewer();
  const { data } = useQuery(
    trpc.auth.consents.queryOptions(undefined, {
      enabled: role !== 'guest' && impersonatedUntil === null && !hasLookingEnded,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  if (data === undefined || data.asked.length === 0) return null;
  return (
    <Suspense>
      <AgreeDialog consents={data} />
    </Suspense>
  );
}

import { Alert, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { PasswordCard } from '../password-card.tsx';
import { PasskeysCard } from './passkeys-card.tsx';
import { RecoveryCodesCard, ShownRecoveryCodes } from './recovery-codes.tsx';
import { TotpCard } from './totp-card.tsx';

/** How the account is signed in to: password, app of codes, recovery codes, passkeys. */
export function FactorCards() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { isSecondFactorMissing } = useViewer();
  const [codes, setCodes] = useState<string[]>();
  const { data: security, error } = useQuery(trpc.auth.getSecurity.queryOptions());
  const onChanged = async () => {
    const changed = [trpc.auth.getSecurity, trpc.auth.signInMethods, trpc.auth.listSessions, trpc.auth.me];
    await Promise.all(changed.map((query) => queryClient.invalidateQueries({ queryKey: query.queryKey() })));
  };
  if (security === undefined)
    return error === null ? <Skeleton height={320} radius="lg" /> : <FailureNote error={error} />;
  const shared = { security, onChanged, onCodes: setCodes };
  const hasSecondFactor = security.totpSince !== null || security.passkeys.length > 0;
  return (
    <>
      {isSecondFactorMissing && (
        <Alert color="lamp" role="status">
          {t('factors.required')}
        </Alert>
      )}
      <PasswordCard security={security} onChanged={onChanged} />
      <TotpCard {...shared} />
      <PasskeysCard {...shared} />
      {hasSecondFactor && <RecoveryCodesCard {...shared} />}
      <ShownRecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
    </>
  );
}

import { Alert } from '@mantine/core';
import { isReason } from '@studyhall/domain/errors';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { site } from './site.ts';

/** Why a visit to another site ended without what it was for, as the address says when the browser comes back. */
export function ReturnedFailure({ reason }: { readonly reason: string | undefined }) {
  const { t } = useTranslation();
  if (reason === undefined) return null;
  const known = isReason(reason) ? reason : 'unknown';
  // Why stands in no address: whoever is banned reads it where they sign in by a password.
  const told = known === 'account-banned' ? 'account-disabled' : known;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {t(`failures.${told}`, { domains: site.registrationDomains.join(', ') })}
    </Alert>
  );
}

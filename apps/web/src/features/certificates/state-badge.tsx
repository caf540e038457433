import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './state-badge.module.css';
import type { CertificateState } from './types.ts';

export function StateBadge({ state }: { readonly state: CertificateState }) {
  const { t } = useTranslation();
  return (
    <Badge className={classes.badge ?? ''} data-state={state}>
      {t(`certificates.state.${state}`)}
    </Badge>
  );
}

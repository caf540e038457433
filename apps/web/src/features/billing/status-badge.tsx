import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './status-badge.module.css';
import type { OrderStatus } from './types.ts';

export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const { t } = useTranslation();
  return (
    <Badge className={classes['badge'] ?? ''} data-status={status}>
      {t(`billing.orders.status.${status}`)}
    </Badge>
  );
}

import { Badge } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';

/** Says that no real money moves, where that is so. */
export function SandboxBadge() {
  const { t } = useTranslation();
  const { data } = useQuery(trpc.billing.catalog.queryOptions());
  if (data?.isSandbox !== true) return null;
  return (
    <Badge
      size="lg"
      color="lamp"
      c="var(--lamp-text)"
      bg="var(--lamp-soft)"
      leftSection={<IconFlask size={16} aria-hidden />}
    >
      {t('billing.sandbox')}
    </Badge>
  );
}

import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The place of a game that is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div aria-busy="true" aria-label={t('hosting.loading')} role="status">
      <Skeleton height={56} radius="lg" />
      <Skeleton height={320} mt="md" radius="lg" />
    </div>
  );
}

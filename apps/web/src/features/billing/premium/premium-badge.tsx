import { Badge } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../types.ts';
import { useWords } from '../use-words.ts';
import classes from './premium.module.css';

/** Says that something is premium, and what it costs or that it is open. Nothing for what is free. */
export function PremiumBadge({ offer }: { readonly offer: Offer | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  if (offer === undefined) return null;
  const textOf = ({ isOpen, isClosedByDebt, credits }: Offer): string => {
    if (isOpen) return t('billing.premium.isOpen');
    if (isClosedByDebt) return t('billing.premium.closedBadge');
    return t('billing.premium.badge', { credits: words.credits(credits) });
  };
  const Icon = offer.isOpen ? IconLockOpen : IconLock;
  return (
    <Badge
      size="lg"
      className={classes['badge'] ?? ''}
      data-open={offer.isOpen}
      leftSection={<Icon size={15} aria-hidden />}
    >
      {textOf(offer)}
    </Badge>
  );
}

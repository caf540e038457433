import { IconCoins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { numberFormat } from '../../ui/formats.ts';
import classes from './balance-link.module.css';

/** The learner's credits, always in sight, and the way to more. It waits for nobody: without an answer it shows none. */
export function BalanceLink() {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(trpc.billing.balance.queryOptions());
  if (data === undefined) return null;
  const notation = data.credits < 100_000 ? 'standard' : 'compact';
  const credits = numberFormat(i18n.language, { notation }).format(data.credits);
  return (
    <Link to="/store" className={classes.balance} aria-label={`${credits} ${t('shell.nav.balance')}`}>
      <IconCoins size={20} aria-hidden />
      {credits}
    </Link>
  );
}

import { Skeleton } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { listFormat } from '../../ui/formats.ts';
import { LinkButton } from '../../ui/links.tsx';
import classes from './balance-card.module.css';
import type { Balance } from './types.ts';
import { useFeatureNames } from './use-feature-names.ts';
import { useWords } from './use-words.ts';

/** What the learner has, what of it lapses next, and what is owed. */
export function BalanceCard({ hasOrders }: { readonly hasOrders: boolean }) {
  const { t } = useTranslation();
  const { data: balance, error } = useQuery(trpc.billing.balance.queryOptions());
  if (balance === undefined)
    return error === null ? <Skeleton height={132} radius="lg" /> : <FailureNote error={error} />;
  return (
    <Card aria-label={t('billing.balance.title')} className={classes['card']}>
      <IconCoins size={52} stroke={1.4} className={classes['coins']} aria-hidden />
      <Figures balance={balance} />
      <div className={classes['links']}>
        <LinkButton to="/store/history" variant="default">
          {t('billing.balance.ledger')}
        </LinkButton>
        {hasOrders && (
          <LinkButton to="/store/orders" variant="default">
            {t('billing.balance.orders')}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}

function Figures({ balance }: { readonly balance: Balance }) {
  const { t } = useTranslation();
  const words = useWords();
  const { credits, debt, lapsesNext } = balance;
  const hint =
    lapsesNext !== null
      ? t('billing.balance.lapses', {
          count: lapsesNext.credits,
          date: words.day(lapsesNext.at),
        })
      : t(credits > 0 ? 'billing.balance.never' : 'billing.balance.empty');
  return (
    <div>
      <p className={classes['title']}>{t('billing.balance.title')}</p>
      <p className={classes['credits']}>{words.credits(credits)}</p>
      {debt === 0 ? <p className={classes['hint']}>{hint}</p> : <DebtNote balance={balance} />}
    </div>
  );
}

/** What is owed, for which purchases, and what is closed as long as that is so. */
function DebtNote({ balance: { debt, debtOf } }: { readonly balance: Balance }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const { data: catalogue } = useQuery(trpc.billing.catalog.queryOptions());
  const offers = catalogue?.offers ?? [];
  const closed = offers.filter(({ isClosedByDebt }) => isClosedByDebt).map(({ feature }) => feature);
  const nameOf = useFeatureNames(closed);
  const listed = (parts: readonly string[]): string => listFormat(i18n.language).format(parts);
  const sentences = [
    t('billing.balance.debt', { credits: words.credits(debt) }),
    debtOf.length > 0 && t('billing.balance.debtOf', { purchases: listed(debtOf.map(words.bought)) }),
    closed.length > 0 && t('billing.balance.closed', { features: listed(closed.map(nameOf)) }),
  ];
  return <p className={classes['debt']}>{sentences.filter(Boolean).join(' ')}</p>;
}

import { SegmentedControl, Skeleton } from '@mantine/core';
import { OWN_REFUND_DAYS } from '@studyhall/domain/billing/own-refund';
import { IconShoppingBag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Page } from '../../ui/page.tsx';
import { BalanceCard } from './balance-card.tsx';
import { CreditUses } from './credit-uses.tsx';
import { chooseCurrency, currenciesOf } from './currencies.ts';
import { PackList } from './pack-list.tsx';
import { PlanCard } from './plan-card.tsx';
import { pricedIn } from './pricing.ts';
import { RegisterFirst } from './register-first.tsx';
import { SandboxBadge } from './sandbox-badge.tsx';
import classes from './store-screen.module.css';
import type { Catalogue } from './types.ts';
import { useCheckout } from './use-checkout.ts';

interface StoreScreenProps {
  readonly currency: string | undefined;
  readonly onCurrency: (currency: string) => void;
}

/** What the learner has, what can be bought, and what it is good for. */
export function StoreScreen({ currency: wanted, onCurrency }: StoreScreenProps) {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const { data: catalogue, error } = useQuery(trpc.billing.catalog.queryOptions());
  const currencies = catalogue === undefined ? [] : currenciesOf(catalogue);
  const currency = chooseCurrency(currencies, { wanted, tags: navigator.languages });
  return (
    <Page
      title={t('billing.store.title')}
      lead={t('billing.store.lead')}
      actions={
        <div className={classes['actions']}>
          <SandboxBadge />
          {currencies.length > 1 && (
            <SegmentedControl
              size="md"
              aria-label={t('billing.store.currency')}
              value={currency}
              data={currencies.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={onCurrency}
            />
          )}
        </div>
      }
    >
      {isGuest && <RegisterFirst />}
      <BalanceCard hasOrders={!isGuest} />
      <FailureNote error={error} />
      {catalogue === undefined && error === null && <Skeleton height={420} radius="lg" />}
      {catalogue !== undefined && <Goods catalogue={catalogue} currency={currency} isGuest={isGuest} />}
      {catalogue !== undefined && <CreditUses offers={catalogue.offers} />}
    </Page>
  );
}

interface GoodsProps {
  readonly catalogue: Catalogue;
  readonly currency: string;
  readonly isGuest: boolean;
}

function Goods({ catalogue: { products }, currency, isGuest }: GoodsProps) {
  const { t } = useTranslation();
  const current = useCheckout();
  const checkout = isGuest ? null : current;
  const packs = pricedIn(products, { kind: 'pack', currency });
  const plans = pricedIn(products, { kind: 'plan', currency });
  if (packs.length + plans.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconShoppingBag />}
          title={t('billing.store.title')}
          text={t('billing.store.noPacks')}
        />
      </Card>
    );
  }
  return (
    <>
      {packs.length > 0 && (
        <section aria-labelledby="packs" className={classes['section']}>
          <div>
            <h2 id="packs" className={classes['heading']}>
              {t('billing.store.packs')}
            </h2>
            <p className={classes['soft']}>
              {t('billing.store.packsLead')} {t('billing.store.refundTerms', { count: OWN_REFUND_DAYS })}
            </p>
          </div>
          <PackList packs={packs} checkout={checkout} />
        </section>
      )}
      {plans.map((plan) => (
        <PlanCard key={plan.product.slug} plan={plan} checkout={checkout} />
      ))}
    </>
  );
}

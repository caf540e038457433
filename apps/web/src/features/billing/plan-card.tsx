import { Button } from '@mantine/core';
import { IconCheck, IconInfinity } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './plan-card.module.css';
import { planStateOf } from './plan-state.ts';
import type { PricedProduct } from './pricing.ts';
import type { Subscription } from './types.ts';
import type { Checkout } from './use-checkout.ts';
import { useWords } from './use-words.ts';

interface PlanCardProps {
  readonly plan: PricedProduct;
  /** Null for guests, who register first. */
  readonly checkout: Checkout | null;
}

/** The plan: what is in it and, for who has it, how it stands. */
export function PlanCard({ plan, checkout }: PlanCardProps) {
  const { product } = plan;
  const subscription = useQuery(trpc.billing.subscription.queryOptions());
  const current = subscription.data ?? null;
  const isRunning = current !== null && planStateOf(current) !== 'over';
  return (
    <Card tone="brand" padding="roomy" aria-labelledby={product.slug} className={classes['card']}>
      <div>
        <h2 id={product.slug} className={classes['name']}>
          <IconInfinity size={26} aria-hidden />
          <span lang={product.lang ?? undefined}>{product.name}</span>
        </h2>
        <Benefits plan={plan} />
      </div>
      <div className={classes['action']}>
        <FailureNote error={subscription.error} />
        {current !== null && <State subscription={current} />}
        {isRunning && <Manage />}
        {!isRunning && subscription.data !== undefined && <Subscribe plan={plan} checkout={checkout} />}
      </div>
    </Card>
  );
}

function Benefits({ plan: { product } }: { readonly plan: PricedProduct }) {
  const { t } = useTranslation();
  const words = useWords();
  const credits = words.credits(product.credits);
  const months = product.lapseAfterMonths;
  const lines = [
    t('billing.plan.everything'),
    months === null
      ? t('billing.plan.monthly', { credits })
      : t('billing.plan.monthlyLapse', { credits, count: months }),
    t('billing.plan.cancel'),
  ];
  return (
    <ul className={classes['benefits']}>
      {lines.map((line) => (
        <li key={line}>
          <IconCheck size={20} aria-hidden />
          {line}
        </li>
      ))}
    </ul>
  );
}

function State({ subscription }: { readonly subscription: Subscription }) {
  const { t } = useTranslation();
  const words = useWords();
  const state = planStateOf(subscription);
  const date = words.day(subscription.periodEnd);
  const [title, text] = {
    active: [t('billing.plan.active'), t('billing.plan.renews', { date })],
    ending: [t('billing.plan.ending'), t('billing.plan.ends', { date })],
    'past-due': [t('billing.plan.pastDue'), t('billing.plan.pastDueText')],
    starting: [t('billing.plan.starting'), t('billing.plan.startingText')],
    over: [t('billing.plan.over'), t('billing.plan.endedOn', { date })],
  }[state];
  return (
    <p className={classes['state']} data-state={state}>
      <strong>{title}</strong> {text}
    </p>
  );
}

function Manage() {
  const { t } = useTranslation();
  const portal = useMutation(
    trpc.billing.portal.mutationOptions({ onSuccess: ({ url }) => location.assign(url) }),
  );
  return (
    <>
      <Button variant="default" loading={portal.isPending} onClick={() => portal.mutate()}>
        {t('billing.plan.manage')}
      </Button>
      <FailureNote error={portal.error} />
    </>
  );
}

function Subscribe({ plan: { product, price }, checkout }: PlanCardProps) {
  const { t } = useTranslation();
  const money = useWords().money(price);
  if (checkout === null) {
    return (
      <>
        <p className={classes['price']}>{t('billing.plan.perMonth', { price: money })}</p>
        <LinkButton to="/register" search={{ next: '/store' }}>
          {t('billing.store.register')}
        </LinkButton>
      </>
    );
  }
  const isThis = checkout.variables?.productSlug === product.slug;
  return (
    <>
      <Button
        size="lg"
        loading={checkout.isLeaving && isThis}
        disabled={checkout.isLeaving && !isThis}
        onClick={() => checkout.mutate({ productSlug: product.slug, currency: price.currency })}
      >
        {t('billing.plan.subscribe', { price: money })}
      </Button>
      {isThis && <FailureNote error={checkout.error} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LinkButton } from '../../ui/links.tsx';
import classes from './pack-list.module.css';
import { comparePacks, type PricedPack, type PricedProduct } from './pricing.ts';
import type { Checkout } from './use-checkout.ts';
import { useWords } from './use-words.ts';

interface PackListProps {
  readonly packs: readonly PricedProduct[];
  /** Null for guests, who register first. */
  readonly checkout: Checkout | null;
}

/** Credits that are paid once, with what a credit costs in each pack. */
export function PackList({ packs, checkout }: PackListProps) {
  return (
    <ul className={classes['packs']}>
      {comparePacks(packs).map((pack) => (
        <li key={pack.product.slug}>
          <Pack pack={pack} checkout={checkout} />
        </li>
      ))}
    </ul>
  );
}

function Pack({ pack, checkout }: { readonly pack: PricedPack; readonly checkout: Checkout | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const { product, perHundred, savingPercent, isCheapest } = pack;
  return (
    <Card className={classes['pack']} data-best={isCheapest}>
      <h3 className={classes['credits']}>{words.credits(product.credits)}</h3>
      <p className={classes['each']}>
        {t('billing.store.perHundred', { price: words.money(perHundred) })}
        {savingPercent > 0 && (
          <span className={classes['saving']}>{t('billing.store.cheaper', { percent: savingPercent })}</span>
        )}
      </p>
      <p className={classes['text']} lang={product.lang ?? undefined}>
        {product.description}
      </p>
      {isCheapest && <p className={classes['best']}>{t('billing.store.cheapest')}</p>}
      <Buy pack={pack} checkout={checkout} />
    </Card>
  );
}

function Buy({
  pack: { product, price },
  checkout,
}: {
  readonly pack: PricedPack;
  readonly checkout: Checkout | null;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const name = t('billing.store.buy', {
    credits: words.credits(product.credits),
    price: words.money(price),
  });
  if (checkout === null) {
    return (
      <LinkButton
        to="/register"
        search={{ next: '/store' }}
        variant="default"
        fullWidth
        aria-label={`${words.money(price)}, ${t('billing.store.register')}`}
      >
        {words.money(price)}
      </LinkButton>
    );
  }
  const wish = { productSlug: product.slug, currency: price.currency };
  const isThis = checkout.variables?.productSlug === product.slug;
  return (
    <div>
      {isThis && <FailureNote error={checkout.error} />}
      <Button
        fullWidth
        aria-label={name}
        loading={checkout.isLeaving && isThis}
        disabled={checkout.isLeaving && !isThis}
        onClick={() => checkout.mutate(wish)}
      >
        {words.money(price)}
      </Button>
    </div>
  );
}

import {
  IconArrowBackUp,
  IconArrowMerge,
  IconCalendarRepeat,
  IconClockOff,
  IconGift,
  IconLockOpen,
  IconRefresh,
  IconShoppingBag,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../../ui/rows.module.css';
import type { LedgerItem } from './types.ts';
import { useWords } from './use-words.ts';

const ICONS: Readonly<Record<LedgerItem['kind'], typeof IconGift>> = {
  purchase: IconShoppingBag,
  plan: IconCalendarRepeat,
  grant: IconGift,
  spend: IconLockOpen,
  refund: IconArrowBackUp,
  restored: IconRefresh,
  expiry: IconClockOff,
  merge: IconArrowMerge,
};

interface LedgerRowProps {
  readonly item: LedgerItem;
  /** The words for what was bought with credits. */
  readonly nameOf: (feature: string) => string;
}

/** One movement: what it was, why, what it changed and what was there afterwards. */
export function LedgerRow({ item, nameOf }: LedgerRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { kind, title, change, creditsAfter, debtAfter, createdAt } = item;
  const Icon = ICONS[kind];
  const what = (): string => {
    if (kind === 'spend') return nameOf(title);
    return kind === 'plan' ? title : words.credits(Math.abs(change));
  };
  return (
    <li className={`${classes['row']} ${classes['entry']}`}>
      <span className={classes['icon']}>
        <Icon size={22} aria-hidden />
      </span>
      <div>
        <p className={classes['title']}>{t(`billing.ledger.kind.${kind}`, { what: what() })}</p>
        <p className={classes['why']}>
          <time dateTime={createdAt.toISOString()}>{words.moment(createdAt)}</time>
          <Why item={item} />
        </p>
        <DebtNotes item={item} />
      </div>
      <div>
        <p className={classes['amount']} data-gain={change > 0}>
          {words.change(change)}
        </p>
        <p className={classes['after']}>
          {t('billing.ledger.after', { credits: words.number(creditsAfter) })}
        </p>
        {debtAfter > 0 && (
          <p className={`${classes['after']} ${classes['debt']}`}>
            {t('billing.ledger.owed', { credits: words.number(debtAfter) })}
          </p>
        )}
      </div>
    </li>
  );
}

/** What was spent says it in its title. */
function Why({ item: { kind, title } }: { readonly item: LedgerItem }) {
  const { t } = useTranslation();
  if (kind === 'spend') return null;
  return <> · {t(`billing.ledger.why.${kind}`, { reason: title })}</>;
}

/** What paid a debt and what became one: the only movements that change two things at once. */
function DebtNotes({ item: { entries } }: { readonly item: LedgerItem }) {
  const { t } = useTranslation();
  const words = useWords();
  const sum = (side: 'from' | 'to'): number =>
    entries.filter((entry) => entry[side] === 'debt').reduce((total, { amount }) => total + amount, 0);
  const [owed, repaid] = [sum('from'), sum('to')];
  return (
    <>
      {repaid > 0 && (
        <p className={classes['why']}>{t('billing.ledger.repaid', { credits: words.credits(repaid) })}</p>
      )}
      {owed > 0 && (
        <p className={classes['why']}>{t('billing.ledger.becameDebt', { credits: words.credits(owed) })}</p>
      )}
    </>
  );
}

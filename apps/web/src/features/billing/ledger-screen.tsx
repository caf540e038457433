import { IconCoins } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';
import { useViewer } from '../../kernel/session.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LinkButton } from '../../ui/links.tsx';
import { Page } from '../../ui/page.tsx';
import { goingOn, PagedRows } from '../../ui/paged-rows.tsx';
import { LedgerRow } from './ledger-row.tsx';
import { useFeatureNames } from './use-feature-names.ts';

/** Every movement of the learner's credits, newest first, each explained. */
export function LedgerScreen() {
  const { t } = useTranslation();
  const isGuest = useViewer().role === 'guest';
  const ledger = useInfiniteQuery(trpc.billing.ledger.infiniteQueryOptions({ limit: 25 }, goingOn));
  const items = ledger.data?.pages.flatMap((page) => page.items);
  const spent = items?.filter(({ kind }) => kind === 'spend').map(({ title }) => title) ?? [];
  const nameOf = useFeatureNames(spent);
  return (
    <Page
      title={t('billing.ledger.title')}
      lead={t('billing.ledger.lead')}
      actions={
        !isGuest && (
          <LinkButton to="/store/orders" variant="default">
            {t('billing.balance.orders')}
          </LinkButton>
        )
      }
    >
      <PagedRows query={ledger} empty={<NoMovement />} more={t('billing.ledger.more')}>
        {(item) => <LedgerRow key={item.number} item={item} nameOf={nameOf} />}
      </PagedRows>
    </Page>
  );
}

function NoMovement() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        icon={<IconCoins />}
        title={t('billing.ledger.emptyTitle')}
        text={t('billing.ledger.emptyText')}
        action={<LinkButton to="/store">{t('billing.orders.toStore')}</LinkButton>}
      />
    </Card>
  );
}

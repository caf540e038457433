import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { trpc } from '../../kernel/api.ts';
import { celebrate } from '../../ui/celebrate.ts';
import { isArrival } from './checkout-intention.ts';
import type { OrderStatus } from './types.ts';

/** News come within seconds; who waits longer waits for a bank. */
const SOON_MS = 1_500;
const LATER_MS = 10_000;
const SOON_TRIES = 40;

/** An order as it stands: asked for again as long as `isChanging` says that news are due. */
export function useOrder(orderId: string, isChanging: (status: OrderStatus) => boolean) {
  const queryClient = useQueryClient();
  const order = useQuery(
    trpc.billing.order.queryOptions(
      { orderId },
      {
        staleTime: 0,
        refetchInterval: ({ state: { data, dataUpdateCount } }) => {
          if (data === undefined || !isChanging(data.status)) return false;
          return dataUpdateCount < SOON_TRIES ? SOON_MS : LATER_MS;
        },
      },
    ),
  );
  const status = order.data?.status;
  const seen = useRef<OrderStatus>(undefined);
  useEffect(() => {
    if (status === undefined || status === seen.current) return;
    const isNews = seen.current !== undefined;
    seen.current = status;
    if (status === 'open') return;
    const isFirstVisit = isArrival(orderId);
    if (isNews || isFirstVisit) forgetAccount(queryClient);
    if (status === 'paid' && isFirstVisit) void celebrate();
  }, [status, orderId, queryClient]);
  return order;
}

/** Everything that an order changes beside itself. */
function forgetAccount(queryClient: QueryClient): void {
  const { balance, catalog, ledger, orders, receipt, subscription } = trpc.billing;
  for (const one of [balance, catalog, ledger, orders, receipt, subscription])
    void queryClient.invalidateQueries({ queryKey: one.pathKey() });
}

import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../../kernel/api.ts';
import type { Offer } from '../types.ts';

/** What is premium and what it costs; nothing is known of what is free. */
export function useOffers(): (feature: string) => Offer | undefined {
  const { data } = useQuery(trpc.billing.catalog.queryOptions());
  return (feature) => data?.offers.find((offer) => offer.feature === feature);
}

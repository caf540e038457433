import type { InstanceSettings } from '../platform/instance-settings.ts';

export interface Seller {
  readonly name: string;
  /** In lines. */
  readonly address: string;
  /** Empty for a seller without one. */
  readonly vatNumber: string;
}

type SellerSettings = Pick<InstanceSettings, 'sellerName' | 'sellerAddress' | 'sellerVatNumber'>;

/** Who sells; null where name or address are missing: then a receipt is no invoice. */
export function sellerOf({
  sellerName: name,
  sellerAddress: address,
  sellerVatNumber: vatNumber,
}: SellerSettings): Seller | null {
  return name === '' || address === '' ? null : { name, address, vatNumber };
}

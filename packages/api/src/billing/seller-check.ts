import { sellerOf } from '@studyhall/domain/billing/seller';
import { readInstanceSettings } from '../platform/instance-settings.ts';
import { ok, type SiteCheck, warning } from '../platform/site-check.ts';

/** Whether receipts name who sells, which makes them invoices. In the sandbox nobody pays for anything. */
export const sellerCheck: SiteCheck = {
  name: 'seller',
  needs: 'database',
  look: async ({ settings: { payments }, db }) => {
    const seller = sellerOf(await readInstanceSettings(db));
    if (seller !== null) return ok(`receipts name ${seller.name}`);
    if (payments.kind === 'sandbox') return ok('no real money is paid, and receipts name nobody');
    return warning(
      'receipts name no seller, and say that they are no invoices',
      'studyhall settings set sellerName, sellerAddress and, if there is one, sellerVatNumber',
    );
  },
};

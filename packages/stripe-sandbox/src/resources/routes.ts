import type { Route } from '../http/route.ts';
import { checkoutSessionRoutes } from './checkout-sessions.ts';
import { customerRoutes } from './customers.ts';
import { eventRoutes } from './events.ts';
import { priceRoutes } from './prices.ts';
import { productRoutes } from './products.ts';

/** Everything the sandbox answers under `/v1`. */
export const routes: readonly Route[] = [
  ...customerRoutes,
  ...productRoutes,
  ...priceRoutes,
  ...checkoutSessionRoutes,
  ...eventRoutes,
];

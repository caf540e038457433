import { BeginCheckout, OrderAt, ReceiptAt, SpendCredits } from '@studyhall/domain/billing/schemas';
import { page, uuid } from '@studyhall/domain/primitives';
import * as z from 'zod';
import { found } from '../platform/found.ts';
import { asked } from '../platform/of-user.ts';
import { accountProcedure, learnerProcedure, router } from '../platform/trpc.ts';
import {
  findOrderView,
  findSubscriptionView,
  getBalance,
  listLedger,
  listOrders,
  listTransactions,
} from './account-queries.ts';
import { billingAdminProcedures } from './admin-router.ts';
import { beginCheckout } from './begin-checkout.ts';
import { getCatalogue } from './get-catalogue.ts';
import { openFeature } from './open-feature.ts';
import { openPortal } from './open-portal.ts';
import { findReceipt } from './read-receipts.ts';
import { refundOwnOrder } from './refund-order.ts';
import {
  BalanceView,
  CatalogueView,
  CheckoutView,
  LedgerView,
  OrderListView,
  OrderView,
  ReceiptView,
  SpentView,
  SubscriptionView,
  TransactionListView,
} from './views.ts';

const byId = page.extend({ cursor: uuid.optional() });
const byNumber = page.extend({
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

export const billingRouter = router({
  catalog: learnerProcedure
    .meta({ scope: 'read' })
    .output(CatalogueView)
    .query(async ({ ctx }) => {
      const isSandbox = ctx.payments.provider === 'sandbox';
      return await getCatalogue(ctx.db, { ...asked(ctx), isSandbox });
    }),
  balance: learnerProcedure
    .meta({ scope: 'read' })
    .output(BalanceView)
    .query(async ({ ctx }) => await getBalance(ctx.db, { userId: ctx.viewer.userId, now: ctx.now })),
  ledger: learnerProcedure
    .meta({ scope: 'read' })
    .input(byNumber)
    .output(LedgerView)
    .query(async ({ ctx, input }) => await listLedger(ctx.db, { userId: ctx.viewer.userId, ...input })),
  checkout: accountProcedure
    .meta({ scope: 'person' })
    .input(BeginCheckout)
    .output(CheckoutView)
    .mutation(async ({ ctx, input }) => await beginCheckout(ctx, input)),
  portal: accountProcedure
    .meta({ scope: 'person' })
    .output(z.object({ url: z.string() }))
    .mutation(async ({ ctx }) => await openPortal(ctx)),
  orders: accountProcedure
    .meta({ scope: 'read' })
    .input(byId)
    .output(OrderListView)
    .query(async ({ ctx, input }) => {
      return await listOrders(ctx.db, { userId: ctx.viewer.userId, now: ctx.now, ...input });
    }),
  order: accountProcedure
    .meta({ scope: 'read' })
    .input(OrderAt)
    .output(OrderView)
    .query(async ({ ctx, input }) => {
      return found(await findOrderView(ctx.db, { userId: ctx.viewer.userId, now: ctx.now, ...input }));
    }),
  refundOrder: accountProcedure
    .meta({ scope: 'person' })
    .input(OrderAt)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      const { payments, now, viewer } = ctx;
      await refundOwnOrder(ctx.db, { payments, userId: viewer.userId, now, ...input });
      return {};
    }),
  transactions: accountProcedure
    .meta({ scope: 'read' })
    .input(byId)
    .output(TransactionListView)
    .query(async ({ ctx, input }) => await listTransactions(ctx.db, { userId: ctx.viewer.userId, ...input })),
  receipt: accountProcedure
    .meta({ scope: 'read' })
    .input(ReceiptAt)
    .output(ReceiptView)
    .query(async ({ ctx, input }) =>
      found(await findReceipt(ctx.db, { userId: ctx.viewer.userId, ...input })),
    ),
  subscription: learnerProcedure
    .meta({ scope: 'read' })
    .output(SubscriptionView.nullable())
    .query(async ({ ctx }) => (await findSubscriptionView(ctx.db, ctx.viewer)) ?? null),
  spend: learnerProcedure
    .meta({ scope: 'person' })
    .input(SpendCredits)
    .output(SpentView)
    .mutation(async ({ ctx, input }) => {
      return await openFeature(ctx.db, { userId: ctx.viewer.userId, now: ctx.now, ...input });
    }),
  ...billingAdminProcedures,
});

import {
  DismissEvent,
  EventAt,
  eventOutcomes,
  GrantCredits,
  ListEvents,
  ListOfUser,
  ListOrders,
  ListReceipts,
  OfUser,
  OrderAt,
  PlanAt,
  PutOffer,
  Reconcile,
  RefundOrder,
  RemoveOffer,
  TakeOver,
} from '@studyhall/domain/billing/schemas';
import * as z from 'zod';
import { provenAdminProcedure } from '../auth/factors/proven-procedure.ts';
import { getSeenUserId, listUnseenPeople } from '../auth/seen-people.ts';
import { getUserId } from '../auth/user-reference.ts';
import { found } from '../platform/found.ts';
import { supportProcedure } from '../platform/holder-procedures.ts';
import { adminProcedure } from '../platform/trpc.ts';
import { getBalance, listLedger } from './account-queries.ts';
import { findAnyOrder, findEvent, listAllOrders, listEvents, listSecondPlans } from './admin-queries.ts';
import {
  AnyOrderListView,
  AnyOrderView,
  EventDetailView,
  EventListView,
  MovementListView,
  ReconciliationView,
  SecondPlanView,
  SyncView,
  TakenOverView,
} from './admin-views.ts';
import { listOffers } from './catalogue-queries.ts';
import { changeOffer, endOffer } from './change-offer.ts';
import { dismissEvent } from './dismiss-event.ts';
import { grantCredits } from './grant.ts';
import { findReceipt, listReceiptsOfMonth } from './read-receipts.ts';
import { reconcile } from './reconcile.ts';
import { refundAnyOrder } from './refund-order.ts';
import { refundSecondPlan } from './refund-second-plan.ts';
import { retryEvent } from './retry-event.ts';
import { syncCatalogue } from './sync-catalogue.ts';
import { takeOver } from './take-over.ts';
import { BalanceView, LedgerView, OfferView, ReceiptView } from './views.ts';

const GrantedView = z.object({ creditsAfter: z.number(), debtAfter: z.number(), isRepeat: z.boolean() });
const RefundedView = z.object({ amountMinor: z.number(), currency: z.string() });
const TriedView = z.object({
  outcome: z.enum(eventOutcomes),
  note: z.string().nullable(),
});

/** What administrators do with money; the terminal is where they do it. */
export const billingAdminProcedures = {
  userBalance: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(OfUser)
    .output(BalanceView)
    .query(async ({ ctx: { db, now }, input }) => {
      return await getBalance(db, { userId: await getUserId(db, input.user), now });
    }),
  userLedger: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListOfUser)
    .output(LedgerView)
    .query(async ({ ctx: { db }, input: { user, ...page } }) => {
      return await listLedger(db, { userId: await getUserId(db, user), ...page });
    }),
  grant: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(GrantCredits)
    .output(GrantedView)
    .mutation(async ({ ctx: { db, now, viewer }, input: { user, expiresAt = null, ...grant } }) => {
      const userId = await getUserId(db, user);
      return await grantCredits(db, { ...grant, userId, expiresAt, actorId: viewer.userId, now });
    }),
  refund: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(RefundOrder)
    .output(RefundedView)
    .mutation(async ({ ctx, input }) => {
      return await refundAnyOrder(ctx.db, { ...input, payments: ctx.payments, now: ctx.now });
    }),
  listSecondPlans: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(z.array(SecondPlanView))
    .query(async ({ ctx }) => await listSecondPlans(ctx.db)),
  refundSecondPlan: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(PlanAt)
    .output(z.object({ amountMinor: z.number() }))
    .mutation(async ({ ctx: { db, payments, now, viewer }, input }) => {
      return await refundSecondPlan(db, { ...input, payments, actorId: viewer.userId, now });
    }),
  listOrders: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(ListOrders)
    .output(AnyOrderListView)
    .query(async ({ ctx: { db, viewer }, input: { user, ...asked } }) => {
      const userId = user === undefined ? null : await getSeenUserId(db, { user, viewer });
      return await listAllOrders(db, { ...asked, userId, unseen: await listUnseenPeople(db, viewer) });
    }),
  getOrder: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(OrderAt)
    .output(AnyOrderView)
    .query(async ({ ctx: { db, viewer }, input }) =>
      found(await findAnyOrder(db, { ...input, unseen: await listUnseenPeople(db, viewer) })),
    ),
  getReceipt: supportProcedure
    .meta({ scope: 'admin:read' })
    .input(OrderAt)
    .output(ReceiptView)
    .query(async ({ ctx: { db, viewer }, input: { orderId } }) => {
      const { userId } = found(
        await findAnyOrder(db, { orderId, unseen: await listUnseenPeople(db, viewer) }),
      );
      return found(await findReceipt(db, { userId, id: orderId }));
    }),
  listReceipts: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListReceipts)
    .output(MovementListView)
    .query(async ({ ctx, input }) => await listReceiptsOfMonth(ctx.db, input)),
  listEvents: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(ListEvents)
    .output(EventListView)
    .query(async ({ ctx, input }) => await listEvents(ctx.db, input)),
  getEvent: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(EventAt)
    .output(EventDetailView)
    .query(async ({ ctx, input }) => found(await findEvent(ctx.db, input))),
  retryEvent: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(EventAt)
    .output(TriedView)
    .mutation(async ({ ctx: { db, payments, now }, input }) => {
      return await retryEvent(db, { ...input, payments, now });
    }),
  dismissEvent: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(DismissEvent)
    .output(TriedView)
    .mutation(async ({ ctx: { db, now, viewer }, input }) => {
      return await dismissEvent(db, { ...input, actorId: viewer.userId, now });
    }),
  reconcile: adminProcedure
    .meta({ scope: 'admin:read' })
    .input(Reconcile)
    .output(ReconciliationView)
    .query(async ({ ctx: { db, payments, now }, input }) => {
      return await reconcile(db, { cursor: undefined, ...input, payments, now });
    }),
  takeOver: provenAdminProcedure
    .meta({ scope: 'person' })
    .input(TakeOver)
    .output(TakenOverView)
    .mutation(async ({ ctx: { db, payments, now }, input }) => {
      return await takeOver(db, { cursor: undefined, ...input, payments, now });
    }),
  sync: adminProcedure
    .meta({ scope: 'admin:write' })
    .output(SyncView)
    .mutation(async ({ ctx: { db, payments } }) => await syncCatalogue(db, payments)),
  listOffers: adminProcedure
    .meta({ scope: 'admin:read' })
    .output(z.array(OfferView))
    .query(async ({ ctx }) => await listOffers(ctx.db)),
  putOffer: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(PutOffer)
    .output(OfferView)
    .mutation(async ({ ctx, input }) => await changeOffer(ctx.db, input)),
  removeOffer: adminProcedure
    .meta({ scope: 'admin:write' })
    .input(RemoveOffer)
    .output(z.object({ wasPremium: z.boolean() }))
    .mutation(async ({ ctx, input }) => await endOffer(ctx.db, input)),
};

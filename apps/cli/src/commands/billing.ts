import { eventOutcomes } from '@studyhall/domain/billing/schemas';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { createProgress } from '../output/progress.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { dismissEvent, listEvents, retryEvent, showEvent } from './billing/events.ts';
import { grant } from './billing/grant.ts';
import { showBalance, showLedger } from './billing/ledger.ts';
import { clearPremium, listPremium, setPremium } from './billing/premium.ts';
import { reconcile } from './billing/reconcile.ts';
import { refund } from './billing/refund.ts';
import { listSecondPlans, refundSecondPlan } from './billing/second-plans.ts';
import { sync } from './billing/sync.ts';
import { takeOver } from './billing/take-over.ts';
import { Moment } from './moment-input.ts';
import { OrderId } from './orders/order-id.ts';

const Credits = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, { error: 'must be a number from 1 to 999999' })
  .transform(Number);
const Days = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, { error: 'must be a number from 1 to 999' })
  .transform(Number);
const Asking = z.object({ yes: z.boolean().default(false), dryRun: z.boolean().default(false) });
const askingOptions = [
  option('-y, --yes', 'do not ask'),
  option('-n, --dry-run', 'say what would happen, and change nothing'),
];

export function addBillingCommands(program: Command, shell: Shell): void {
  const billing = addNoun(program, 'billing', 'Credits, refunds, and whether all the money adds up');
  addWallets(billing, shell);
  addMoney(billing, shell);
  addEvents(addNoun(billing, 'events', 'Messages of the payment service'), shell);
  addSecondPlans(addNoun(billing, 'second-plans', 'Plans that were paid beside another'), shell);
  addPremium(addNoun(billing, 'premium', 'What costs credits'), shell);
}

function addWallets(billing: Command, shell: Shell): void {
  addVerb(billing, shell, {
    usage: 'balance <user>',
    summary: 'Show what an account can spend',
    examples: ['billing balance ada'],
    input: z.object({ user: z.string() }),
    isReading: true,
    run: (asked, { user }) => asked.signedIn(({ api }) => showBalance(api, user)),
  });
  addVerb(billing, shell, {
    usage: 'ledger <user>',
    summary: 'List every movement of an account’s credits, newest first',
    examples: ['billing ledger ada', 'billing ledger ada --json=number,kind,change,entries'],
    options: [limitOption],
    input: z.object({ user: z.string(), limit: Limit }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => showLedger(api, input)),
  });
  addVerb(billing, shell, {
    usage: 'grant <user> <credits>',
    summary: 'Give credits for nothing',
    examples: ['billing grant ada 500 --reason "Winner of the spring quiz"'],
    options: [option('--reason <text>', 'what the learner reads').makeOptionMandatory(), ...askingOptions],
    input: Asking.extend({ user: z.string(), credits: Credits, reason: z.string().trim().min(3).max(200) }),
    isReading: false,
    run: (asked, { yes, dryRun, ...given }) =>
      asked.signedIn(({ api }) => grant(api, { ...given, isDryRun: dryRun, confirm: confirmer(asked, yes) })),
  });
}

function addMoney(billing: Command, shell: Shell): void {
  addVerb(billing, shell, {
    usage: 'refund <order>',
    summary: 'Give money back, all that is left of an order or a part',
    examples: ['billing refund 0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f --amount 4.90'],
    options: [option('--amount <amount>', 'a part, such as 4.90'), ...askingOptions],
    input: Asking.extend({ order: OrderId, amount: z.string().optional() }),
    isReading: false,
    run: (asked, { order: orderId, amount, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) => refund(api, { orderId, amount, isDryRun, confirm: confirmer(asked, yes) })),
  });
  addVerb(billing, shell, {
    usage: 'reconcile',
    summary: 'Compare orders, payment service and ledger, and fail if they differ',
    examples: [
      'billing reconcile',
      'billing reconcile --days 365 --json',
      'billing reconcile --since 2026-11-28T14:05:00Z',
    ],
    options: [
      new Option('--days <number>', 'how far back').default('90'),
      new Option(
        '--since <moment>',
        'after a restore: first take over what the payment service has said since',
      ),
    ],
    input: z.object({ days: Days, since: Moment.optional() }),
    isReading: true,
    run: (asked, { days, since }) => {
      const { terminal } = asked;
      const progress = createProgress({ stream: terminal.stderr });
      return asked.signedIn(async ({ api }) => {
        if (since !== undefined) terminal.say(await takeOver(api, { since, progress }), 'hint');
        return await reconcile(api, { days, progress });
      });
    },
  });
  addVerb(billing, shell, {
    usage: 'sync',
    summary: 'Tell the payment service everything that is for sale',
    examples: ['billing sync'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => sync(api)),
  });
}

function addEvents(events: Command, shell: Shell): void {
  addVerb(events, shell, {
    usage: 'list',
    summary: 'List messages, the last to come first',
    examples: ['billing events list', 'billing events list --outcome failed'],
    options: [
      new Option('--outcome <outcome>', 'only with this outcome').choices(eventOutcomes),
      limitOption,
    ],
    input: z.object({ outcome: z.enum(eventOutcomes).optional(), limit: Limit }),
    isReading: true,
    run: (asked, { outcome, limit }) => asked.signedIn(({ api }) => listEvents(api, { outcome, limit })),
  });
  addVerb(events, shell, {
    usage: 'show <event>',
    summary: 'Show a message and every try to act on it',
    examples: ['billing events show evt_1', 'billing events show evt_1 --json=payload'],
    input: z.object({ event: z.string() }),
    isReading: true,
    run: (asked, { event }) => asked.signedIn(({ api }) => showEvent(api, event)),
  });
  addVerb(events, shell, {
    usage: 'retry <event>',
    summary: 'Act on a message again; what it has done already it does not do twice',
    examples: ['billing events retry evt_1'],
    input: z.object({ event: z.string() }),
    isReading: false,
    run: (asked, { event }) => asked.signedIn(({ api }) => retryEvent(api, event)),
  });
  addVerb(events, shell, {
    usage: 'dismiss <event>',
    summary: 'Say that a message needs nothing, and why; retry takes it back',
    examples: ['billing events dismiss evt_1 --reason "Paid back at the bank"'],
    options: [option('--reason <text>', 'why').makeOptionMandatory()],
    input: z.object({ event: z.string(), reason: z.string().trim().min(3).max(200) }),
    isReading: false,
    run: (asked, { event: eventId, reason }) =>
      asked.signedIn(({ api }) => dismissEvent(api, { eventId, reason })),
  });
}

function addSecondPlans(plans: Command, shell: Shell): void {
  addVerb(plans, shell, {
    usage: 'list',
    summary: 'List plans that were paid beside another and wait for a decision',
    examples: ['billing second-plans list'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listSecondPlans(api)),
  });
  addVerb(plans, shell, {
    usage: 'refund <plan>',
    summary: 'End such a plan and give back what was paid for it',
    examples: ['billing second-plans refund sub_1', 'billing second-plans refund sub_1 --yes'],
    options: askingOptions,
    input: Asking.extend({ plan: z.string() }),
    isReading: false,
    run: (asked, { plan: subscriptionId, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) =>
        refundSecondPlan(api, { subscriptionId, isDryRun, confirm: confirmer(asked, yes) }),
      ),
  });
}

function addPremium(premium: Command, shell: Shell): void {
  addVerb(premium, shell, {
    usage: 'list',
    summary: 'List what costs credits',
    examples: ['billing premium list', 'billing premium list --all --json=feature,credits'],
    options: [option('--all', 'exams and courses that are free, too')],
    input: z.object({ all: z.boolean().default(false) }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listPremium(api, input)),
  });
  addVerb(premium, shell, {
    usage: 'set <feature> <credits>',
    summary: 'Make an exam or a course cost credits',
    examples: [
      'billing premium set exam:network 300 --dry-run',
      'billing premium set course:toxic-turtle 500 --yes',
    ],
    options: askingOptions,
    input: Asking.extend({ feature: z.string(), credits: Credits }),
    isReading: false,
    run: (asked, { feature, credits, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) =>
        setPremium(api, { feature, credits, isDryRun, confirm: confirmer(asked, yes) }),
      ),
  });
  addVerb(premium, shell, {
    usage: 'clear <feature>',
    summary: 'Make an exam or a course free again',
    examples: ['billing premium clear exam:network --dry-run', 'billing premium clear exam:network --yes'],
    options: askingOptions,
    input: Asking.extend({ feature: z.string() }),
    isReading: false,
    run: (asked, { feature, yes, dryRun: isDryRun }) =>
      asked.signedIn(({ api }) => clearPremium(api, { feature, isDryRun, confirm: confirmer(asked, yes) })),
  });
}

function confirmer({ terminal }: Shell, isYes: boolean): (message: string) => Promise<void> {
  return async (message) => {
    if (!isYes) await askToGoOn(terminal, { message, instead: 'Say --yes to go on without being asked' });
  };
}

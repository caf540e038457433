import { ListReceipts } from '@studyhall/domain/billing/schemas';
import { orderStatuses } from '@studyhall/domain/billing/settlement';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { exportMonth } from './orders/export-month.ts';
import { OrderId } from './orders/order-id.ts';
import { listOrders, showOrder } from './orders/orders.ts';
import { showReceipt } from './orders/show-receipt.ts';

export function addOrderCommands(program: Command, shell: Shell): void {
  const orders = addNoun(program, 'orders', 'What was bought');
  addVerb(orders, shell, {
    usage: 'list',
    summary: 'List orders, newest first',
    examples: ['orders list', 'orders list --status review', 'orders list --user ada --all --csv > ada.csv'],
    options: [
      option('--user <user>', 'of one account, by id, user name or address'),
      new Option('--status <status>', 'only in this state').choices([...orderStatuses]),
      limitOption,
    ],
    input: z.object({ user: z.string().optional(), status: z.enum(orderStatuses).optional(), limit: Limit }),
    isReading: true,
    run: (asked, { user, status, limit }) =>
      asked.signedIn(({ api }) => listOrders(api, { user, status, limit })),
  });
  addVerb(orders, shell, {
    usage: 'show <order>',
    summary: 'Show one order, its payment and what became of it',
    examples: ['orders show 0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f'],
    input: z.object({ order: OrderId }),
    isReading: true,
    run: (asked, { order }) => asked.signedIn(({ api }) => showOrder(api, order)),
  });
  addVerb(orders, shell, {
    usage: 'receipt <order>',
    summary: 'Show the receipt of an order: its number, the seller, and what went back',
    examples: ['orders receipt 0192f0c1-7d5e-7cc2-9d4e-3a1b5c6d7e8f'],
    input: z.object({ order: OrderId }),
    isReading: true,
    run: (asked, { order }) => asked.signedIn(({ api }) => showReceipt(api, order)),
  });
  addVerb(orders, shell, {
    usage: 'export',
    summary: 'Every movement of money of a month, by its number, for the accounts',
    examples: ['orders export --month 2026-11 --csv > 2026-11.csv'],
    options: [option('--month <month>', 'such as 2026-11, where the seller is')],
    input: ListReceipts.pick({ month: true }),
    isReading: true,
    run: (asked, { month }) => asked.signedIn(({ api }) => exportMonth(api, month)),
  });
}

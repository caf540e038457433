import { z } from 'zod';
import type { SandboxControls } from './controls.ts';

const times = z.int().positive().optional();
const milliseconds = z.int().nonnegative().optional();
const RequestFault = z.strictObject({
  on: z.literal('request'),
  kind: z.enum(['delay', 'error', 'reset']),
  path: z.string().optional(),
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  isAfter: z.boolean().optional(),
  status: z.int().min(400).max(599).optional(),
  milliseconds,
  times,
});
const WebhookFault = z.strictObject({
  on: z.literal('webhook'),
  kind: z.enum(['delay', 'duplicate', 'drop', 'shuffle']),
  type: z.string().optional(),
  copies: z.int().positive().optional(),
  size: z.int().positive().optional(),
  milliseconds,
  times,
});
const Nothing = z.strictObject({});
const outcome = z.enum(['succeeded', 'failed']);

/** One request of `/_sandbox/…`. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly run: (controls: SandboxControls, id: string, body: unknown) => unknown;
}

export const controlRoutes: readonly ControlRoute[] = [
  post('/_sandbox/sessions/:id/pay', Nothing, (controls, id) => controls.pay(id)),
  post(
    '/_sandbox/sessions/:id/decline',
    z.strictObject({ code: z.string().optional() }),
    (controls, id, { code }) => controls.decline(id, code),
  ),
  post(
    '/_sandbox/sessions/:id/pay-later',
    z.strictObject({ seconds: z.int().nonnegative().optional(), outcome: outcome.optional() }),
    (controls, id, body) => controls.payLater(id, body),
  ),
  post('/_sandbox/sessions/:id/settle', z.strictObject({ outcome }), (controls, id, body) =>
    controls.settle(id, body.outcome),
  ),
  post(
    '/_sandbox/payments/:id/dispute',
    z.strictObject({ amount: z.int().positive().optional() }),
    (controls, id, { amount }) => controls.openDispute(id, amount),
  ),
  post(
    '/_sandbox/disputes/:id/close',
    z.strictObject({ outcome: z.enum(['won', 'lost']) }),
    (controls, id, body) => controls.closeDispute(id, body.outcome),
  ),
  post(
    '/_sandbox/customers/:id/declines',
    z.strictObject({ code: z.string().nullable() }),
    (controls, id, { code }) => controls.setDeclines(id, code),
  ),
  post('/_sandbox/subscriptions/:id/renew', Nothing, (controls, id) => controls.renew(id)),
  post('/_sandbox/events/:id/resend', Nothing, (controls, id) => controls.resend(id)),
  post(
    '/_sandbox/clock/advance',
    z.strictObject({ seconds: z.int().nonnegative() }),
    (controls, _id, { seconds }) => controls.advance(seconds),
  ),
  post('/_sandbox/objects/:id/forget', Nothing, (controls, id) => controls.forget(id)),
  post(
    '/_sandbox/version',
    z.strictObject({ version: z.enum(['current', 'older']) }),
    (controls, _id, { version }) => controls.speak(version),
  ),
  post('/_sandbox/faults', z.union([RequestFault, WebhookFault]), (controls, _id, fault) =>
    controls.addFault(fault),
  ),
  { method: 'DELETE', path: '/_sandbox/faults', run: (controls) => controls.clearFaults() },
  { method: 'GET', path: '/_sandbox/faults', run: (controls) => controls.faults() },
  { method: 'GET', path: '/_sandbox/deliveries', run: (controls) => controls.deliveries() },
];

function post<S extends z.ZodType>(
  path: string,
  schema: S,
  run: (controls: SandboxControls, id: string, body: z.output<S>) => unknown,
): ControlRoute {
  return { method: 'POST', path, run: (controls, id, body) => run(controls, id, schema.parse(body)) };
}

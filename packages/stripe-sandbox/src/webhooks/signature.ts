import { createHmac } from 'node:crypto';

/** Stripe's signature of a body: the time, and an HMAC of time and body under the endpoint's secret. */
export function signatureHeader(body: string, secret: string, timestamp: number): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return `t=${timestamp},v1=${digest}`;
}

import { domainErrorOf, receiveEvent } from '@studyhall/api/server';
import express, { type RequestHandler } from 'express';
import { refuseWith } from './answers.ts';
import type { AppDeps } from './app-deps.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * `POST /webhooks/stripe`: the exact bytes are what is signed. Answers 200 only when everything has been written; what
 * fails is kept, and the provider sends it again.
 */
export function createWebhookHandler(deps: AppDeps): RequestHandler[] {
  const receive: RequestHandler = async (request, response) => {
    try {
      const now = deps.clock();
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const signatures = request.headersDistinct['stripe-signature'] ?? [];
      const event = await deps.payments.readEvent(bytes, signatures, now);
      const { outcome } = await receiveEvent(deps.db, { payments: deps.payments, event, now });
      response.json({ outcome });
    } catch (error) {
      const failure = domainErrorOf(error);
      if (failure === undefined) throw error;
      deps.observeRefusedMessage?.(failure.reason);
      deps.warnings?.tell(
        `a message to /webhooks/stripe was refused: ${failure.reason}${failure.reason === 'webhook-refused' ? '; if it was Stripe’s, STRIPE_WEBHOOK_SECRET is that of another endpoint' : ''}`,
      );
      refuseWith(response, failure);
    }
  };
  return [express.raw({ type: () => true, limit: MAX_BYTES }), receive];
}

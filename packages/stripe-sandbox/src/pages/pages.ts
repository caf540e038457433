import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../http/failure.ts';
import { parseForm } from '../http/form.ts';
import { readBody } from '../http/read-body.ts';
import { findRoute } from '../http/route.ts';
import type { World } from '../world.ts';
import { answerCheckout, showCheckout } from './checkout-flow.ts';
import { html } from './html.ts';
import { contentPolicy, layout } from './layout.ts';
import type { Page } from './page.ts';
import { answerPortal, showPortal, showReceipt } from './portal-flow.ts';
import { languageFor } from './words.ts';

interface PageParts {
  readonly world: World;
  readonly saved: () => Promise<void>;
  readonly settlesAfter: number;
}

const routes = [
  { method: 'GET', path: '/c/pay/:id', show: showCheckout },
  { method: 'POST', path: '/c/pay/:id', show: answerCheckout },
  { method: 'GET', path: '/p/session/:id', show: showPortal },
  { method: 'POST', path: '/p/session/:id', show: answerPortal },
  { method: 'GET', path: '/receipts/:id', show: showReceipt },
] as const;

/** Answers the pages that visitors see. */
export function createPages({
  world,
  saved,
  settlesAfter,
}: PageParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const accepted = request.headers['accept-language'];
    try {
      const path = new URL(request.url ?? '/', 'http://sandbox').pathname;
      const found = findRoute(routes, request.method ?? 'GET', path);
      const form = request.method === 'POST' ? parseForm(await readBody(request)) : {};
      const visit = { world, id: found?.id ?? '', form, accepted, settlesAfter };
      const page = found?.route.show(visit) ?? failed(404, accepted);
      if (request.method === 'POST') await saved();
      send(response, page);
    } catch (error) {
      send(response, failed(error instanceof Failure ? error.status : 500, accepted));
    }
  };
}

function send(response: ServerResponse, page: Page): void {
  if (page.kind === 'redirect') {
    response.writeHead(303, { location: page.location, 'cache-control': 'no-store' }).end();
    return;
  }
  response.writeHead(page.status ?? 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(page.leadsTo ?? []),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(layout(page));
}

function failed(status: number, accepted: string | undefined): Page {
  const language = languageFor(null, accepted);
  const { notFound, notPossible, failed: failure } = language.words;
  const title = status === 404 ? notFound : status < 500 ? notPossible : failure;
  return { kind: 'html', status, language, title, content: html`<h1>${title}</h1>` };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { domainErrorOf, verifyCertificate } from '@studyhall/api/server';
import { DomainError } from '@studyhall/domain/errors';
import type { Request, RequestHandler, Response } from 'express';
import { refuseWith, setStatusOf } from './answers.ts';
import type { AppDeps } from './app-deps.ts';
import { lookingFrom } from './certificate-routes.ts';

type Certificate = Awaited<ReturnType<typeof verifyCertificate>>;

/**
 * `GET /verify/SERIAL`: for people the web client, with words and a picture for whoever shows the link; for programs,
 * which accept JSON or ask with `?format=json`, everything that the page says.
 */
export function createVerifyPage(deps: AppDeps): RequestHandler<{ serial: string }> {
  return async (request, response, next) => {
    const isForProgram = request.query.format === 'json' || request.accepts(['html', 'json']) === 'json';
    response.set({ Vary: 'Accept', 'Cache-Control': 'no-cache' });
    if (isForProgram) return await sendJson(deps, request, response);
    const page = await readFile(join(deps.folders.web, 'index.html'), 'utf8').catch(() => undefined);
    if (page === undefined) return next();
    const found = await look(deps, request);
    response.type('html');
    if (!(found instanceof DomainError)) {
      response.send(withCard(page, found, deps.publicOrigin()));
      return;
    }
    setStatusOf(response, found);
    response.send(page);
  };
}

async function sendJson(
  deps: AppDeps,
  request: Request<{ serial: string }>,
  response: Response,
): Promise<void> {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  try {
    const { isMine: _, ...certificate } = await find(deps, request);
    response.json(certificate);
  } catch (error) {
    const failure = domainErrorOf(error);
    if (failure === undefined) throw error;
    refuseWith(response, failure);
  }
}

/** The client asks for the certificate itself and has words for every failure. */
async function look(deps: AppDeps, request: Request<{ serial: string }>): Promise<Certificate | DomainError> {
  try {
    return await find(deps, request);
  } catch (error) {
    const failure = domainErrorOf(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

async function find(deps: AppDeps, request: Request<{ serial: string }>): Promise<Certificate> {
  const { db, secrets, limiter, client } = lookingFrom(deps, request);
  await limiter.spend('certificate-address', client.address);
  return await verifyCertificate(db, { secrets, serial: request.params.serial, viewerId: undefined });
}

/** Search engines keep off: who learned what is told by the learner. */
function withCard(page: string, certificate: Certificate, origin: string): string {
  const { serial, printedName, courseTitle, issuerName, isSignatureValid } = certificate;
  const robots = '<meta name="robots" content="noindex">';
  if (!isSignatureValid) return intoHead(page, robots);
  const card = {
    'og:type': 'website',
    'og:site_name': issuerName,
    'og:title': `${printedName}: ${courseTitle}`,
    'og:description': `${issuerName} certificate ${serial}`,
    'og:url': `${origin}/verify/${serial}`,
    'og:image': `${origin}/certificates/${serial}/share.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
  };
  const tags = Object.entries(card).map(
    ([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`,
  );
  return intoHead(page, `${robots}<meta name="twitter:card" content="summary_large_image">${tags.join('')}`);
}

function intoHead(page: string, tags: string): string {
  // A function, because a name may hold what `replace` would take for a pattern.
  return page.replace('</head>', () => `${tags}</head>`);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

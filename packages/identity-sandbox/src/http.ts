import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NO_STORE = { 'cache-control': 'no-store' };
const BODY_MAX_BYTES = 20_000;

export function json(status: number, body: object): Answer {
  return {
    status,
    headers: { ...NO_STORE, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export function html(status: number, body: string): Answer {
  return { status, headers: { ...NO_STORE, 'content-type': 'text/html; charset=utf-8' }, body };
}

export function redirect(location: string): Answer {
  return { status: 302, headers: { ...NO_STORE, location }, body: '' };
}

export function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

/** The fields of a form; none of one that is too long to be one of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_MAX_BYTES) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}

/** The access token of a request; empty if there is none. */
export function bearerOf({ headers }: IncomingMessage): string {
  return /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

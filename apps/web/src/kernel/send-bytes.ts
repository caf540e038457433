import { pageOwnerHeader } from '@studyhall/client';
import { TRPCClientError } from '@trpc/client';
import type * as z from 'zod';
import { pageOwner } from './api.ts';

interface Sending<Said> {
  /** Where to: an address of the server that takes a body as it is. */
  readonly path: string;
  readonly file: File;
  /** What it answers with. */
  readonly said: z.ZodType<Said>;
  /** Told how much of it is sent, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Sends a file as it is, and says whose page it is sent from, as calls of procedures do. Whatever is sent past them goes by
 * here. Fails as procedures do, with the server's reason.
 */
export async function sendBytes<Said>({ path, file, said, onProgress }: Sending<Said>): Promise<Said> {
  const headers = { 'Content-Type': 'application/octet-stream', ...pageOwnerHeader(pageOwner()) };
  const response =
    onProgress === undefined
      ? await fetch(path, { method: 'POST', headers, body: file })
      : await sendWatched({ path, file, headers, onProgress });
  const responseJSON: unknown = await response.json().catch(() => undefined);
  const answer = said.safeParse(responseJSON);
  if (response.ok && answer.success) return answer.data;
  throw new TRPCClientError('The file was not taken', { meta: { response, responseJSON } });
}

/** Sends a few words to an address of the server, as JSON; the status that it answers with. */
export async function sendJson(path: string, said: Readonly<Record<string, string>>): Promise<number> {
  const headers = { 'Content-Type': 'application/json', ...pageOwnerHeader(pageOwner()) };
  return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(said) })).status;
}

/** What lies at an address of the server, with what it is said to be; undefined where nothing does. */
export async function fetchBytes(
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly type: string | null } | undefined> {
  const response = await fetch(path, { headers: pageOwnerHeader(pageOwner()) });
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, type: response.headers.get('Content-Type') };
}

interface Watched {
  readonly path: string;
  readonly file: File;
  readonly headers: Readonly<Record<string, string>>;
  readonly onProgress: (share: number) => void;
}

/** `fetch` does not say how far it is. */
async function sendWatched({ path, file, headers, onProgress }: Watched): Promise<Response> {
  const request = new XMLHttpRequest();
  request.open('POST', path);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
  return await new Promise((resolve, reject) => {
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new TypeError('the server does not answer'));
    request.send(file);
  });
}

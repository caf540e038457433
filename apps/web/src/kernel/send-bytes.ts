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
}

/**
 * Sends a file as it is, and says whose page it is sent from, as calls of procedures do. Whatever is sent past them goes by
 * here. Fails as procedures do, with the server's reason.
 */
export async function sendBytes<Said>({ path, file, said }: Sending<Said>): Promise<Said> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', ...pageOwnerHeader(pageOwner()) },
    body: file,
  });
  const responseJSON: unknown = await response.json().catch(() => undefined);
  const answer = said.safeParse(responseJSON);
  if (response.ok && answer.success) return answer.data;
  throw new TRPCClientError('The file was not taken', { meta: { response, responseJSON } });
}

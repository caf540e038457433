import { pageOwnerHeader } from '@studyhall/client';
import { TRPCClientError } from '@trpc/client';
import * as z from 'zod';
import { pageOwner } from '../../kernel/page-owner.ts';

const Stored = z.object({ uploadId: z.string() });

/** Sends a file to the server and answers by what it is asked for. Fails as procedures do, with the server's reason. */
export async function sendFile(file: File): Promise<string> {
  const response = await fetch(`/uploads?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', ...pageOwnerHeader(pageOwner()) },
    body: file,
  });
  const said: unknown = await response.json().catch(() => undefined);
  const stored = Stored.safeParse(said);
  if (response.ok && stored.success) return stored.data.uploadId;
  throw new TRPCClientError('The file was not taken', { meta: { response, responseJSON: said } });
}

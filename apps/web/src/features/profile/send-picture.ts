import { pageOwnerHeader } from '@studyhall/client';
import { TRPCClientError } from '@trpc/client';
import * as z from 'zod';
import { pageOwner } from '../../kernel/page-owner.ts';

const Shown = z.object({ address: z.string() });

/** Sends a picture of oneself, and answers where it is shown from. Fails as procedures do, with the server's reason. */
export async function sendPicture(file: File): Promise<string> {
  const response = await fetch('/pictures', {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream', ...pageOwnerHeader(pageOwner()) },
    body: file,
  });
  const said: unknown = await response.json().catch(() => undefined);
  const shown = Shown.safeParse(said);
  if (response.ok && shown.success) return shown.data.address;
  throw new TRPCClientError('The picture was not taken', { meta: { response, responseJSON: said } });
}

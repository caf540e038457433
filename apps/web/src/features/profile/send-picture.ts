import * as z from 'zod';
import { sendBytes } from '../../kernel/send-bytes.ts';

const Shown = z.object({ address: z.string() });

/** Sends a picture of oneself, and answers where it is shown from. Fails as procedures do, with the server's reason. */
export async function sendPicture(file: File): Promise<string> {
  return (await sendBytes({ path: '/pictures', file, said: Shown })).address;
}

import * as z from 'zod';
import { sendBytes } from './send-bytes.ts';

const Stored = z.object({ uploadId: z.string() });

/** Sends a file to the server and answers by what it is asked for. Fails as procedures do, with the server's reason. */
export async function sendFile(file: File): Promise<string> {
  const path = `/uploads?name=${encodeURIComponent(file.name)}`;
  return (await sendBytes({ path, file, said: Stored })).uploadId;
}

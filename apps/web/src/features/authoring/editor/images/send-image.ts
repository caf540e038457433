import * as z from 'zod';
import { sendBytes } from '../../../../kernel/send-bytes.ts';

const Stored = z.object({ hash: z.string(), width: z.number(), height: z.number() });
export type StoredImage = z.output<typeof Stored>;

/** Sends an image of a question; told how much of it is sent. Fails as procedures do, with the server's reason. */
export async function sendImage(file: File, onProgress: (share: number) => void): Promise<StoredImage> {
  return await sendBytes({ path: '/images', file, said: Stored, onProgress });
}

import { pathOfImage } from '@studyhall/domain/quizzes/images/image-address';
import { imageKinds } from '@studyhall/domain/quizzes/images/image-file';
import { Failure } from '../failures.ts';
import type { Connection } from '../shell.ts';

export interface FetchedImage {
  readonly bytes: Buffer;
  /** By its kind: `png`. */
  readonly ending: string;
}

/** An image of the bank; undefined where a question names one that is not stored. Errors: a `Failure`. */
export async function fetchImage(
  { server, token }: Pick<Connection, 'server' | 'token'>,
  hash: string,
): Promise<FetchedImage | undefined> {
  const response = await fetch(`${server}${pathOfImage(hash)}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Failure(`the server did not give an image (HTTP ${response.status})`);
  const type = response.headers.get('Content-Type');
  const kind = Object.values(imageKinds).find((one) => one.type === type);
  return { bytes: Buffer.from(await response.arrayBuffer()), ending: kind?.ending ?? 'png' };
}

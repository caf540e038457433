import { Readable } from 'node:stream';
import { BackupError } from '../backup/backup-error.ts';

/** Encrypts a file for whoever holds a key of one of the recipients, as `age` does, 64 KiB at a time. */
export async function encryptFor(recipients: readonly string[], content: Readable): Promise<Readable> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return Readable.from(await encrypter.encrypt(pulled(content)), { objectMode: false });
}

/**
 * Opens a file of `age` called `name`. Rejects with BackupError `wrong-key` before the first byte; what was changed or cut
 * ends the stream with `damaged-file`, and nothing of the piece that is wrong comes out.
 */
export async function decryptWith(
  identities: readonly string[],
  { name, content }: { readonly name: string; readonly content: Readable },
): Promise<Readable> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  let lost: unknown;
  content.once('error', (error) => {
    lost = error;
  });
  const explained = (error: unknown) => {
    content.destroy();
    if (lost !== undefined) return lost;
    if (error instanceof Error && error.message.startsWith('no identity matched'))
      return new BackupError('wrong-key', `${name} was not encrypted for this key`, { cause: error });
    return new BackupError('damaged-file', `${name} was changed or cut: it cannot be decrypted`, {
      cause: error,
    });
  };
  const opened = await decrypter.decrypt(pulled(content)).catch((error: unknown) => {
    throw explained(error);
  });
  return Readable.from(
    (async function* () {
      try {
        yield* opened;
      } catch (error) {
        throw explained(error);
      }
    })(),
    { objectMode: false },
  );
}

/** Node's own bridge counts pieces where it should count bytes, and would read whole files ahead of a slow target. */
function pulled(content: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => {
        content.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

import { join, resolve } from 'node:path';
import { Misuse } from '../../failures.ts';
import { besideSite } from '../../operator/beside-site.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { createProgress, megabytes } from '../../output/progress.ts';
import { type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import { hashColumns } from './hash-columns.ts';

interface Asked {
  readonly file: string;
  readonly withKeys: boolean;
  readonly recipients?: readonly string[] | undefined;
}

export async function exportToFile(
  shell: Shell,
  { file, withKeys, recipients = [] }: Asked,
): Promise<Listing> {
  if (withKeys !== recipients.length > 0)
    throw new Misuse(
      '--with-keys and --recipients go together: secret keys leave this machine encrypted alone',
    );
  return await besideSite(
    shell,
    'the site could not be exported',
    async ({ operator, site, settings, access }) => {
      const wrong = recipients.find((recipient) => !site.isAgeRecipient(recipient));
      if (wrong !== undefined) throw new Misuse(`--recipients: ${wrong} is no public key of age`);
      const secretKeys = withKeys ? await site.findSecretKeys(settings) : undefined;
      // Before the first row is read: whoever takes all of it away leaves a line, also where the file is never whole.
      const detail = { withKeys, recipients };
      await recordIfPossible(shell, { operator, access }, { action: 'site.export', detail });
      const progress = createProgress({ stream: shell.terminal.stderr });
      const { hashes, bytes, sealed } = await site.exportSiteFile(access.directUrl, {
        file: resolve(file),
        keys: secretKeys === undefined ? undefined : { secretKeys, recipients },
        blobsFolder: join(settings.dataFolder, 'blobs'),
        now: new Date(),
        onProgress: (at) => progress.show(`Reading ${at.table}: ${megabytes(at.bytes)}`),
      });
      progress.clear();
      const left =
        secretKeys === undefined && sealed > 0
          ? `. ${sealed} secrets in it are sealed with the secret keys, which are not in it: take them along (${settings.secretKeys.length > 0 ? 'SECRET_KEYS' : site.secretKeysFile(settings)}), or export --with-keys`
          : '';
      return listing({
        columns: hashColumns,
        items: hashes,
        note: `${file} holds the site, ${megabytes(bytes)}${left}`,
      });
    },
  );
}

import { join, resolve } from 'node:path';
import { besideNewSite } from '../../operator/beside-site.ts';
import { recordIfPossible } from '../../operator/record-action.ts';
import { createProgress, megabytes } from '../../output/progress.ts';
import { type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';
import { hashColumns } from './hash-columns.ts';

interface Asked {
  readonly file: string;
  readonly identity?: string | undefined;
}

export async function importFromFile(shell: Shell, { file, identity }: Asked): Promise<Listing> {
  return await besideNewSite(
    shell,
    'the site could not be imported',
    async ({ operator, site, settings, access }) => {
      const progress = createProgress({ stream: shell.terminal.stderr });
      const keysFile = site.secretKeysFile(settings);
      const { head, manifest, applied } = await site.importSite(access.directUrl, {
        file: resolve(file),
        blobsFolder: join(settings.dataFolder, 'blobs'),
        keys: identity === undefined ? undefined : { identityFile: resolve(identity), file: keysFile },
        onProgress: (at) => progress.show(`Loading ${at.table}: ${megabytes(at.bytes)}`),
      });
      progress.clear();
      const detail = { exportedAt: head.exportedAt, withKeys: identity !== undefined, applied };
      await recordIfPossible(shell, { operator, access }, { action: 'site.import', detail });
      const newer = applied.length === 0 ? '' : `; ${applied.length} newer migrations have changed it since`;
      const missing =
        manifest.sealed > 0 && (await site.findSecretKeys(settings)) === undefined
          ? `. Before the first start put the secret keys of the exported site into ${keysFile}`
          : '';
      return listing({
        columns: hashColumns,
        items: manifest.hashes,
        note: `The site of ${head.exportedAt.toISOString()} is here, and every domain has the hash of the export${newer}${missing}`,
      });
    },
  );
}

import { resolve } from 'node:path';
import { downloadFile } from '../../connection/download-file.ts';
import { megabytes, type Progress } from '../../output/progress.ts';
import { type Done, done } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';
import { nameOf } from './change.ts';
import { findUser } from './find.ts';

interface ExportOptions {
  readonly user: string;
  /** Undefined: as the server calls it, in this folder. */
  readonly file: string | undefined;
  readonly progress: Progress;
}

/** Everything of one account, as its owner would get it. The server keeps in the audit log who asked for it. */
export async function exportUser(
  connection: Connection,
  { user, file, progress }: ExportOptions,
): Promise<Done> {
  const { api, server, token } = connection;
  const found = await findUser(api, user);
  const { path, fileName } = await api.accounts.prepareExportOf.mutate({ user: found.userId });
  const target = file ?? fileName;
  try {
    const bytes = await downloadFile({
      ...{ server, token, path, file: resolve(target) },
      onProgress: (received) => progress.show(`Received ${megabytes(received)}`),
    });
    return done(`${target} holds everything of ${nameOf(found)}: ${megabytes(bytes)}`);
  } finally {
    progress.clear();
  }
}

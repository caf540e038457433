import { readFile } from 'node:fs/promises';
import { LOGO_MAX_BYTES, logoKindOf } from '@studyhall/domain/platform/site-logo';
import { uploadFile } from '../../connection/upload-file.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import type { Connection } from '../../shell.ts';

interface LogoFile {
  /** Empty: back to the product's own. */
  readonly file: string;
  readonly isDryRun: boolean;
}

/** Shows the picture in a file as the logo. Looks at it before anything is sent; the server looks again. */
export async function setLogo(connection: Connection, { file, isDryRun }: LogoFile): Promise<Done> {
  const { api, server, token } = connection;
  if (file === '') {
    if (isDryRun) return done('Would remove the logo');
    const { isRemoved } = await api.admin.removeLogo.mutate();
    return done(isRemoved ? 'Removed the logo' : 'There was no logo');
  }
  await refuseUnfit(file);
  if (isDryRun) return done(`Would show ${file} as the logo`);
  const { signal } = new AbortController();
  const { uploadId } = await uploadFile({ server, token, file, onProgress: () => undefined, signal });
  const { address } = await api.admin.setLogo.mutate({ uploadId });
  return done(`Changed logo: ${server}${address}`);
}

async function refuseUnfit(file: string): Promise<void> {
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`cannot read ${file} (${error.code}); "" instead of a file removes the logo`);
  });
  if (content.length > LOGO_MAX_BYTES)
    throw new Failure(`${file} has ${Math.ceil(content.length / 1024)} KB; a logo has 200 at most`);
  if (logoKindOf(content) === undefined)
    throw new Failure(`${file} is no PNG, JPEG or WebP: save it as one of these`);
}

import type { Api } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Failure } from '../../failures.ts';
import { type Done, done } from '../../output/result.ts';
import { findCertificate } from './find.ts';

export interface Act {
  /** Resolves when the act is wanted. */
  readonly confirm: (question: string) => Promise<void>;
}

interface IssueOptions {
  readonly user: string;
  readonly course: string;
  readonly name: string;
}

export async function issue(api: Api, { user, course, name }: IssueOptions): Promise<Done> {
  const order = { user, courseSlug: course, printedName: name };
  const what = `run of "${course}" by "${user}"`;
  const { serial } = await found(api.progress.issueCertificate.mutate(order), what);
  const { printedName } = await findCertificate(api, serial);
  return done(`${serial} certifies "${course}" to ${printedName}`);
}

export async function revoke(
  api: Api,
  { serial, reason }: { readonly serial: string; readonly reason: string },
  { confirm }: Act,
): Promise<Done> {
  const certificate = await findCertificate(api, serial);
  const whose = `${certificate.serial} of ${certificate.printedName}`;
  if (certificate.state === 'revoked') return done(`${whose} is revoked already; nothing changed`);
  await confirm(`Revoke ${whose}? Everybody who verifies it will read: ${reason}`);
  await api.progress.revokeCertificate.mutate({ serial, reason });
  return done(`Revoked ${whose}`);
}

export async function reissue(
  api: Api,
  { serial, name, reason }: { readonly serial: string; readonly name: string; readonly reason: string },
  { confirm }: Act,
): Promise<Done> {
  const old = await findCertificate(api, serial);
  if (!old.isSignatureValid)
    throw new Failure(`${old.serial} is not as it was signed`, {
      hint: 'Restore its row from a backup first',
    });
  await confirm(
    `Issue ${old.serial} of ${old.printedName} anew for ${name}? The old one is then superseded.`,
  );
  const corrected = await api.progress.reissueCertificate.mutate({ serial, printedName: name, reason });
  return done(`${corrected.serial} took the place of ${old.serial}`);
}

export async function rotateKey(api: Api, { confirm }: Act): Promise<Done> {
  await confirm('Make a new key and sign with it from now on?');
  const { keyId } = await api.progress.rotateSigningKey.mutate();
  return done(`${keyId} signs from now on; what older keys signed stays valid`);
}

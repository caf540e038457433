import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';

export type Certificate = Outputs['progress']['verifyCertificate'];

/** A certificate by its serial, grouped or not. */
export async function findCertificate(api: Api, serial: string): Promise<Certificate> {
  return await found(
    api.progress.verifyCertificate.query({ serial }),
    `certificate with the serial "${serial}"`,
  );
}

import type { CertificateState } from '@studyhall/domain/progress/certificate-state';
import type { Api, Outputs } from '../../connection/api.ts';
import { gatherPages } from '../../connection/gather-pages.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';

type Certificate = Outputs['progress']['listAllCertificates']['items'][number];

const columns: readonly Column<Certificate>[] = [
  { name: 'serial', value: (item) => item.serial },
  { name: 'printedName', title: 'name', value: (item) => item.printedName, isFlexible: true },
  { name: 'courseSlug', title: 'course', value: (item) => item.courseSlug },
  { name: 'state', value: (item) => item.state },
  { name: 'issuedAt', value: (item) => item.issuedAt },
  {
    name: 'username',
    title: 'user',
    value: (item) => item.username,
    shown: (item) => item.username ?? item.userId,
  },
  { name: 'issuedBy', value: (item) => item.issuedBy, isDetail: true },
  { name: 'issuedByName', value: (item) => item.issuedByName, isDetail: true },
  { name: 'reissueReason', value: (item) => item.reissueReason, isDetail: true },
  { name: 'revokedAt', value: (item) => item.revokedAt, isDetail: true },
  { name: 'revokedBy', value: (item) => item.revokedBy, isDetail: true },
  { name: 'revokedByName', value: (item) => item.revokedByName, isDetail: true },
  { name: 'revokeReason', value: (item) => item.revokeReason, isDetail: true },
  { name: 'courseTitle', value: (item) => item.courseTitle, isDetail: true },
  { name: 'userId', title: 'user id', value: (item) => item.userId, isDetail: true },
];

export interface ListCertificatesOptions {
  readonly search?: string | undefined;
  readonly state?: CertificateState | undefined;
  readonly limit: number;
}

export async function listCertificates(
  api: Api,
  { limit, ...filter }: ListCertificatesOptions,
): Promise<Listing> {
  const { items, note } = await gatherPages(limit, (page) =>
    api.progress.listAllCertificates.query({ ...filter, ...page }),
  );
  return listing({ columns, items, note: items.length === 0 ? 'No certificate matches' : note });
}

import type { Api } from '../../connection/api.ts';
import { type Column, record, type ShownRecord } from '../../output/result.ts';
import { type Certificate, findCertificate } from './find.ts';

const columns: readonly Column<Certificate>[] = [
  { name: 'serial', value: (item) => item.serial },
  { name: 'state', value: (item) => item.state },
  {
    name: 'isSignatureValid',
    title: 'signature',
    value: (item) => item.isSignatureValid,
    shown: signatureOf,
  },
  { name: 'printedName', title: 'name', value: (item) => item.printedName },
  { name: 'courseTitle', title: 'course', value: (item) => item.courseTitle },
  { name: 'courseSlug', value: (item) => item.courseSlug },
  { name: 'courseMinutes', title: 'minutes', value: (item) => item.courseMinutes },
  { name: 'completedAt', value: (item) => item.completedAt },
  { name: 'issuedAt', value: (item) => item.issuedAt },
  { name: 'issuerUrl', title: 'issuer', value: (item) => item.issuerUrl },
  { name: 'keyId', title: 'key', value: (item) => item.keyId },
  { name: 'revokedAt', value: (item) => item.revokedAt },
  { name: 'revokeReason', value: (item) => item.revokeReason },
  { name: 'supersededBy', value: (item) => item.supersededBy },
  { name: 'supersedes', value: (item) => item.supersedes },
  { name: 'results', value: (item) => item.results, isDetail: true },
  { name: 'chain', value: (item) => item.chain, isDetail: true },
];

function signatureOf({ isSignatureValid }: Certificate): string {
  return isSignatureValid ? 'valid' : 'BROKEN: this is not what was signed';
}

export async function showCertificate(api: Api, serial: string): Promise<ShownRecord> {
  const certificate = await findCertificate(api, serial);
  const results = certificate.results.map((result) => ({
    label: `${result.position}. `,
    text: [result.title, ...measured(result)].join(', '),
  }));
  const chain = certificate.chain.map((link) => ({
    label: link.serial === certificate.serial ? '▸ ' : '  ',
    text: `${link.serial} ${link.printedName} (${link.state})`,
  }));
  const sections = [
    { title: 'Results', paragraphs: results },
    ...(chain.length > 1 ? [{ title: 'Chain', paragraphs: chain }] : []),
  ];
  return record({ columns, item: certificate, sections });
}

function measured({ stars, commands, scorePercent }: Certificate['results'][number]): string[] {
  return [
    ...(stars === null ? [] : [`${stars} of 3 stars`]),
    ...(commands === null ? [] : [`${commands} commands`]),
    ...(scorePercent === null ? [] : [`${scorePercent} %`]),
  ];
}

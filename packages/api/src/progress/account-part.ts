import { Readable } from 'node:stream';
import { DomainError } from '@studyhall/domain/errors';
import { certificateStateOf } from '@studyhall/domain/progress/certificate-state';
import type { AccountPart, ExportedFile, Exporting } from '../platform/account-part.ts';
import { Certificate } from './certificates/models.ts';
import { readCertificate } from './certificates/verify-certificate.ts';
import { progressMerge } from './merge-part.ts';

const level = '(select l.title from progress.levels l where l.id = t.level_id)';

/** Courses, and certificates, which nobody verifies here any more once their account is erased. */
export const progressPart: AccountPart = {
  room: 'progress',
  ofNobody: [],
  files: certificateFiles,
  merge: progressMerge,
  tables: [
    {
      name: 'progress.certificate_serials',
      shown: null,
      erased: 'by-eraser',
      merged: 'moves',
      because: 'The same as on the certificates.',
    },
    {
      name: 'progress.certificate_revocations',
      shown: { without: ['revoked_by'] },
      erased: 'by-eraser',
      merged: 'moves',
    },
    {
      name: 'progress.certificates',
      shown: { without: ['issued_by'] },
      erased: 'by-eraser',
      merged: 'moves',
    },
    { name: 'progress.passes', shown: { with: { level } }, erased: 'removed', merged: 'joins' },
    { name: 'progress.level_attempts', shown: { with: { level } }, erased: 'removed', merged: 'joins' },
    {
      name: 'progress.enrolments',
      shown: { with: { course: '(select c.title from progress.courses c where c.id = t.course_id)' } },
      erased: 'removed',
      merged: 'joins',
    },
  ],
};

/** Each certificate as a PDF. One whose signature is broken is no certificate: its row is shown, and nothing is drawn. */
async function* certificateFiles({ db, secrets, userId }: Exporting): AsyncGenerator<ExportedFile> {
  const issued = await Certificate.query(db).select('serial').where({ userId }).orderBy('issuedAt');
  for (const { serial } of issued) {
    const stored = await readCertificate(db, { secrets, serial }).catch(undefinedIfBroken);
    if (stored?.isSignatureValid !== true) continue;
    const { row, chain, content } = stored;
    const { renderCertificate } = await import('./certificates/rendering/render-certificate.ts');
    const sheet = {
      content,
      keyId: row.keyId,
      state: certificateStateOf(row, chain),
      revokedAt: row.revokedAt,
    };
    yield {
      name: `certificate-${serial}.pdf`,
      content: Readable.from([await renderCertificate(sheet, 'pdf')]),
    };
  }
}

function undefinedIfBroken(error: unknown): undefined {
  if (error instanceof DomainError && error.reason === 'certificate-signature-broken') return undefined;
  throw error;
}

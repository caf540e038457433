import type { Knex } from 'knex';
import * as z from 'zod';
import { asRole } from '../../platform/as-role.ts';
import { databaseRoles } from '../../platform/roles.ts';
import { statement } from '../../platform/statement.ts';

/** Certificates of runs that came with another account: which, and which of them were taken back. */
export const MergedCertificates = z.array(z.object({ id: z.string(), isRevoked: z.boolean() }));
export type MergedCertificates = z.output<typeof MergedCertificates>;

const certificatesOfRuns = statement(
  'progress_merged_certificates',
  `select c.id, r.certificate_id is not null as "isRevoked"
   from progress.certificates c
   join progress.enrolments e on e.user_id = :otherId and e.id = c.enrolment_id
   left join progress.certificate_revocations r on r.user_id = :ownerId and r.certificate_id = c.id
   where c.user_id = :ownerId order by c.id`,
  MergedCertificates.element,
);

/** Certificates of the runs of `otherId` that `ownerId` has. */
export async function listMergedCertificates(
  db: Knex,
  { ownerId, otherId }: { readonly ownerId: string; readonly otherId: string },
): Promise<MergedCertificates> {
  return await certificatesOfRuns.all(db, { ownerId, otherId });
}

const OF_RUNS = `exists (select from progress.enrolments e where e.user_id = :otherId and e.id = c.enrolment_id)`;

const certificates = statement(
  'progress_move_certificates',
  `insert into progress.certificates (user_id, id, enrolment_id, serial, printed_name, credential, signature, key_id,
     issued_at, issued_by, replaces_id, reissue_reason)
   select :toId, c.id, c.enrolment_id, c.serial, c.printed_name, c.credential, c.signature, c.key_id,
     c.issued_at, c.issued_by, c.replaces_id, c.reissue_reason
   from progress.certificates c where c.user_id = :fromId and ${OF_RUNS}`,
  null,
);

const revocations = statement(
  'progress_move_revocations',
  `insert into progress.certificate_revocations (user_id, certificate_id, reason, revoked_at, revoked_by)
   select :toId, r.certificate_id, r.reason, r.revoked_at, r.revoked_by
   from progress.certificate_revocations r
   join progress.certificates c on c.user_id = :fromId and c.id = r.certificate_id
   where r.user_id = :fromId and ${OF_RUNS}`,
  null,
);

const serials = statement(
  'progress_move_serials',
  `insert into progress.certificate_serials (serial, user_id, certificate_id)
   select c.serial, :toId, c.id from progress.certificates c where c.user_id = :toId and ${OF_RUNS}`,
  null,
);

/** By the copies that the other account has of them. */
const removals = [
  statement(
    'progress_leave_serials',
    `delete from progress.certificate_serials s using progress.certificates c
     where s.user_id = :fromId and c.user_id = :toId and c.id = s.certificate_id`,
    null,
  ),
  statement(
    'progress_leave_revocations',
    `delete from progress.certificate_revocations r using progress.certificates c
     where r.user_id = :fromId and c.user_id = :toId and c.id = r.certificate_id`,
    null,
  ),
  statement(
    'progress_leave_certificates',
    `delete from progress.certificates l using progress.certificates c
     where l.user_id = :fromId and c.user_id = :toId and c.id = l.id`,
    null,
    { because: 'bulk' },
  ),
];

/**
 * Makes the certificates of the runs of `otherId` another account's, as they were signed: nobody who verifies one sees a
 * difference. Both accounts have to have the runs.
 */
export async function moveCertificates(
  trx: Knex.Transaction,
  pair: { readonly fromId: string; readonly toId: string; readonly otherId: string },
): Promise<void> {
  await certificates.run(trx, pair);
  await revocations.run(trx, pair);
  await asRole(trx, databaseRoles.eraser, async () => {
    for (const removal of removals) await removal.run(trx, pair);
  });
  await serials.run(trx, pair);
}

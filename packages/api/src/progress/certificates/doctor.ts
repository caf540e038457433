import { DomainError } from '@studyhall/domain/errors';
import type { Knex } from 'knex';
import { accountCheck, listAccounts } from '../../auth/account-check.ts';
import { BrokenRow, type DataCheck, type Flaw } from '../../platform/data-check.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { statement } from '../../platform/statement.ts';
import { Certificate } from './models.ts';
import { readCertificate } from './verify-certificate.ts';

const wrongCertificates = statement(
  'doctor_progress_certificates',
  `select c.id::text as key, case when n.completed_at is null then 'its run is not completed'
     when s.serial is null then format('nobody finds it by %s', c.serial)
     when s.certificate_id <> c.id then format('its serial leads to %s', s.certificate_id)
     else 'its run has another original' end as what
   from progress.certificates c left join progress.enrolments n on n.user_id = c.user_id and n.id = c.enrolment_id
   left join progress.certificate_serials s on s.serial = c.serial
   where c.user_id = any(:keys::uuid[]) and (n.completed_at is null or s.serial is null or s.certificate_id <> c.id
     or (c.replaces_id is null and exists (select from progress.certificates o
       where o.user_id = c.user_id and o.enrolment_id = c.enrolment_id and o.replaces_id is null and o.id <> c.id)))`,
  BrokenRow,
);

const ACCOUNTS_AT_ONCE = 100;

export const certificateDataChecks: readonly DataCheck[] = [
  accountCheck({
    name: 'progress.certificates',
    holds: 'A run has one certificate at most, is completed, and is found by its serial',
    table: 'progress.certificates',
    find: (db, looking) => wrongCertificates.all(db, looking),
    cure: () =>
      'studyhall certificates show SERIAL; revoke what was not earned, bring back what is missing from a backup',
  }),
  {
    name: 'progress.signatures',
    holds: 'Every certificate says what was signed, by a key of ours',
    needsSecrets: true,
    look: async (db, { after, secrets }) => {
      if (secrets === undefined) return { seen: 0, flaws: [], next: null };
      const userIds = await listAccounts(db, { after, limit: ACCOUNTS_AT_ONCE });
      if (userIds.length === 0) return { seen: 0, flaws: [], next: null };
      const rows = await Certificate.query(db).select('id', 'serial').whereIn('userId', userIds);
      const flaws: Flaw[] = [];
      for (const row of rows) flaws.push(...(await flawsOf(db, { ...row, secrets })));
      const next = userIds.length < ACCOUNTS_AT_ONCE ? null : (userIds.at(-1) ?? null);
      return { seen: rows.length, flaws, next };
    },
  },
];

interface Signed {
  readonly id: string;
  readonly serial: string;
  readonly secrets: Secrets;
}

async function flawsOf(db: Knex, { id, serial, secrets }: Signed): Promise<Flaw[]> {
  const what = await problemOf(db, { serial, secrets });
  if (what === undefined) return [];
  const cure = `studyhall certificates show ${serial}; bring its row back from a backup, or revoke it`;
  return [{ table: 'progress.certificates', key: id, what, cure }];
}

async function problemOf(db: Knex, reading: Omit<Signed, 'id'>): Promise<string | undefined> {
  try {
    const { isSignatureValid } = await readCertificate(db, reading);
    return isSignatureValid ? undefined : 'says something else than what was signed';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    // That nothing leads to it is another check's.
    return error.reason === 'not-found' ? undefined : 'is no certificate any more';
  }
}

import { auditChainCheck } from './audit-doctor.ts';
import { BrokenRow, type DataCheck, indexedCheck } from './data-check.ts';
import { quotas } from './quotas.ts';
import { statement } from './statement.ts';

const waitingMessages = statement(
  'doctor_platform_outbox_age',
  `select id::text as key, format('%s waits since %s after %s tries: %s', kind, available_at, tries, coalesce(last_error, 'no error')) as what
   from platform.outbox_messages
   where delivered_at is null and failed_at is null and available_at < :now::timestamptz - interval '1 hour'
   order by available_at, id limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const failedMessages = statement(
  'doctor_platform_outbox_failed',
  `select id::text as key, format('%s was given up %s: %s', kind, failed_at, coalesce(last_error, 'no error')) as what
   from platform.outbox_messages where failed_at is not null order by failed_at limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const brokenUploads = statement(
  'doctor_platform_uploads',
  `select u.id::text as key, format('%s bytes told, %s kept in %s parts, the last is number %s', u.byte_count, c.bytes, c.parts, c.last) as what
   from platform.uploads u, lateral (select coalesce(sum(octet_length(content)), 0) as bytes, count(*) as parts, coalesce(max(position), -1) as last
     from platform.upload_chunks where user_id = u.user_id and upload_id = u.id) c
   where u.is_complete and (c.bytes <> u.byte_count or c.parts <> c.last + 1) limit 100`,
  BrokenRow,
);

const farQuotas = statement(
  'doctor_platform_quotas',
  `select owner || '/' || kind as key, format('ends %s', ends_at) as what
   from platform.quotas where ends_at > :latest order by ends_at limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const stuckJobs = statement(
  'doctor_platform_jobs_stuck',
  `select name as key, format('its lease ended %s, and nobody took it up', leased_until) as what
   from platform.jobs where leased_until < :now::timestamptz - interval '1 day' order by name limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const failingJobs = statement(
  'doctor_platform_jobs_failing',
  `select name as key, format('failed %s times since it last succeeded (%s): %s', tries, coalesce(last_succeeded_at::text, 'never'),
     coalesce(last_error, 'no error')) as what
   from platform.jobs where tries >= 5 and last_outcome = 'failed'
     and coalesce(last_succeeded_at, created_at) < :now::timestamptz - interval '1 day' order by name limit 100`,
  BrokenRow,
  { because: 'bulk' },
);

const LONGEST_QUOTA_MS = Math.max(...Object.values(quotas).map(({ seconds }) => seconds)) * 1000;

/** What is kept for every room. */
export const platformDataChecks: readonly DataCheck[] = [
  indexedCheck({
    name: 'platform.outbox-age',
    holds: 'What a transaction has promised is done within the hour',
    table: 'platform.outbox_messages',
    find: (db, looking) => waitingMessages.all(db, looking),
    cure: () => 'Start a server, which delivers it; its log says why if it stays',
  }),
  indexedCheck({
    name: 'platform.outbox-failed',
    holds: 'No promise was given up',
    table: 'platform.outbox_messages',
    find: (db, looking) => failedMessages.all(db, looking),
    cure: (key) => `Mend what the error says, then: studyhall mail retry ${key}`,
  }),
  indexedCheck({
    name: 'platform.uploads',
    holds: 'A complete upload has all of its bytes',
    table: 'platform.uploads',
    find: (db, looking) => brokenUploads.all(db, looking),
    cure: (key) => `Let it be sent again, and remove it: delete from platform.uploads where id = '${key}'`,
  }),
  indexedCheck({
    name: 'platform.quotas',
    holds: 'No count goes on for longer than its kind',
    table: 'platform.quotas',
    find: (db, { now }) => farQuotas.all(db, { latest: new Date(now.getTime() + 2 * LONGEST_QUOTA_MS) }),
    cure: (key) => {
      const [owner = '', kind = ''] = key.split(/\/(?=[^/]*$)/);
      return `Look at the clock, then: delete from platform.quotas where owner = '${owner}' and kind = '${kind}'`;
    },
  }),
  indexedCheck({
    name: 'platform.jobs-stuck',
    holds: 'No job waits for a process that is gone',
    table: 'platform.jobs',
    find: (db, looking) => stuckJobs.all(db, looking),
    cure: (key) =>
      `Start a server of this release, which takes it up; one that no release knows: delete from platform.jobs where name = '${key}'`,
  }),
  indexedCheck({
    name: 'platform.jobs-failing',
    holds: 'Work that comes back succeeds, if not each time then within the day',
    table: 'platform.jobs',
    find: (db, looking) => failingJobs.all(db, looking),
    cure: (key) => `Mend what the error says, then: studyhall jobs run ${key}`,
  }),
  auditChainCheck,
];

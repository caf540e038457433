import type { Knex } from 'knex';
import type pg from 'pg';
import type { Secrets } from '../../platform/secrets.ts';
import { readCertificate } from '../../progress/certificates/verify-certificate.ts';
import type { BackupStore } from '../backup/backup-store.ts';
import type { DrillFinding } from '../models.ts';
import { findLostBlobs } from './stored-blobs.ts';

/** Two databases that should hold the same: the restored one, and the one that was backed up. */
export interface Compared {
  readonly restored: pg.Client;
  readonly live: pg.Client;
  /** The same as `restored`, for what is written with Knex. */
  readonly restoredDb: Knex;
  /** Without them no signature is checked. */
  readonly secrets: Secrets | undefined;
  /** Where the backup lies, and the blobs with it. */
  readonly store: Pick<BackupStore, 'read'>;
  /** Up to when the restored one has everything. */
  readonly until: Date;
}

/** One thing that must hold of a restored database. It answers with what it saw, and throws or says no where it does not hold. */
interface DrillCheck {
  readonly name: string;
  run(compared: Compared): Promise<Omit<DrillFinding, 'check'>>;
}

const good = (detail: string) => ({ isOk: true, detail });
const bad = (detail: string) => ({ isOk: false, detail });

async function migrationsAgree({ restored, live }: Compared) {
  const list = async (client: pg.Client) => {
    const { rows } = await client.query<{ name: string }>(
      'select name from public.knex_migrations order by id',
    );
    return rows.map(({ name }) => name);
  };
  const [there, here] = [await list(restored), await list(live)];
  const odd = there.find((name, place) => here[place] !== name);
  if (odd !== undefined) return bad(`${odd} is done in the backup and not here`);
  return good(`${there.length} of ${here.length} migrations`);
}

/** Every index against its table: a page that was damaged before it was copied has the right hash. */
async function indexesAreSound({ restored }: Compared) {
  const { rowCount } = await restored.query(`select from pg_available_extensions where name = 'amcheck'`);
  if (rowCount === 0) return good('not looked at: this PostgreSQL has no amcheck');
  await restored.query('create extension if not exists amcheck');
  const { rows } = await restored.query<{ name: string }>(
    `select c.oid::regclass::text as name, bt_index_check(c.oid, true)
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
     join pg_namespace n on n.oid = c.relnamespace
     where a.amname = 'btree' and c.relkind = 'i' and i.indisvalid and n.nspname not like 'pg\\_%'`,
  );
  return good(`${rows.length} indexes`);
}

/** How far behind the newest row may be: a segment is closed after five minutes at most, and then has to be kept. */
const BEHIND_MS = 15 * 60_000;

async function newestRowIsInside({ restored, live, until }: Compared) {
  const newest = async (client: pg.Client) => {
    const { rows } = await client.query<{ at: Date | null }>(
      `select max(at) as at from (select max(created_at) as at from auth.users union all
         select max(created_at) from auth.sessions union all select max(last_activity_at) from quizzes.attempts union all
         select max(created_at) from gamification.activities) newest`,
    );
    return rows[0]?.at ?? null;
  };
  const [there, here] = [await newest(restored), await newest(live)];
  if (here === null) return good('no rows yet');
  if (there === null && here.getTime() > until.getTime()) return good('no rows yet at that time');
  if (there === null)
    return bad(`the newest row here is of ${here.toISOString()}, and there is none in the backup`);
  if (here.getTime() - Math.max(there.getTime(), until.getTime()) > BEHIND_MS)
    return bad(
      `the newest row is of ${there.toISOString()}, and here of ${here.toISOString()}: is the log handed out?`,
    );
  return good(`the newest row is of ${there.toISOString()}`);
}

async function certificateVerifies({ restored, restoredDb, secrets }: Compared) {
  const { rows } = await restored.query<{ serial: string }>(
    'select serial from progress.certificates order by random() limit 1',
  );
  const [sample] = rows;
  if (sample === undefined) return good('there is none yet');
  if (secrets === undefined) return good('not looked at: no secret keys');
  const { isSignatureValid } = await readCertificate(restoredDb, { secrets, serial: sample.serial });
  return isSignatureValid ? good(sample.serial) : bad(`the signature of ${sample.serial} is broken`);
}

const SAMPLE = 200;

/** Results do not change any more, apart from those that were discarded since. */
async function attemptsAgree({ restored, live, until }: Compared) {
  const { rows: there } = await restored.query<{ id: string; hash: string }>(
    `select id, hash from (select id, md5(to_jsonb(a)::text) as hash from quizzes.attempts a where submitted_at is not null
       order by random() limit ${SAMPLE}) sample order by id`,
  );
  const { rows: here } = await live.query<{ id: string; hash: string; changed: boolean }>(
    `select id, md5(to_jsonb(a)::text) as hash, coalesce(discarded_at > $2, false) as changed
     from quizzes.attempts a where id = any($1)`,
    [there.map(({ id }) => id), until],
  );
  const byId = new Map(here.map((attempt) => [attempt.id, attempt]));
  const other = there.find(({ id, hash }) => {
    const attempt = byId.get(id);
    // One that is gone went with its account.
    return attempt !== undefined && !attempt.changed && attempt.hash !== hash;
  });
  return other === undefined
    ? good(`${there.length} attempts`)
    : bad(`attempt ${other.id} is not as it is here`);
}

async function rowsAreThere({ restored, live }: Compared) {
  const count = async (client: pg.Client) => {
    const { rows } = await client.query<{ rows: number }>(
      `select (select count(*) from auth.users) + (select count(*) from quizzes.attempts)
         + (select count(*) from quizzes.questions) as rows`,
    );
    return Number(rows[0]?.rows);
  };
  const [there, here] = [await count(restored), await count(live)];
  if (there === 0 && here > 0) return bad(`accounts, attempts and questions: none, and ${here} here`);
  return good(`accounts, attempts and questions: ${there}, and ${here} here`);
}

/** Those that are too large for a row; each is read and held to its hash. */
async function blobsAreThere({ restored, store }: Compared) {
  const { lost, all } = await findLostBlobs(restored, store);
  return lost.length === 0
    ? good(`${all} large blobs`)
    : bad(`${lost.length} of ${all} large blobs are missing or damaged, the first is ${lost[0]}`);
}

const CHECKS: readonly DrillCheck[] = [
  { name: 'migrations', run: migrationsAgree },
  { name: 'rows', run: rowsAreThere },
  { name: 'newest row', run: newestRowIsInside },
  { name: 'indexes', run: indexesAreSound },
  { name: 'certificate', run: certificateVerifies },
  { name: 'attempts', run: attemptsAgree },
  { name: 'blobs', run: blobsAreThere },
];

/** Looks at everything, whatever one of them says. */
export async function runDrillChecks(compared: Compared): Promise<DrillFinding[]> {
  const findings: DrillFinding[] = [];
  for (const { name: check, run } of CHECKS) {
    const found = await run(compared).catch((error: unknown) =>
      bad(error instanceof Error ? error.message : String(error)),
    );
    findings.push({ check, ...found });
  }
  return findings;
}

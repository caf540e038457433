import type { Knex } from 'knex';
import { migrations } from '../platform/migrations.ts';
import { listOpenRestores } from '../platform/restores.ts';
import { statement } from '../platform/statement.ts';
import { version } from '../platform/version.ts';
import { listOpenIncidents } from './incidents.ts';
import { StatusView } from './views.ts';

const counted = statement(
  'admin_status',
  `select current_setting('server_version') as "databaseVersion",
     (select count(*) from auth.users) as users,
     (select count(*) from quizzes.attempts) as attempts,
     (select count(*) from quizzes.questions) as questions,
     (select count(*) from platform.outbox_messages where delivered_at is null and failed_at is null) as "outboxWaiting",
     (select count(*) from platform.outbox_messages where failed_at is not null) as "outboxFailed"`,
  StatusView.omit({
    version: true,
    migrations: true,
    warnings: true,
    incidents: true,
    backups: true,
    restores: true,
  }),
);

/** What the installation holds, and whether its promised messages are kept. Across users: it counts all of them. */
export async function getStatus(
  db: Knex,
  { warnings, backups }: Pick<StatusView, 'warnings' | 'backups'>,
): Promise<StatusView> {
  const row = await counted.first(db, {});
  if (row === undefined) throw new Error('A statement without FROM has one row');
  const incidents = await listOpenIncidents(db);
  const restores = await listOpenRestores(db);
  return {
    ...row,
    version,
    migrations: Object.keys(migrations).length,
    backups,
    warnings,
    incidents,
    restores,
  };
}

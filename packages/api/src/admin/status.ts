import type { Knex } from 'knex';
import { migrations } from '../platform/migrations.ts';
import { statement } from '../platform/statement.ts';
import { version } from '../platform/version.ts';
import { StatusView } from './views.ts';

const counted = statement(
  'admin_status',
  `select current_setting('server_version') as "databaseVersion",
     (select count(*) from auth.users) as users,
     (select count(*) from quizzes.attempts) as attempts,
     (select count(*) from quizzes.questions) as questions,
     (select count(*) from platform.outbox_messages where delivered_at is null and failed_at is null) as "outboxWaiting",
     (select count(*) from platform.outbox_messages where failed_at is not null) as "outboxFailed"`,
  StatusView.omit({ version: true, migrations: true, warnings: true }),
);

/** What the installation holds, and whether its promised messages are kept. Across users: it counts all of them. */
export async function getStatus(db: Knex, { warnings }: Pick<StatusView, 'warnings'>): Promise<StatusView> {
  const row = await counted.first(db, {});
  if (row === undefined) throw new Error('A statement without FROM has one row');
  return { ...row, version, migrations: Object.keys(migrations).length, warnings };
}

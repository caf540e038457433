import type { Mutant } from '../mutant.ts';

const SETTINGS = 'packages/api/src/platform/settings.test.ts';

/** What stands between an operator, or who plays one, and the data. */
export const operatorMutants: readonly Mutant[] = [
  {
    rule: 'copies off-site need somebody for whom they are encrypted',
    file: 'packages/api/src/platform/offsite-settings.ts',
    text: 'if (target === undefined || recipients.length > 0) return undefined;',
    replacement: 'if (target === undefined || recipients.length >= 0) return undefined;',
    test: SETTINGS,
  },
  {
    rule: 'metrics are shown to this machine alone unless somebody says otherwise',
    file: 'packages/api/src/platform/settings.ts',
    text: `METRICS_HOST: given.default('127.0.0.1')`,
    replacement: `METRICS_HOST: given.default('0.0.0.0')`,
    test: SETTINGS,
  },
  {
    rule: 'a wrong key is refused as one, before the first byte',
    file: 'packages/api/src/admin/offsite/age-files.ts',
    text: `error.message.startsWith('no identity matched')`,
    replacement: `error.message.startsWith('another')`,
    test: 'packages/api/src/admin/offsite/copy-offsite.test.ts',
  },
  {
    rule: 'nothing is migrated where no backup could be taken before',
    file: 'packages/api/src/admin/backup/back-up-before-migrating.ts',
    text: 'throw new MigrationError(',
    replacement: 'say(',
    test: 'packages/api/src/admin/backup/back-up-before-migrating.test.ts',
  },
  {
    rule: 'the audit log keeps what an operator asked the database',
    file: 'apps/cli/src/commands/db/query.ts',
    text: `await recordAction({ operator, access }, { action: 'db.query', detail: kept(sql) });`,
    replacement: '',
    test: 'apps/cli/src/commands/db/query.test.ts',
  },
  {
    rule: 'a connection that has more rights than the application is told',
    file: 'apps/server/src/role-watch.ts',
    text: 'tell(error.message);',
    replacement: '',
    test: 'apps/server/src/role-watch.test.ts',
  },
  {
    rule: 'a ledger is refused before a backup is unpacked',
    file: 'packages/api/src/admin/restore/bring-back-here.ts',
    text: `if ('table' in wanted) refuseAlone(wanted.table);`,
    replacement: '',
    test: 'packages/api/src/admin/restore/bring-back-here.test.ts',
  },
  {
    rule: 'guests who were swept are told, for whoever restores',
    file: 'packages/api/src/auth/sweep-guests.ts',
    text: 'if (removed.length > 0) await erased?.(removed);',
    replacement: '',
    test: 'packages/api/src/admin/sweep-idle-guests.test.ts',
  },
  {
    rule: 'what was erased is remembered as long as a backup may bring it back',
    file: 'packages/api/src/admin/restore/erased-accounts.ts',
    text: 'if (file.name < firstNeeded) await',
    replacement: 'await',
    test: 'packages/api/src/admin/restore/erased-accounts.test.ts',
  },
];

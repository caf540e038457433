import type { Mutant } from '../mutant.ts';

const ROLE = 'packages/api/src/platform/powerful-role.ts';
const ROLE_TEST = 'packages/api/src/platform/powerful-role.test.ts';
const TRANSPORT = 'packages/api/src/platform/database-transport.ts';
const TRANSPORT_TEST = 'packages/api/src/platform/database-transport.test.ts';
const UNDO = 'packages/api/src/admin/undo-migration.ts';
const UNDO_TEST = 'packages/api/src/admin/undo-migration.test.ts';

export const isolationMutants: readonly Mutant[] = [
  {
    rule: 'nobody serves as a superuser',
    file: ROLE,
    text: "(isSuperuser ? ['is a superuser'] : [])",
    replacement: '[]',
    test: ROLE_TEST,
  },
  {
    rule: 'nobody serves who sees past row security',
    file: ROLE,
    text: '(bypassesRowSecurity && !isSuperuser ?',
    replacement: '(false ?',
    test: ROLE_TEST,
  },
  {
    rule: 'nobody serves who may replicate',
    file: ROLE,
    text: '(mayReplicate && !isSuperuser ?',
    replacement: '(false ?',
    test: ROLE_TEST,
  },
  {
    rule: 'nobody serves who owns a table',
    file: ROLE,
    text: '(owned !== null && !isSuperuser ?',
    replacement: '(false ?',
    test: ROLE_TEST,
  },
  {
    rule: 'a database elsewhere is not reached in plain text',
    file: TRANSPORT,
    text: "if (mode === undefined || mode === 'disable')",
    replacement: 'if (false)',
    test: TRANSPORT_TEST,
  },
  {
    rule: 'a certificate that nobody checks is not enough',
    file: TRANSPORT,
    text: "if (mode !== 'verify-full')",
    replacement: 'if (mode === undefined)',
    test: TRANSPORT_TEST,
  },
  {
    rule: 'plain text to another machine does not start in production',
    file: 'packages/api/src/platform/settings.ts',
    text: "NODE_ENV === 'production' && complaints.length > 0",
    replacement: 'false',
    test: TRANSPORT_TEST,
  },
  {
    rule: 'a migration is not undone where rows would be lost',
    file: UNDO,
    text: 'if (!mayLoseRows)',
    replacement: 'if (false)',
    test: UNDO_TEST,
  },
  {
    rule: 'rows are lost only with a backup of the last hour',
    file: UNDO,
    text: ' || now.getTime() - newest.getTime() > HOUR_MS',
    replacement: '',
    test: UNDO_TEST,
  },
  {
    rule: 'a backup of another database does not count',
    file: UNDO,
    text: 'systemIdentifier !== rows[0]?.id || !isOfHere',
    replacement: '!isOfHere',
    test: UNDO_TEST,
  },
  {
    rule: 'a backup of another database of the same cluster does not count',
    file: UNDO,
    text: 'systemIdentifier !== rows[0]?.id || !isOfHere',
    replacement: 'systemIdentifier !== rows[0]?.id',
    test: UNDO_TEST,
  },
  {
    rule: 'a backup of before the migration does not count where it is undone with loss',
    file: UNDO,
    text: 'migration === null || migration < name ?',
    replacement: 'migration === null ?',
    test: UNDO_TEST,
  },
];

import { eraseDueAccounts } from '../accounts/erase-accounts.ts';
import { openDatabase } from '../platform/database.ts';
import { createSecrets } from '../platform/secrets.ts';

/** A process that erases what is due, which its parent kills: `node killed-erasing.ts URL KEY MOMENT`. */
const [url = '', key = '', now = ''] = process.argv.slice(2);
const db = openDatabase({ url, poolSize: 2, patience: 60_000 });
await eraseDueAccounts(db, {
  now: new Date(now),
  secrets: createSecrets([key]),
  mailbox: { forget: async () => undefined },
  remember: async () => void process.stdout.write('begun\n'),
});

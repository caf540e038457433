import { openDatabase } from '../platform/database.ts';
import { createRelay } from '../platform/relay.ts';
import { createSecrets } from '../platform/secrets.ts';
import { quizzesOutboxHandlers } from '../quizzes/regrade/run-regrade.ts';

/** A process that does the regrades that were asked for, which its parent kills: `node killed-regrade.ts URL KEY MOMENT`. */
const [url = '', key = '', now = ''] = process.argv.slice(2);
const db = openDatabase({ url, poolSize: 2, patience: 60_000 });
const secrets = createSecrets([key]);
const handlers = quizzesOutboxHandlers({ secrets });
const log = { warn: () => undefined };
await createRelay({ db, secrets, handlers, log, clock: () => new Date(now) }).runOnce();

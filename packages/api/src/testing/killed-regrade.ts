import { openDatabase } from '../platform/database.ts';
import { createSecrets } from '../platform/secrets.ts';
import { quizzesOutboxHandlers } from '../quizzes/regrade/run-regrade.ts';

/** A process that grades a question anew, which its parent kills: `node killed-regrade.ts URL KEY REGRADE MOMENT`. */
const [url = '', key = '', regradeId = '', now = ''] = process.argv.slice(2);
const db = openDatabase({ url, poolSize: 2, patience: 60_000 });
const { regrade } = quizzesOutboxHandlers({ secrets: createSecrets([key]) });
const delivery = { db, now: new Date(now), id: regradeId, isLastTry: false };
await regrade?.({ regradeId, after: null }, delivery);

/**
 * The same work in the way the documentation of Fastify and Drizzle suggests: the query builder, a statement for each
 * step, a transaction with row locks, and the product's own rules between. Started as a process of its own.
 */
import { createHash } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import Fastify from 'fastify';
import pg from 'pg';
import { dashboard, leaderboard } from './reads.ts';
import { submit } from './submit.ts';
import { profiles, sessions, users } from './tables.ts';
import { answer, start } from './take-quiz.ts';

const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  idleTimeoutMillis: 0,
});
const db = drizzle(pool);
const app = Fastify();

async function userOf(authorization: string | undefined): Promise<string> {
  const [userId = '', secret = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  const id = createHash('sha256').update(secret).digest('hex');
  const [found] = await db
    .select()
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(profiles, eq(profiles.userId, sessions.userId))
    .where(and(eq(sessions.userId, userId), eq(sessions.id, id), gt(sessions.expiresAt, new Date())));
  if (found === undefined) throw new Error('unauthenticated');
  return found.users.id;
}

app.post<{ Params: { id: string } }>('/submit/:id', async (request) => {
  const userId = await userOf(request.headers.authorization);
  return await submit(db, { userId, attemptId: request.params.id });
});
app.post<{ Params: { code: string }; Body: { idempotencyKey: string } }>('/start/:code', async (request) => {
  const userId = await userOf(request.headers.authorization);
  return await start(db, { userId, code: request.params.code, ...request.body });
});
app.post<{ Params: { id: string; position: string }; Body: { chosen: number[] } }>(
  '/answer/:id/:position',
  async (request) => {
    const userId = await userOf(request.headers.authorization);
    const { id: attemptId, position } = request.params;
    return await answer(db, { userId, attemptId, position: Number(position), ...request.body });
  },
);
app.get('/dashboard', async (request) => await dashboard(db, await userOf(request.headers.authorization)));
app.get(
  '/leaderboard',
  async (request) => await leaderboard(db, await userOf(request.headers.authorization)),
);

await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
process.stdout.write('ready\n');

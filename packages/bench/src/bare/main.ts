/**
 * The floor's stored functions behind HTTP: what a server costs that reads a request, checks its session with one named
 * statement, calls one function with another and writes what came. No framework, no checked input, no rules. Started
 * as a process of its own.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, idleTimeoutMillis: 0 });

const SESSION = `select u.role, p.time_zone, p.language, s.expires_at, s.last_seen_at
  from auth.sessions s join auth.users u on u.id = $1 and u.is_active join auth.profiles p on p.user_id = $1
  where s.user_id = $1 and s.id = $2`;

async function userOf(authorization: string | undefined): Promise<string> {
  const [userId = '', secret = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  const id = createHash('sha256').update(secret).digest('hex');
  const { rows } = await pool.query({ name: 'session', text: SESSION, values: [userId, id] });
  if (rows.length === 0) throw new Error('unauthenticated');
  return userId;
}

interface Work {
  readonly name: string;
  readonly text: string;
  values(userId: string, body: string): readonly unknown[];
}

interface Asked {
  readonly json: { readonly attemptId: string; readonly position: number };
}

const inputOf = (body: string) => (JSON.parse(body) as Asked).json;

const works: Readonly<Record<string, Work>> = {
  '/trpc/quizzes.start': {
    name: 'start',
    text: 'select attempt as "attemptId" from bench.start_of($1)',
    values: (userId) => [userId],
  },
  '/trpc/quizzes.answer': {
    name: 'answer',
    text: 'select now() as "savedAt", bench.answer($1, $2, $3)',
    values: (userId, body) => [userId, inputOf(body).attemptId, inputOf(body).position],
  },
  '/trpc/home.dashboard': {
    name: 'dashboard',
    text: 'select bench.dashboard($1)',
    values: (userId) => [userId],
  },
  '/trpc/gamification.leaderboard': {
    name: 'leaderboard',
    text: 'select bench.leaderboard($1)',
    values: (userId) => [userId],
  },
  '/trpc/quizzes.submit': {
    name: 'submit',
    text: 'select bench.submit_of($1, $2)',
    values: (userId, body) => [userId, inputOf(body).attemptId],
  },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function answer(request: IncomingMessage): Promise<string> {
  const body = await bodyOf(request);
  const userId = await userOf(request.headers.authorization);
  const work = works[request.url?.split('?')[0] ?? ''];
  if (work === undefined) throw new Error('not-found');
  const { name, text, values } = work;
  const { rows } = await pool.query({ name, text, values: [...values(userId, body)] });
  return JSON.stringify({ result: { data: { json: rows[0] } } });
}

const server = createServer((request, response) => {
  answer(request).then(
    (text) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(text);
    },
    (error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => void process.stdout.write('ready\n'));

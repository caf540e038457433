import { readSessions, type StoredSession, writeSessions } from '../../connection/sessions.ts';

interface Place {
  readonly file: string;
  readonly server: string;
}

/** Keeps a log-in; commands talk to its server from now on. */
export async function keepSession({ file, server }: Place, session: StoredSession): Promise<void> {
  const { servers } = await readSessions(file);
  await writeSessions(file, { current: server, servers: { ...servers, [server]: session } });
}

/** Forgets a log-in; the server stays the one that commands talk to. */
export async function forgetSession({ file, server }: Place): Promise<void> {
  const sessions = await readSessions(file);
  const { [server]: _, ...servers } = sessions.servers;
  await writeSessions(file, { ...sessions, servers });
}

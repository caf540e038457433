import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb } from '../command-line.ts';
import { type Outputs, refusalOf } from '../connection/api.ts';
import { checkHealth } from '../connection/check-health.ts';
import { readSessions } from '../connection/sessions.ts';
import { type Column, record, type ShownRecord } from '../output/result.ts';
import type { Connection, Shell } from '../shell.ts';

export function addStatusCommand(program: Command, shell: Shell): void {
  addVerb(program, shell, {
    usage: 'status',
    summary: 'Say whether the server is well, and to administrators what it holds',
    examples: ['status', 'status --server https://learn.school.org --json=version,outboxFailed'],
    input: z.object({}),
    isReading: true,
    run: showStatus,
  });
}

type Totals = Outputs['admin']['status'];
interface Status {
  readonly server: string;
  readonly totals: Totals | undefined;
}

function columnsFor({ totals }: Status): readonly Column<Status>[] {
  const inside: readonly Column<Status>[] = [
    { name: 'version', value: (status) => status.totals?.version },
    { name: 'databaseVersion', title: 'database', value: (status) => status.totals?.databaseVersion },
    { name: 'migrations', value: (status) => status.totals?.migrations },
    { name: 'users', value: (status) => status.totals?.users },
    { name: 'attempts', value: (status) => status.totals?.attempts },
    { name: 'questions', value: (status) => status.totals?.questions },
    { name: 'outboxWaiting', title: 'mails waiting', value: (status) => status.totals?.outboxWaiting },
    { name: 'outboxFailed', title: 'mails failed', value: (status) => status.totals?.outboxFailed },
    {
      name: 'warnings',
      value: (status) => status.totals?.warnings,
      shown: (status) => status.totals?.warnings.map(({ line }) => line).join('\n'),
    },
  ];
  return [
    { name: 'server', value: (status) => status.server },
    { name: 'health', value: () => 'ready' },
    ...inside.map((column) => ({ ...column, isDetail: totals === undefined })),
  ];
}

async function showStatus(shell: Shell): Promise<ShownRecord> {
  const server = await shell.anonymous(async (asked) => {
    await checkHealth(asked.server);
    return asked.server;
  });
  const isKnown = (await readSessions(shell.sessionsFile)).servers[server] !== undefined;
  const totals = isKnown ? await shell.signedIn(totalsFor) : undefined;
  const status = { server, totals };
  const note =
    totals === undefined ? `Administrators see more: studyhall login --server ${server}` : undefined;
  return record({ columns: columnsFor(status), item: status, note });
}

/** Nothing for those who may not know: that the server is well is worth saying to them, too. */
async function totalsFor({ api }: Connection): Promise<Totals | undefined> {
  try {
    return await api.admin.status.query();
  } catch (error) {
    const reason = refusalOf(error)?.reason;
    if (reason === 'unauthenticated' || reason === 'forbidden') return undefined;
    throw error;
  }
}

import type { Command } from 'commander';
import * as z from 'zod';
import { addVerb } from '../command-line.ts';
import { type Outputs, refusalOf } from '../connection/api.ts';
import { checkHealth } from '../connection/check-health.ts';
import { readSessions } from '../connection/sessions.ts';
import { megabytes } from '../output/progress.ts';
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
type AuditHead = Outputs['admin']['auditHead'];
type Drills = Pick<Outputs['admin']['getBackups'], 'lastDrill' | 'lastOffsiteDrill'>;
interface Status {
  readonly server: string;
  readonly totals: Totals | undefined;
  readonly auditHead: AuditHead | undefined;
  readonly drills: Drills | undefined;
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
      name: 'backups',
      value: (status) => status.totals?.backups,
      shown: (status) => (status.totals === undefined ? undefined : reachInWords(status.totals.backups)),
    },
    {
      name: 'lastDrill',
      title: 'last drill',
      value: ({ drills }) => drills?.lastDrill,
      shown: ({ drills }) => drills && drillInWords(drills.lastDrill),
    },
    {
      name: 'lastOffsiteDrill',
      title: 'last drill off-site',
      value: ({ drills }) => drills?.lastOffsiteDrill,
      shown: ({ drills }) => drills && drillInWords(drills.lastOffsiteDrill),
    },
    {
      name: 'auditHead',
      value: (status) => status.auditHead,
      shown: ({ auditHead }) => auditHead && `${auditHead.position} ${auditHead.hash}`,
    },
    {
      name: 'warnings',
      value: (status) => status.totals?.warnings,
      shown: (status) => status.totals?.warnings.map(({ line }) => line).join('\n'),
    },
    {
      name: 'incidents',
      title: 'wrong now',
      value: (status) => status.totals?.incidents,
      shown: (status) => status.totals?.incidents.map(({ kind, detail }) => `${kind}: ${detail}`).join('\n'),
    },
    {
      name: 'restores',
      title: 'held since a restore',
      value: (status) => status.totals?.restores,
      shown: (status) => status.totals?.restores.map(heldBy).join('\n'),
    },
  ];
  return [
    { name: 'server', value: (status) => status.server },
    { name: 'health', value: () => 'ready' },
    ...inside.map((column) => ({ ...column, isDetail: totals === undefined })),
  ];
}

/** What an operator has to know who is about to need one. */
function reachInWords(backups: Totals['backups']): string {
  if (backups === null) return 'switched off (BACKUPS=off)';
  const { from, to, bytes, maxBytes, note } = backups;
  const reach =
    from === null || to === null
      ? 'none yet'
      : from.getTime() === to.getTime()
        ? `the moment ${from.toISOString()} can be brought back`
        : `every moment from ${from.toISOString()} to ${to.toISOString()} can be brought back`;
  const most = maxBytes === null ? '' : ` of at most ${megabytes(maxBytes)} (BACKUP_MAX_BYTES)`;
  const lines = [reach, `${megabytes(bytes)}${most}`, ...(note === null ? [] : [note])];
  return lines.join('\n');
}

/** Of what was wrong the first: the drill itself says the rest. */
function drillInWords(drill: Drills['lastDrill']): string {
  if (drill === null) return 'none yet';
  const { at, isOk, seconds, findings } = drill;
  const wrong = findings.find((finding) => !finding.isOk);
  const how = isOk ? 'all was in it' : `not as it should be${wrong && ` (${wrong.check}: ${wrong.detail})`}`;
  return `${at.toISOString()}, in ${seconds} s: ${how}`;
}

/** What somebody still has to decide, and how. */
function heldBy({ restoredTo, at, areMailsHeld, isStoreClosed }: Totals['restores'][number]): string {
  const since = (restoredTo ?? at).toISOString();
  const mails = areMailsHeld ? ['older mails wait for "mail release"'] : [];
  const store = isStoreClosed ? [`the store for "billing reconcile --since ${since}"`] : [];
  return `restored to ${since}: ${[...mails, ...store].join(', ')}`;
}

async function showStatus(shell: Shell): Promise<ShownRecord> {
  const server = await shell.anonymous(async (asked) => {
    await checkHealth(asked.server);
    return asked.server;
  });
  const isKnown = (await readSessions(shell.sessionsFile)).servers[server] !== undefined;
  const { totals, auditHead, drills } = (isKnown ? await shell.signedIn(insideOf) : undefined) ?? {};
  const status = { server, totals, auditHead, drills };
  const note =
    totals === undefined ? `Administrators see more: studyhall login --server ${server}` : undefined;
  return record({ columns: columnsFor(status), item: status, note });
}

/** Nothing for those who may not know: that the server is well is worth saying to them, too. */
async function insideOf({ api }: Connection): Promise<Omit<Required<Status>, 'server'> | undefined> {
  try {
    const [totals, auditHead, drills] = await Promise.all([
      api.admin.status.query(),
      api.admin.auditHead.query(),
      api.admin.getBackups.query(),
    ]);
    return { totals, auditHead, drills };
  } catch (error) {
    const reason = refusalOf(error)?.reason;
    if (reason === 'unauthenticated' || reason === 'forbidden') return undefined;
    throw error;
  }
}

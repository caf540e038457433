import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb } from '../command-line.ts';
import { serverAddress } from '../connection/server-address.ts';
import { readSessions, writeSessions } from '../connection/sessions.ts';
import { Failure } from '../failures.ts';
import { type Column, type Done, done, type Listing, listing } from '../output/result.ts';
import type { Shell } from '../shell.ts';

export function addServerCommands(program: Command, shell: Shell): void {
  const servers = addNoun(program, 'servers', 'The servers you are logged in to');
  addVerb(servers, shell, {
    usage: 'list',
    summary: 'List the servers you are logged in to',
    examples: ['servers list'],
    input: z.object({}),
    isReading: true,
    run: listServers,
  });
  addVerb(servers, shell, {
    usage: 'use <address>',
    summary: 'Talk to this server when --server names none',
    examples: ['servers use https://learn.school.org'],
    input: z.object({ address: z.string() }),
    isReading: false,
    run: useServer,
  });
}

interface KeptServer {
  readonly server: string;
  readonly userName: string;
  readonly isCurrent: boolean;
}

const columns: readonly Column<KeptServer>[] = [
  { name: 'server', value: (kept) => kept.server },
  { name: 'userName', value: (kept) => kept.userName },
  { name: 'isCurrent', value: (kept) => kept.isCurrent },
];

async function listServers({ sessionsFile }: Shell): Promise<Listing> {
  const { current, servers } = await readSessions(sessionsFile);
  const items = Object.entries(servers).map(([server, { userName }]) => ({
    server,
    userName,
    isCurrent: server === current,
  }));
  return listing({ columns, items, note: items.length === 0 ? 'None. Log in: studyhall login' : undefined });
}

async function useServer({ sessionsFile }: Shell, input: { readonly address: string }): Promise<Done> {
  const server = serverAddress(input.address);
  const sessions = await readSessions(sessionsFile);
  if (sessions.servers[server] === undefined)
    throw new Failure(`you are not logged in to ${server}`, {
      hint: `Log in: studyhall login --server ${server}`,
    });
  await writeSessions(sessionsFile, { ...sessions, current: server });
  return done(`Commands now talk to ${server}`);
}

import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { Misuse } from '../failures.ts';
import type { Shell } from '../shell.ts';
import { listFailed, retry } from './mail/failed.ts';
import { listMails } from './mail/list.ts';
import { releaseMails } from './mail/release.ts';
import { showMail } from './mail/show.ts';

export function addMailCommands(program: Command, shell: Shell): void {
  const mail = addNoun(
    program,
    'mail',
    'Mails: what is kept here where no mail server is set, and what could not be sent',
  );
  addVerb(mail, shell, {
    usage: 'list',
    summary: 'List kept mails, newest first',
    examples: ['mail list', 'mail list --limit 5 --json'],
    options: [limitOption],
    input: z.object({ limit: Limit }),
    isReading: true,
    run: (asked, { limit }) => asked.signedIn(({ api }) => listMails(api, limit)),
  });
  addVerb(mail, shell, {
    usage: 'show <id>',
    summary: 'Show a mail with its text and links',
    examples: ['mail show 019a3c1e-7f0e-7000-8000-000000000000'],
    input: z.object({ id: z.string() }),
    isReading: true,
    run: (asked, { id }) => asked.signedIn(({ api }) => showMail(api, id)),
  });
  addVerb(mail, shell, {
    usage: 'failed',
    summary: 'List mails, and what leads to them, that were given up after ten tries',
    examples: ['mail failed', 'mail failed --json=to,lastError'],
    options: [limitOption],
    input: z.object({ limit: Limit }),
    isReading: true,
    run: (asked, { limit }) => asked.signedIn(({ api }) => listFailed(api, limit)),
  });
  addVerb(mail, shell, {
    usage: 'retry [id]',
    summary: 'Try one again that was given up, or --all of them',
    examples: ['mail retry 019a3c1e-7f0e-7000-8000-000000000000', 'mail retry --all'],
    options: [option('--all', 'all that were given up')],
    input: z.object({ id: z.string().optional(), all: z.boolean().default(false) }),
    isReading: false,
    run: (asked, { id, all }) => {
      if ((id === undefined) !== all) throw new Misuse('name one, or say --all');
      return asked.signedIn(({ api }) => retry(api, id));
    },
  });
  addVerb(mail, shell, {
    usage: 'release',
    summary: 'Send the mails that are held because they are older than a restore',
    examples: ['mail release'],
    input: z.object({}),
    isReading: false,
    run: (asked) => asked.signedIn(({ api }) => releaseMails(api)),
  });
}

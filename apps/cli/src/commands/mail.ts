import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { listMails } from './mail/list.ts';
import { showMail } from './mail/show.ts';

export function addMailCommands(program: Command, shell: Shell): void {
  const mail = addNoun(program, 'mail', 'Mails that are kept here because no mail server is set');
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
}

import { scopeNames, scopes } from '@studyhall/domain/auth/scopes';
import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { createToken } from './tokens/create.ts';
import { listTokens } from './tokens/list.ts';
import { revokeToken } from './tokens/revoke.ts';

const SCOPES = scopeNames.map((name) => `${name}: ${scopes[name]}`).join('; ');

const CreateInput = z.object({
  name: z.string(),
  scope: z.array(z.enum(scopeNames), { error: 'has to be said at least once' }),
  days: z.enum(['30', '90', '365', 'never']),
  file: z.string().optional(),
});

export function addTokenCommands(program: Command, shell: Shell): void {
  const tokens = addNoun(program, 'tokens', 'Tokens with which scripts act for you');
  addVerb(tokens, shell, {
    usage: 'list',
    summary: 'Show your tokens, what they may do and when they were used',
    examples: ['tokens list', 'tokens list --json=name,scopes,lastUsedAt'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listTokens(api)),
  });
  addVerb(tokens, shell, {
    usage: 'create <name>',
    summary: 'Make a token for a script; it is shown this once',
    examples: [
      'tokens create nightly-report --scope admin:read --file report.token',
      'tokens create import --scope author --scope admin:read --days 30 --json=token',
    ],
    options: [
      option('--scope <scope...>', SCOPES),
      option('--days <number>', 'until it ends: 30, 90, 365, or never for administrators').default('90'),
      option('--file <file>', 'keep it in a new file that only you can read, instead of showing it'),
    ],
    input: CreateInput,
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => createToken(api, input)),
  });
  addVerb(tokens, shell, {
    usage: 'revoke <token>',
    summary: 'End a token, by its name or the beginning of its id',
    examples: ['tokens revoke nightly-report'],
    input: z.object({ token: z.string().min(1) }),
    isReading: false,
    run: (asked, { token }) => asked.signedIn(({ api }) => revokeToken(api, token)),
  });
}

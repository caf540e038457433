import type { Command } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, option } from '../command-line.ts';
import type { Shell } from '../shell.ts';
import { adoptBackups } from './backup/adopt.ts';
import { copyNow } from './backup/copy.ts';
import { DrillInput, drill } from './backup/drill.ts';
import { makeKey } from './backup/key.ts';
import { listBackups } from './backup/list.ts';
import { backUpNow } from './backup/now.ts';
import { pruneKept } from './backup/prune.ts';
import { releaseLog } from './backup/release.ts';
import { restore } from './backup/restore.ts';
import { RestoreInput, restoreOptions } from './backup/restore-input.ts';
import { VerifyInput, verifyKept } from './backup/verify.ts';

/** Which copy off-site is meant, instead of the backups here. */
const copyOptions = [
  option('--from <target>', 'a copy off-site, as BACKUP_TARGET names it'),
  option('--from-file <file>', 'the same out of a file, for a target with a secret in it'),
  option('--identity <file>', 'the secret key of age that opens the copy; alone: that of BACKUP_TARGET'),
];

export function addBackupCommands(program: Command, shell: Shell): void {
  const backup = addNoun(
    program,
    'backup',
    'Backups of the database on this machine, or that of DATABASE_URL',
  );
  addVerb(backup, shell, {
    usage: 'now',
    summary: 'Take a full backup now, while the server runs or not',
    examples: ['backup now', 'backup now --json=id,bytes'],
    input: z.object({}),
    isReading: true,
    run: backUpNow,
  });
  addVerb(backup, shell, {
    usage: 'list',
    summary: 'List full backups and the moments that each can bring back',
    examples: ['backup list', 'backup list --json=id,from,to'],
    input: z.object({}),
    isReading: true,
    run: listBackups,
  });
  addVerb(backup, shell, {
    usage: 'verify [id]',
    summary: 'Read every kept byte, here or off-site, and say what is damaged or missing',
    examples: [
      'backup verify',
      'backup verify 20261129T171500Z-1f3a',
      'backup verify --from file:/mnt/nas/studyhall --identity key.txt',
    ],
    options: copyOptions,
    input: VerifyInput,
    isReading: true,
    run: verifyKept,
  });
  addVerb(backup, shell, {
    usage: 'prune',
    summary: 'Remove what is kept no longer: beyond 7 days, 4 weeks, 6 months or BACKUP_MAX_BYTES',
    examples: ['backup prune --dry-run', 'backup prune'],
    options: [option('-n, --dry-run', 'say what would go, and remove nothing')],
    input: z.object({ dryRun: z.boolean().default(false) }),
    isReading: true,
    run: pruneKept,
  });
  addVerb(backup, shell, {
    usage: 'copy',
    summary: 'Copy what is not yet at BACKUP_TARGET, encrypted, and remove there what is no longer kept here',
    examples: ['backup copy'],
    input: z.object({}),
    isReading: true,
    run: copyNow,
  });
  addVerb(backup, shell, {
    usage: 'adopt',
    summary: 'After a restore: go on with the backups of the installation that this one takes the place of',
    examples: ['backup adopt', 'backup adopt --yes'],
    options: [option('-y, --yes', 'do not ask whether the other one is stopped for good')],
    input: z.object({ yes: z.boolean().default(false) }),
    isReading: true,
    run: adoptBackups,
  });
  addVerb(backup, shell, {
    usage: 'release',
    summary:
      'Let the PostgreSQL of DATABASE_URL forget the log that it keeps for backups, when no more are taken',
    examples: ['backup release'],
    input: z.object({}),
    isReading: true,
    run: releaseLog,
  });
  const key = addNoun(backup, 'key', 'Keys that copies off-site are encrypted with');
  addVerb(key, shell, {
    usage: 'new',
    summary: 'Print a fresh age key and what to do with it, or write it into a file as age reads it',
    examples: ['backup key new', 'backup key new --file key.txt'],
    options: [option('--file <file>', 'write the key into this new file, and print the recipient alone')],
    input: z.object({ file: z.string().optional() }),
    isReading: true,
    run: makeKey,
  });
  addVerb(backup, shell, {
    usage: 'drill',
    summary:
      'Restore the newest backup, here or off-site, into a copy, see whether all is in it, and remove the copy',
    examples: [
      'backup drill',
      'backup drill --json=check,isOk',
      'backup drill --from file:/mnt/nas/studyhall --identity key.txt',
    ],
    options: copyOptions,
    input: DrillInput,
    isReading: true,
    run: drill,
  });
  addVerb(backup, shell, {
    usage: 'restore',
    summary: 'Build the installation as it was at a moment, beside the running one or in its place',
    examples: [
      'backup restore --to "2026-11-28 14:05" --into /srv/studyhall-restored',
      'backup restore --to latest --swap',
      'backup restore --to latest --from file:/mnt/nas/studyhall --identity key.txt --into /srv/studyhall',
      'backup restore --to "2026-11-28 14:05" --table quizzes.questions --apply',
    ],
    options: restoreOptions,
    input: RestoreInput,
    isReading: true,
    run: restore,
  });
}

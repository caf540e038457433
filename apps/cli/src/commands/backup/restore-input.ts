import * as z from 'zod';
import { option } from '../../command-line.ts';
import { MomentOrLatest } from '../moment-input.ts';

export const RestoreInput = z.object({
  to: MomentOrLatest,
  into: z.string().optional(),
  swap: z.boolean().default(false),
  backup: z.string().optional(),
  from: z.string().optional(),
  fromFile: z.string().optional(),
  identity: z.string().optional(),
  table: z.string().optional(),
  learner: z.string().optional(),
  apply: z.boolean().default(false),
  overwrite: z.string().min(1).optional(),
  yes: z.boolean().default(false),
});
export type RestoreInput = z.output<typeof RestoreInput>;

export const restoreOptions = [
  option('--to <moment>', 'the moment, in the time of this machine, or latest').makeOptionMandatory(),
  option('--into <folder>', 'a new folder, which can be used as DATA_DIR'),
  option('--swap', 'put it in the place of the database, which is kept beside it'),
  option(
    '--backup <id>',
    'begin with this backup, of either kind, instead of the newest full one before the moment',
  ),
  option('--from <target>', 'with --into: out of a copy off-site, as BACKUP_TARGET names it'),
  option('--from-file <file>', 'the same out of a file, for a target with a secret in it'),
  option('--identity <file>', 'the secret key of age that opens the copy; alone: that of BACKUP_TARGET'),
  option('-y, --yes', 'do not ask before the swap'),
  option('--table <table>', 'only compare this table, such as quizzes.questions, with the running database'),
  option('--learner <user>', 'only compare what is this learner’s'),
  option('--apply', 'with --table or --learner: put rows back that are missing'),
  option('--overwrite <keys>', 'with --apply: put rows back that are different, by their keys, or all'),
];

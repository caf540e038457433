import { certificateStates } from '@studyhall/domain/progress/certificate-state';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { addNoun, addVerb, Limit, limitOption, option } from '../command-line.ts';
import { askToGoOn } from '../prompts.ts';
import type { Shell } from '../shell.ts';
import { type Act, issue, reissue, revoke, rotateKey } from './certificates/change.ts';
import { listKeys } from './certificates/keys.ts';
import { listCertificates } from './certificates/list.ts';
import { showCertificate } from './certificates/show.ts';
import { verify } from './certificates/verify.ts';

const actOptions = [option('-y, --yes', 'do not ask')];
const ActInput = z.object({ yes: z.boolean().default(false) });
const nameOption = option('--name <name>', 'the name to print').makeOptionMandatory();
const reasonOption = option('--reason <text>', 'why; kept with who did it').makeOptionMandatory();

export function addCertificateCommands(program: Command, shell: Shell): void {
  const certificates = addNoun(
    program,
    'certificates',
    'Certificates: issue, correct, revoke and verify them',
  );
  addReading(certificates, shell);
  addVerb(certificates, shell, {
    usage: 'issue <user> <course>',
    summary: 'Issue the certificate of a course to somebody who passed all of it',
    examples: ['certificates issue ada toxic-turtle --name "Ada Lovelace"'],
    options: [nameOption],
    input: z.object({ user: z.string(), course: z.string(), name: z.string() }),
    isReading: false,
    run: (asked, input) => asked.signedIn(({ api }) => issue(api, input)),
  });
  addVerb(certificates, shell, {
    usage: 'revoke <serial>',
    summary: 'Take a certificate back; everybody who verifies it reads why',
    examples: ['certificates revoke 7K3M9-QW2XA-1B2C3-D4E5F-6G7H8J --reason "Issued by mistake"'],
    options: [reasonOption, ...actOptions],
    input: ActInput.extend({ serial: z.string(), reason: z.string() }),
    isReading: false,
    run: (asked, { yes, ...input }) => asked.signedIn(({ api }) => revoke(api, input, actOf(asked, yes))),
  });
  addVerb(certificates, shell, {
    usage: 'reissue <serial>',
    summary: 'Issue a certificate anew with a corrected name; the old one is superseded',
    examples: ['certificates reissue 7K3M9QW2XA1B2C3D4E5F6G7H8J --name "Ada Lovelace" --reason "Misspelt"'],
    options: [nameOption, reasonOption, ...actOptions],
    input: ActInput.extend({ serial: z.string(), name: z.string(), reason: z.string() }),
    isReading: false,
    run: (asked, { yes, ...input }) => asked.signedIn(({ api }) => reissue(api, input, actOf(asked, yes))),
  });
  addVerb(certificates, shell, {
    usage: 'rotate-key',
    summary: 'Sign with a new key from now on; what older keys signed stays valid',
    examples: ['certificates rotate-key --yes'],
    options: actOptions,
    input: ActInput,
    isReading: false,
    run: (asked, { yes }) => asked.signedIn(({ api }) => rotateKey(api, actOf(asked, yes))),
  });
}

function addReading(certificates: Command, shell: Shell): void {
  addVerb(certificates, shell, {
    usage: 'list',
    summary: 'List certificates, newest first',
    examples: [
      'certificates list',
      'certificates list --search lovelace --state valid --json=serial,printedName',
    ],
    options: [
      option('--search <text>', 'a serial, or beginnings of words of the name, without case and accents'),
      new Option('--state <state>', 'only in this state').choices(certificateStates),
      limitOption,
    ],
    input: z.object({
      search: z.string().optional(),
      state: z.enum(certificateStates).optional(),
      limit: Limit,
    }),
    isReading: true,
    run: (asked, input) => asked.signedIn(({ api }) => listCertificates(api, input)),
  });
  addVerb(certificates, shell, {
    usage: 'show <serial>',
    summary: 'Show all that a certificate says, and the chain it belongs to',
    examples: ['certificates show 7K3M9-QW2XA-1B2C3-D4E5F-6G7H8J'],
    input: z.object({ serial: z.string() }),
    isReading: true,
    run: (asked, { serial }) => asked.anonymous(({ api }) => showCertificate(api, serial)),
  });
  addVerb(certificates, shell, {
    usage: 'verify <certificate>',
    summary: 'Check a certificate here: its credential against the published keys',
    examples: [
      'certificates verify 7K3M9-QW2XA-1B2C3-D4E5F-6G7H8J',
      'certificates verify badge.jwt --keys jwks.json    # without any server',
    ],
    options: [option('--keys <file>', 'published keys that were kept, instead of those of the server')],
    input: z.object({ certificate: z.string(), keys: z.string().optional() }),
    isReading: true,
    run: (asked, { certificate, keys }) =>
      asked.anonymous((connection) => verify(connection, { certificate, keysFile: keys })),
  });
  addVerb(certificates, shell, {
    usage: 'keys',
    summary: 'List the keys that certificates are signed with',
    examples: ['certificates keys', 'certificates keys --json=keyId,isCurrent'],
    input: z.object({}),
    isReading: true,
    run: (asked) => asked.signedIn(({ api }) => listKeys(api)),
  });
}

function actOf({ terminal }: Shell, yes: boolean): Act {
  return {
    confirm: async (message) => {
      if (!yes) await askToGoOn(terminal, { message, instead: 'Say --yes to go on without being asked' });
    },
  };
}

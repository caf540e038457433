import { problemsOfFile, reasonIn } from '@studyhall/domain/quizzes/import-reasons';
import { Failure, RefusedInput } from '../failures.ts';
import { localTime } from '../output/table.ts';
import { refusalOf } from './api.ts';
import { gameFailures } from './game-failures.ts';
import { networkProblemOf } from './network-problem.ts';
import type { Refusal } from './refused-request.ts';

export interface Asked {
  readonly server: string;
  /** By a token that a script gave, and not by a log-in. */
  readonly isOfScript?: boolean;
}

/** One line that says what went wrong, and one that says what to do. */
export function explainFailure(error: unknown, asked: Asked): Failure {
  if (error instanceof Failure) return error;
  const refusal = refusalOf(error);
  if (refusal !== undefined) return explainRefusal(refusal, asked);
  const network = networkProblemOf(error);
  if (network !== undefined)
    return new Failure(`cannot reach ${asked.server}: ${network}`, {
      hint: 'Start it with npm start, or name another with --server URL',
    });
  if (isForeignAnswer(error))
    return new Failure(`${asked.server} answers, but not as a Studyhall server`, {
      hint: 'Name the right one with --server URL',
    });
  const message = error instanceof Error ? error.message : String(error);
  return new Failure(`unexpected: ${message}`, { cause: error });
}

function explainRefusal({ reason, details, issues, requestId }: Refusal, asked: Asked): Failure {
  const { server, isOfScript = false } = asked;
  const logIn = `studyhall login --server ${server}`;
  switch (reason) {
    case 'unauthenticated':
      if (isOfScript)
        return new Failure(`the token opens nothing on ${server} (any more)`, {
          hint: 'Make another: studyhall tokens create NAME --scope SCOPE',
        });
      return new Failure(`your session on ${server} has ended`, { hint: `Log in again: ${logIn}` });
    case 'forbidden':
      return explainForbidden(details, logIn);
    case 'scope-missing':
      return new Failure(`the token may not do this: it lacks the scope ${details.scope}`, {
        hint: `Make one that may: studyhall tokens create NAME --scope ${details.scope}`,
      });
    case 'session-needed':
      return new Failure('no token is enough for this', { hint: `Log in yourself: ${logIn}` });
    case 'too-many-tokens':
      return new Failure(`you have ${details.max} tokens already`, {
        hint: 'End one that you no longer need: studyhall tokens revoke NAME',
      });
    case 'wrong-credentials':
      return new Failure('wrong user name, address or password', {
        hint: 'After many tries an account takes none for a quarter of an hour',
      });
    case 'second-factor-needed':
      return new Failure('the password is right, and this account asks for a second factor', {
        hint: `Log in with a code of your app or a recovery code: ${logIn} --code CODE`,
      });
    case 'second-factor-required':
      return new Failure(
        'this server wants a second factor of administrators and holders of rights, and you have none',
        {
          hint: `Set one up in the browser, and go on here: ${server}/security`,
        },
      );
    case 'confirmation-needed':
      return new Failure('this needs a fresh proof that it is you', {
        hint: `Log in again, which proves it for ten minutes: ${logIn}`,
      });
    case 'code-wrong':
      return new Failure('this code is wrong, or was used already', {
        hint: 'Apps show another one every thirty seconds; five wrong ones in a quarter of an hour are the most',
      });
    case 'last-sign-in-method':
      return new Failure('nothing else would sign this account in', {
        hint: 'Without a password and without an address, its passkeys have to stay',
      });
    case 'account-disabled':
      return new Failure('this account is deactivated', { hint: 'Another administrator can activate it' });
    case 'account-deletion-pending':
      return new Failure(`this account is closed and will be deleted on ${details.eraseAt}`, {
        hint: `To keep it, log in there in a browser: ${server}/log-in`,
      });
    case 'account-banned': {
      const until = details.until === undefined ? '' : ` until ${localTime(new Date(details.until))}`;
      return new Failure(`this account is banned${until}: ${details.banReason}`, {
        hint: 'Another administrator can lift it',
      });
    }
    case 'impersonation-ended':
      return new Failure('you no longer see what somebody else sees, so nothing was changed', {
        hint: `Log in again to go on as yourself: ${logIn}`,
      });
    case 'account-closed':
      return new Failure('this account is closed for good: a ban that ends would open it', {
        hint: 'Ban it without --until, or open it first: studyhall users activate USER',
      });
    case 'own-account':
      return new Failure('this is your own account', { hint: 'Only another administrator does that to it' });
    case 'not-found':
      return new Failure('the server knows nothing of that name or id');
    case 'exam-not-available':
      return new Failure(`there is no such exam${detailsText(details)}`, {
        hint: 'The exams: studyhall exams list; import with --title makes a new one',
      });
    case 'board-unknown':
      return new Failure('there is no such board');
    case 'week-not-begun':
      return new Failure('this week has not begun anywhere on earth');
    case 'exam-code-taken':
      return new Failure('there is an exam with this code', { hint: 'The exams: studyhall exams list' });
    case 'exam-terms-contradict':
      return new Failure(
        `the terms contradict each other: ${CONTRADICTIONS[String(details.field)] ?? 'see what is said now'}`,
        {
          hint: 'What is said now: studyhall exams show CODE',
        },
      );
    case 'section-domain-unknown':
      return new Failure(`the exam has no domain ${details.unknown}, which a section names`, {
        hint: details.domains === '' ? 'It has none yet' : `It has ${details.domains}`,
      });
    case 'too-few-questions':
      return new Failure('the exam has no published question', {
        hint: 'Bring some in: studyhall questions import FILE --exam CODE',
      });
    case 'level-of-other-kind':
      return new Failure('no program is written in this level');
    case 'rate-limited':
    case 'busy':
      return new Failure(reason === 'busy' ? 'the server is busy' : 'too many tries', {
        hint: `Try again in ${details.retryAfterSeconds ?? 'a few'} seconds`,
      });
    case 'storage-full':
      return new Failure('the disk of the server is full: nothing was saved', {
        hint: 'Make room on it and try again',
      });
    case 'last-administrator':
      return new Failure('this is the last administrator', { hint: 'Make somebody else one first' });
    case 'job-running':
      return new Failure(`it has been running since ${details.since}`, {
        hint: 'How it ended, once it has: studyhall jobs list',
      });
    case 'plan-running':
      return new Failure('the account has a plan that goes on', {
        hint: 'Say when it ends: --plan period-end or --plan now',
      });
    case 'upload-too-large':
      return new Failure('the file is too large', { hint: limitHint(details.maxBytes) });
    case 'upload-missing':
      return new Failure('the file is no longer on the server', { hint: 'Import it again' });
    case 'file-not-utf8':
      return new Failure(`the file is not UTF-8: see byte ${details.bytePosition}`, {
        hint: `Nothing was imported. Convert it: iconv -f ${details.encoding ?? 'WINDOWS-1252'} -t UTF-8 FILE > NEW`,
      });
    case 'file-format-unknown':
      if (details.looksLike !== undefined)
        return new Failure(`the file is ${details.looksLike}, and no file of questions`, {
          hint: 'Nothing was imported. Save it as CSV or another of the formats: studyhall questions template --help',
        });
      return new Failure('the file is in no known format', {
        hint: 'Say which it is: --format csv|json|opentdb|gift|aiken|moodle-xml|kahoot. An empty file is in none',
      });
    case 'file-malformed':
      return new Failure(`the file is malformed${problemsText(details)}`, { hint: 'Nothing was imported' });
    case 'regrade-running':
      return new Failure(
        `it is just being graded anew${moment('since', details.requestedAt)}${moment('and somebody was last at it at', details.heardAt)}`,
        {
          hint: 'It goes on by itself. Where nobody has been at it for half a minute, asking again has it gone on with at once',
        },
      );
    case 'import-not-done':
      return new Failure(
        'only an import that is done, and was no rehearsal, can be published or taken back',
        {
          hint: 'How it stands: studyhall imports show ID',
        },
      );
    case 'import-taken-back':
      return new Failure('the import was taken back: there is nothing left to publish');
    case 'import-too-old':
      return new Failure('the import was made before it was written down what imports change', {
        hint: 'Its questions can be retired: studyhall questions retire ID',
      });
    case 'invitation-over':
      return new Failure(
        'the invitation is over: the account was entered, or was given something meanwhile',
        {
          hint: 'A new password: studyhall users reset-password USER',
        },
      );
    case 'course-not-completed':
      return new Failure('not every level of the course is passed', {
        hint: 'Which are: studyhall progress show USER --json=levels',
      });
    case 'name-not-printable':
      return new Failure(`a certificate cannot show every character of this name: ${details.characters}`);
    case 'name-too-wide':
      return new Failure('a certificate has no room for this name, however small it is printed', {
        hint: 'Names of up to 80 characters always fit; longer ones on two lines that are broken at a space',
      });
    case 'certificate-superseded':
      return new Failure(`a corrected certificate took its place: ${details.serial}`);
    case 'signing-key-unreadable':
      return new Failure('no key of SECRET_KEYS opens the key that signs', {
        hint: 'Restore SECRET_KEYS, or sign with a new key: studyhall certificates rotate-key',
      });
    case 'payments-unavailable':
      return new Failure('the payment service does not answer', { hint: 'Try again in a moment' });
    case 'order-not-refundable':
      return new Failure('the payment service gives nothing of that back', {
        hint: 'What is left of an order: studyhall orders show ORDER',
      });
    case 'invalid-input':
      return new RefusedInput(issues);
    case 'unknown':
      return new Failure('something went wrong on the server', {
        hint: requestId === '' ? 'Its log says what' : `Its log says what under request ${requestId}`,
      });
    default:
      return new Failure(
        gameFailures[reason] ?? `the server refused: ${reason.replaceAll('-', ' ')}${detailsText(details)}`,
      );
  }
}

/** Which right or role lacks, and who gives it. */
function explainForbidden({ right, reach }: Refusal['details'], logIn: string): Failure {
  const whoNow = 'who you are now: studyhall whoami';
  if (reach === 'all')
    return new Failure(`this takes the right \`${right}\` of all exams, and yours is of some`, {
      hint: `An administrator grants it: studyhall users grant USER ${right} --all; ${whoNow}`,
    });
  if (right !== undefined)
    return new Failure(`this takes the right \`${right}\`, and your account does not hold it`, {
      hint: `An administrator grants it: studyhall users grant USER ${right}; ${whoNow}`,
    });
  return new Failure('this takes the role `admin`: no right is enough for it', {
    hint: `Ask an administrator to do it, or for the role: studyhall users set-role USER admin. Or log in as one: ${logIn}; ${whoNow}`,
  });
}

function moment(words: string, at: string | number | undefined): string {
  return at === undefined ? '' : `, ${words} ${localTime(new Date(at))}`;
}

function detailsText(details: Refusal['details']): string {
  const parts = Object.entries(details).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** Where and what is wrong, all of it. */
function problemsText(details: Refusal['details']): string {
  const problems = problemsOfFile(details).map(({ column, message }) =>
    column === undefined ? reasonIn('en', message) : `${column} ${reasonIn('en', message)}`,
  );
  const line = details.line === undefined ? [] : [`line ${details.line}`];
  const all = problems.length === 0 ? [] : [problems.join('; ')];
  return [...line, ...all].map((part) => `: ${part}`).join('');
}

function limitHint(maxBytes: string | number | undefined): string {
  const most = maxBytes === undefined ? '' : ` (at most ${Math.floor(Number(maxBytes) / 1_048_576)} MiB)`;
  return `Split it into several files${most}`;
}

/** What contradicts what, by the field that the server names. */
const CONTRADICTIONS: Readonly<Record<string, string>> = {
  closesAt: 'it would close before it opens, see --opens and --closes',
  sections: 'two sections name the same domain, see --section',
};

/** A page instead of JSON, or JSON that is none of ours. */
function isForeignAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof SyntaxError || error.name === 'TRPCClientError' || isForeignAnswer(error.cause);
}

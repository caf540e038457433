import { limits, quotas } from '@studyhall/api/testing';
import { expect, test } from 'vitest';
import { readText } from './repository.ts';

const MINUTE = 60;
const TIMES: ReadonlyMap<number, string> = new Map([
  [MINUTE, 'a minute'],
  [15 * MINUTE, 'a quarter of an hour'],
  [60 * MINUTE, 'an hour'],
  [3 * 60 * MINUTE, 'three hours'],
]);

type Limit = (typeof limits)[keyof typeof limits];

const inWords = ({ points, seconds }: Limit): string => `${points} in ${TIMES.get(seconds)}`;

/** The rows of the page on limits, as the code has them. */
const rows: Readonly<Record<string, string>> = {
  'guests who come': `| ${quotas.guest.network}`,
  'sign-ins by another provider that are begun': `${quotas['sign-in'].account} | ${quotas['sign-in'].network}`,
  'quizzes begun': `${quotas.attempt.account} | ${quotas.attempt.network}`,
  'courses begun': `${quotas.enrolment.account} | ${quotas.enrolment.network}`,
  orders: `${quotas.checkout.account} |`,
  'visits to the page where a plan is changed': `${quotas.portal.account} |`,
  'passkeys asked for': `${quotas.challenge.account} | ${quotas.challenge.network}`,
  'questions reported': `${quotas['question-report'].account} | ${quotas['question-report'].network}`,
  'live games put together, in new rooms or the next one of a room': `${quotas.game.account} |`,
  'own answers in words marked': `${quotas['own-mark'].account} | ${quotas['own-mark'].network}`,
  'uploads, imports': `${quotas.upload.account} each |`,
  'pictures of questions': `${quotas.image.account} |`,
  'wrong passwords, in browsers that know no account': inWords(limits['log-in-address']),
  'accounts registered': `${inWords(limits['register-address'])}, of ${inWords(limits['register-try-address']).replace(' in', ' tries in')}`,
  'mails for a forgotten password': inWords(limits['mail-address']),
  'certificates verified, and pictures of them': `${limits['certificate-address'].points} and ${inWords(limits['certificate-picture-address'])}`,
  'mailed links that are none': inWords(limits['link-address']),
  'devices that ask to be let in': inWords(limits['device-start-address']),
  'PINs of games that lead nowhere': inWords(limits['pin-address']),
};

test('the page on limits tells each once, with the numbers of the code', () => {
  const page = readText('docs/operations.md');
  const tables = page.split(/\n\n/).filter((part) => /^\| .*by address.*`LIMITS_FACTOR`/.test(part));
  const told = tables.flatMap((table) => table.split('\n').slice(2));
  expect(told.map((row) => row.replaceAll(/\s+/g, ' '))).toEqual(
    Object.entries(rows).map(([what, numbers]) => `| ${what} | ${numbers} |`.replaceAll(/\s+/g, ' ')),
  );
  expect(
    page.split('\n').filter((line) => line.startsWith('| ') && line.includes('wrong passwords')),
  ).toHaveLength(1);
  expect(quotas.import).toEqual(quotas.upload);
  expect(Object.values(quotas).every(({ seconds }) => TIMES.get(seconds) === 'an hour')).toBe(true);
});

import type { Mutant } from '../mutant.ts';

const DATA = 'packages/api/src/admin/doctor/data-checks.test.ts';
const SITE = 'packages/api/src/admin/doctor/site-checks.test.ts';

export const doctorMutants: readonly Mutant[] = [
  {
    rule: 'a check of the data cannot change it',
    file: 'packages/api/src/admin/doctor/run-data-checks.ts',
    text: 'readOnly: true',
    replacement: 'readOnly: false',
    test: DATA,
  },
  {
    rule: 'a run of checks that was ended goes on where it stopped',
    file: 'packages/api/src/admin/doctor/run-data-checks.ts',
    text: 'done === start.index ? start.after : null',
    replacement: 'null',
    test: DATA,
  },
  {
    rule: 'rows that name missing ones without a foreign key are found',
    file: 'packages/api/src/platform/reference-check.ts',
    text: '[...(await listForeignKeys(db)), ...further]',
    replacement: '[...(await listForeignKeys(db))]',
    test: DATA,
  },
  {
    rule: 'a score that the stored answers do not give is found',
    file: 'packages/api/src/quizzes/doctor-scores.ts',
    text: ' || grade.scoreBasisPoints !== scoreBasisPoints',
    replacement: '',
    test: DATA,
  },
  {
    rule: 'a completed run without a pass is found',
    file: 'packages/api/src/progress/doctor.ts',
    text: '(levels > 0 and passed = levels)',
    replacement: '(completed_at is not null)',
    test: DATA,
  },
  {
    rule: 'a certificate that says something else than was signed is found',
    file: 'packages/api/src/progress/certificates/doctor.ts',
    text: "return isSignatureValid ? undefined : 'says something else than what was signed';",
    replacement: 'return undefined;',
    test: DATA,
  },
  {
    rule: 'an application that owns tables is a problem',
    file: 'packages/api/src/platform/database-checks.ts',
    text: 'return problem(error.what, error.cure);',
    replacement: "return ok('');",
    test: 'packages/api/src/platform/powerful-role.test.ts',
  },
  {
    rule: 'plain text to a database elsewhere is a problem',
    file: 'packages/api/src/platform/database-checks.ts',
    text: 'if (!isTls)',
    replacement: 'if (false)',
    test: SITE,
  },
  {
    rule: 'an endpoint that Stripe has switched off is a problem',
    file: 'packages/api/src/billing/stripe-check.ts',
    text: 'if (!own.isEnabled)',
    replacement: 'if (false)',
    test: SITE,
  },
];

/** Something new of a kind, shown by one that is there. */
export interface Addition {
  readonly what: string;
  /** What finds the example in every file that knows of it. */
  readonly example: RegExp;
  /** Files that are about the example, and come with it. */
  readonly own: readonly string[];
  /** Files that were there before and had to be touched. */
  readonly touched: readonly string[];
}

const WORDS = 'apps/web/src/kernel/i18n';

/** What has to be touched for something new: the README shows it, and a test compares it with the repository. */
export const additions: readonly Addition[] = [
  {
    what: 'a kind of activity',
    example: /\blevel-reward\b/,
    own: [
      'migrations/20261129500000_create_activities.ts',
      'packages/api/src/progress/level-pass.ts',
      'packages/api/src/progress/level-sources.ts',
      'packages/api/src/progress/try-queries.ts',
    ],
    touched: [
      `${WORDS}/de/gamification.ts`,
      `${WORDS}/en/gamification.ts`,
      'packages/domain/src/gamification/activities.ts',
    ],
  },
  {
    what: 'a criterion of achievements',
    example: /\bperfect_quiz\b/,
    own: [
      'migrations/20261121100200_create_gamification.ts',
      'migrations/20261129900100_let_criteria_name_counters.ts',
    ],
    touched: ['packages/content/src/achievements.ts', 'packages/domain/src/gamification/counters.ts'],
  },
  {
    what: 'a screen',
    example: /\bPaymentsScreen\b|["']\/store\/payments["']|title: '(Payments|Zahlungen)'/,
    own: ['apps/web/src/features/billing/payments-screen.tsx'],
    touched: [
      'apps/web/src/app/routes.ts',
      'apps/web/src/app/screens.tsx',
      'apps/web/src/features/billing/orders-screen.tsx',
      `${WORDS}/de/billing.ts`,
      `${WORDS}/en/billing.ts`,
    ],
  },
  {
    what: 'a setting',
    example: /\bIDLE_GUEST_DAYS\b/,
    own: [],
    touched: ['README.md', 'docs/operations.md', 'packages/api/src/platform/settings.ts'],
  },
  {
    what: 'a command of the terminal',
    example: /\.\/standings\/explain\.ts|standings explain/,
    own: [],
    touched: ['apps/cli/src/commands/standings.ts', 'docs/terminal.md'],
  },
  {
    what: 'a check of `doctor --data`',
    example: /'quizzes\.overdue'|`quizzes\.overdue`/,
    own: [],
    touched: ['docs/operations.md', 'packages/api/src/quizzes/doctor.ts'],
  },
  {
    what: 'a reason, with its words',
    example: /\bfreezes-full\b/,
    own: ['packages/api/src/gamification/buy-freeze.ts'],
    touched: [`${WORDS}/de/failures.ts`, `${WORDS}/en/later-failures.ts`, 'packages/domain/src/errors.ts'],
  },
];

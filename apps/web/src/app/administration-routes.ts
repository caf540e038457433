import { questionTypes } from '@studyhall/domain/quizzes/question-types/type-names';
import { createRoute } from '@tanstack/react-router';
import { choiceIn, dayIn, type RawSearch, textIn } from '../kernel/search.ts';
import { requireAdministrator, requirePower, requireRight } from './guards.ts';
import { shell } from './shell-routes.ts';

/** Screens of administrators and holders of rights. */
export const powerful = createRoute({
  getParentRoute: () => shell,
  path: '/admin',
  beforeLoad: requirePower,
});
/** Those of administrators alone. */
export const admin = createRoute({
  getParentRoute: () => powerful,
  id: 'administration',
  beforeLoad: requireAdministrator,
});
/** Those of whoever looks after people. */
export const support = createRoute({
  getParentRoute: () => powerful,
  id: 'support',
  beforeLoad: requireRight('support'),
});
/** Those of whoever writes exams. */
export const author = createRoute({
  getParentRoute: () => powerful,
  id: 'author',
  beforeLoad: requireRight('author'),
});
export const statistics = createRoute({ getParentRoute: () => author, path: '/statistics' });
const itemOrders = ['discriminationIndex', 'discriminativeEfficiency', 'facility', 'attempts'] as const;
export interface StatisticsSearch {
  /** By which figure the questions are listed. */
  readonly order?: (typeof itemOrders)[number] | undefined;
}
export const examStatistics = createRoute({
  getParentRoute: () => author,
  path: '/statistics/$code',
  validateSearch: (search: RawSearch): StatisticsSearch => ({ order: choiceIn(search, 'order', itemOrders) }),
});
export const questionStatistics = createRoute({
  getParentRoute: () => author,
  path: '/statistics/$code/$questionId',
});
export const bank = createRoute({ getParentRoute: () => author, path: '/bank' });
export const newExam = createRoute({ getParentRoute: () => author, path: '/bank/new' });
export const columns = createRoute({ getParentRoute: () => author, path: '/bank/columns' });
const bankStatuses = ['draft', 'published', 'retired'] as const;
export interface BankSearch {
  readonly search?: string | undefined;
  readonly domain?: string | undefined;
  readonly status?: (typeof bankStatuses)[number] | undefined;
  readonly type?: (typeof questionTypes)[number] | undefined;
  readonly cursor?: string | undefined;
}
const reportStates = ['fixed', 'answered'] as const;
export interface QuestionReportsSearch {
  /** What became of them; undefined: nothing yet. */
  readonly state?: (typeof reportStates)[number] | undefined;
  readonly exam?: string | undefined;
  readonly cursor?: string | undefined;
}
export const questionReports = createRoute({
  getParentRoute: () => author,
  path: '/bank/reports',
  validateSearch: (search: RawSearch): QuestionReportsSearch => ({
    state: choiceIn(search, 'state', reportStates),
    exam: textIn(search, 'exam'),
    cursor: textIn(search, 'cursor'),
  }),
});
export const duplicates = createRoute({
  getParentRoute: () => author,
  path: '/bank/duplicates',
  validateSearch: (search: RawSearch): { exam?: string | undefined } => ({ exam: textIn(search, 'exam') }),
});
export const marking = createRoute({ getParentRoute: () => author, path: '/bank/$code/marking' });
export const examBank = createRoute({
  getParentRoute: () => author,
  path: '/bank/$code',
  validateSearch: (search: RawSearch): BankSearch => ({
    search: textIn(search, 'search'),
    domain: textIn(search, 'domain'),
    status: choiceIn(search, 'status', bankStatuses),
    type: choiceIn(search, 'type', questionTypes),
    cursor: textIn(search, 'cursor'),
  }),
});
export const examSettings = createRoute({ getParentRoute: () => author, path: '/bank/$code/settings' });
export const examOverrides = createRoute({ getParentRoute: () => admin, path: '/bank/$code/learners' });
export const pastImports = createRoute({
  getParentRoute: () => author,
  path: '/bank/imports',
  validateSearch: (search: RawSearch): { exam?: string | undefined } => ({ exam: textIn(search, 'exam') }),
});
export const pastImport = createRoute({ getParentRoute: () => author, path: '/bank/imports/$importId' });
export const importQuestions = createRoute({ getParentRoute: () => author, path: '/bank/$code/import' });
export const newQuestion = createRoute({ getParentRoute: () => author, path: '/bank/$code/questions/new' });
const cameFrom = ['reports', 'duplicates'] as const;
export const question = createRoute({
  getParentRoute: () => author,
  path: '/bank/$code/questions/$questionId',
  validateSearch: (search: RawSearch): { from?: (typeof cameFrom)[number] | undefined } => ({
    from: choiceIn(search, 'from', cameFrom),
  }),
});
export const regrade = createRoute({
  getParentRoute: () => author,
  path: '/bank/$code/questions/$questionId/regrade',
});
export const versions = createRoute({
  getParentRoute: () => author,
  path: '/bank/$code/questions/$questionId/versions',
});
export interface Listing {
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
}
const listing = (search: RawSearch): Listing => ({
  search: textIn(search, 'search'),
  cursor: textIn(search, 'cursor'),
});
export const mailbox = createRoute({
  getParentRoute: () => admin,
  path: '/mailbox',
  validateSearch: listing,
});
export const mail = createRoute({ getParentRoute: () => admin, path: '/mailbox/$mailId' });
const awayDays = ['30', '90', '180', '365'] as const;
export interface PeopleSearch extends Listing {
  /** For how many days they were away. */
  readonly away?: (typeof awayDays)[number] | undefined;
  readonly state?: 'invited' | 'banned' | undefined;
}
export const users = createRoute({
  getParentRoute: () => support,
  path: '/users',
  validateSearch: (search: RawSearch): PeopleSearch => ({
    ...listing(search),
    away: awayDays.find((days) => days === textIn(search, 'away')),
    state: choiceIn(search, 'state', ['invited', 'banned']),
  }),
});
export const newUser = createRoute({ getParentRoute: () => admin, path: '/users/new' });
export const importUsers = createRoute({ getParentRoute: () => admin, path: '/users/import' });
export const user = createRoute({ getParentRoute: () => support, path: '/users/$userId' });

export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export const operations = createRoute({
  getParentRoute: () => admin,
  path: '/operations',
  validateSearch: (search: RawSearch): AuditSearch => ({
    actor: textIn(search, 'actor'),
    action: textIn(search, 'action'),
    target: textIn(search, 'target'),
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
  }),
});

export interface ReportSearch {
  readonly state?: 'hidden' | 'dismissed' | undefined;
  readonly cursor?: string | undefined;
}
export const moderation = createRoute({
  getParentRoute: () => admin,
  path: '/moderation',
  validateSearch: (search: RawSearch): ReportSearch => ({
    state: choiceIn(search, 'state', ['hidden', 'dismissed']),
    cursor: textIn(search, 'cursor'),
  }),
});

export const site = createRoute({ getParentRoute: () => admin, path: '/site' });

export const powerfulTree = powerful.addChildren([
  admin.addChildren([mailbox, mail, newUser, importUsers, site, operations, moderation, examOverrides]),
  support.addChildren([users, user]),
  author.addChildren([
    statistics,
    examStatistics,
    questionStatistics,
    bank,
    newExam,
    columns,
    questionReports,
    duplicates,
    examBank,
    marking,
    examSettings,
    importQuestions,
    pastImports,
    pastImport,
    newQuestion,
    question,
    versions,
    regrade,
  ]),
]);

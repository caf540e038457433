import type { AuditDetail } from '@studyhall/domain/platform/audit-detail';
import type { AuditEntry, AuditTarget } from './audit.ts';

/** What the audit log keeps of a procedure's input and answer: fields by name, and of nothing else. */
interface AuditedProcedure {
  /** What is acted on, and the field that names it; null for the installation as a whole. */
  readonly target: { readonly kind: string; readonly field: string } | null;
  /** No secrets, no names and no addresses: lines outlive accounts. */
  readonly keep: readonly string[];
  /** What the answer alone says, such as whom it was about. */
  readonly answered?: readonly string[];
}

const on = (kind: string, field: string, ...keep: readonly string[]): AuditedProcedure => ({
  target: { kind, field },
  keep,
});
const onAll = (...keep: readonly string[]): AuditedProcedure => ({ target: null, keep });

/** Every mutation of administrators, by its path: a check demands it. */
export const auditedProcedures: Readonly<Record<string, AuditedProcedure>> = {
  // Without the code, which is a secret, and the contact, which may be somebody's address.
  'admin.changeSettings': onAll(
    ...['siteName', 'colour', 'imprint', 'privacy', 'terms', 'language'],
    ...['registration', 'registrationDomains', 'refusedNames', 'secondFactorForAdministrators'],
    ...['sellerName', 'sellerAddress', 'sellerVatNumber', 'sellerTimeZone'],
  ),
  'admin.installContent': onAll('again', 'isDryRun'),
  'admin.runJob': on('job', 'name'),
  'admin.retryMessage': on('message', 'id'),
  'admin.releaseMails': onAll(),
  'admin.setLogo': onAll('uploadId'),
  'admin.removeLogo': onAll(),
  // Without the texts, of which there are many; which were said is in the answer of the call.
  'quizzes.putTranslations': onAll('language', 'isDryRun'),
  'admin.settleReport': { ...on('report', 'id', 'seen', 'outcome'), answered: ['userId', 'thing'] },
  // The text itself is kept as a version.
  'admin.publishSiteText': on('text', 'page', 'after', 'asksAgain'),
  // Without names and addresses, which are in the account.
  'admin.createUser': onAll('role'),
  'admin.sendInvitation': on('user', 'user'),
  'admin.takeBackInvitation': on('user', 'user'),
  'admin.importUsers': onAll('uploadId', 'isDryRun'),
  'admin.resetPassword': on('user', 'user'),
  'admin.resetSecondFactor': on('user', 'user'),
  'admin.setRole': on('user', 'user', 'role'),
  'admin.grantRight': on('user', 'user', 'right', 'exams'),
  'admin.revokeRight': on('user', 'user', 'right'),
  'admin.setActive': on('user', 'user', 'isActive', 'plan'),
  'admin.impersonate': on('user', 'user'),
  'admin.banUser': on('user', 'user', 'reason', 'until', 'plan'),
  'admin.setExtraTime': on('user', 'user', 'extraTimePercent'),
  'admin.repairStandings': on('user', 'user', 'cursor', 'limit'),
  'accounts.prepareExportOf': on('user', 'user'),
  'accounts.eraseUser': on('user', 'user', 'isNow', 'plan'),
  'accounts.undoMergeOf': { ...on('user', 'user'), answered: ['keepId', 'otherId'] },
  'billing.takeOver': onAll('since'),
  'billing.grant': on('user', 'user', 'credits', 'reason', 'expiresAt', 'idempotencyKey'),
  'billing.refund': on('order', 'orderId', 'amountMinor', 'idempotencyKey'),
  'billing.refundSecondPlan': on('subscription', 'subscriptionId'),
  'billing.retryEvent': on('event', 'eventId'),
  'billing.dismissEvent': on('event', 'eventId', 'reason'),
  'billing.sync': onAll(),
  'billing.putOffer': on('feature', 'feature', 'credits'),
  'billing.removeOffer': on('feature', 'feature'),
  'live.pauseGame': on('game', 'game'),
  'live.endGame': on('game', 'game'),
  'live.rebuildRatings': onAll(),
  'progress.issueCertificate': on('user', 'user', 'courseSlug'),
  'progress.revokeCertificate': on('certificate', 'serial', 'reason'),
  'progress.reissueCertificate': on('certificate', 'serial', 'reason'),
  'progress.rotateSigningKey': onAll(),
  'quizzes.createExam': on('exam', 'examCode', 'questionCount', 'timeLimitSeconds', 'passPercent'),
  // Without the password.
  'quizzes.editExam': on(
    ...([
      'exam',
      'examCode',
      'questionCount',
      'timeLimitSeconds',
      'passPercent',
      'terms',
      'isDryRun',
    ] as const),
  ),
  'quizzes.setExamStatus': on('exam', 'examCode', 'status', 'isDryRun'),
  'quizzes.putExamOverride': on('user', 'user', 'examCode', 'terms', 'isDryRun'),
  'quizzes.gradeSmallExam': on('exam', 'examCode', 'isGradedWhenSmall'),
  'quizzes.recountScores': on('exam', 'examCode', 'isDryRun'),
  // What it says is kept as a version.
  'quizzes.addQuestion': on('exam', 'examCode', 'status', 'isDomainNew'),
  'quizzes.editQuestion': on('question', 'questionId', 'version', 'isDomainNew', 'isDryRun'),
  'quizzes.setQuestionStatus': onAll('questionIds', 'status'),
  'quizzes.tagQuestion': onAll('questionIds', 'add', 'remove'),
  // What the author says to learners is kept with their reports.
  'quizzes.settleQuestionReports': on('question', 'questionId', 'outcome'),
  'quizzes.regradeQuestion': on('question', 'questionId', 'version'),
  'quizzes.markAnswer': on('question', 'questionId', 'attemptId', 'position', 'percent', 'isDryRun'),
  'quizzes.putDomain': on('exam', 'examCode', 'domainCode', 'title', 'weight'),
  'quizzes.importQuestions': on(
    'exam',
    'examCode',
    'uploadId',
    'format',
    'isDryRun',
    'publishes',
    'examTitle',
    'answers',
  ),
  'quizzes.publishImport': on('import', 'importId', 'isDryRun'),
  'quizzes.undoImport': on('import', 'importId', 'isDryRun'),
};

/** What somebody does with their own account and the ways into it: told where it is an administrator's. A check demands it. */
export const ownAuditedProcedures: ReadonlySet<string> = new Set([
  'accounts.prepareExport',
  'accounts.requestDeletion',
  'auth.changePassword',
  'auth.changeEmail',
  'auth.approveDevice',
  'auth.confirmTotp',
  'auth.removeTotp',
  'auth.renewRecoveryCodes',
  'auth.addPasskey',
  'auth.removePasskey',
  'auth.removePassword',
]);

/** What the audit log says of a call: from its input as it came, which may be anything. */
export function describeAction(
  path: string,
  input: unknown,
): { readonly target: AuditTarget | null; readonly detail: AuditDetail } {
  const { target, keep } = auditedProcedures[path] ?? onAll();
  const detail = fieldsOf(input, keep);
  if (target === null) return { target, detail };
  const id = fieldsOf(input, [target.field])[target.field];
  return { target: { kind: target.kind, id: typeof id === 'string' ? id.trim() : null }, detail };
}

/** What it says of a call that was answered: beside what was asked for, what the answer alone knows. */
export function doneOf(
  path: string,
  detail: AuditDetail,
  answer: unknown,
): Pick<AuditEntry, 'outcome' | 'detail'> {
  const answered = fieldsOf(answer, auditedProcedures[path]?.answered ?? []);
  return { outcome: 'ok', detail: { ...detail, ...answered } };
}

function fieldsOf(of: unknown, fields: readonly string[]): AuditDetail {
  const given = new Map(typeof of === 'object' && of !== null ? Object.entries(of) : []);
  return Object.fromEntries(
    fields.filter((field) => given.has(field)).map((field) => [field, given.get(field)]),
  );
}

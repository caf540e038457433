import { randomUUID } from 'node:crypto';
import { FREEZE_CREDITS } from '@studyhall/domain/gamification/freezes';
import type { inferRouterInputs } from '@trpc/server';
import type { appRouter } from '../../router.ts';
import {
  type AccessRow,
  accounts,
  administrators,
  anybody,
  authors,
  learners,
  supporters,
} from './access-row.ts';
import { afterRows } from './live-after-rows.ts';
import { playRows } from './live-play-rows.ts';
import { roomsRows } from './live-rooms-rows.ts';
import type { Things } from './possessions.ts';

type Inputs = inferRouterInputs<typeof appRouter>;

/** A row, or several where a procedure is asked in several ways, for every procedure. */
type AccessTable = {
  readonly [Domain in keyof Inputs]: {
    readonly [Name in keyof Inputs[Domain]]: AccessRow | readonly AccessRow[];
  };
};

const user = ({ userId }: Things) => ({ user: userId });
const order = ({ paidOrder }: Things) => ({ orderId: paidOrder });
const openAttempt = ({ examAttempt }: Things) => ({ attemptId: examAttempt });
const openQuestion = ({ examAttempt }: Things) => ({ attemptId: examAttempt, position: 2 });
const endedAttempt = ({ endedAttempt: attemptId }: Things) => ({ attemptId });
const course = ({ premiumCourses }: Things) => ({ slug: premiumCourses.owner });
const level = ({ premiumCourses }: Things) => ({ courseSlug: premiumCourses.owner, position: 2 });
const bank = ({ examCode }: Things) => ({ examCode });
const WRITTEN = {
  ...{ externalId: null, domainCode: '1.1', type: 'true-false', difficulty: null, text: 'Is it?', tags: [] },
  options: [
    { text: 'Yes', isCorrect: true, explanation: '' },
    { text: 'No', isCorrect: false, explanation: '' },
  ],
};
/** Before every other id. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const bankQuestion = ({ questionId }: Things) => ({ questionId });
const bankQuestions = ({ questionId }: Things) => ({ questionIds: [questionId] });
const wholeList = () => ({ limit: 100 });
const reason = 'Because a test says so';
const newPassword = 'eleven purple lanterns';
const locale = { timeZone: 'Europe/Berlin', language: 'en' };
const typedCode = ({ userCode }: Things) => ({ userCode });
/** Of her account, and of a secret that nobody was mailed. */
const guessedLink = ({ userId }: Things) => `${userId}.${'x'.repeat(43)}`;

/** Made and signed for nothing that was asked. */
const clientDataJSON = Buffer.from(JSON.stringify({ challenge: 'none' })).toString('base64url');
const named = (id: string) => ({ id, rawId: id, type: 'public-key' as const });
const foreignRegistration = (id: string) => ({
  ...named(id),
  response: { clientDataJSON, attestationObject: 'AAAA' },
});
const foreignAssertion = (id: string) => ({
  ...named(id),
  response: { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA' },
});

/**
 * Who gets what with somebody else's ids. The kind of a procedure says whom it lets in; here stands what those are
 * answered who ask for what one learner has, and what of hers may be seen and changed by it: nothing, unless it says so.
 */
export const accessTable: AccessTable = {
  accounts: {
    deleteGuest: learners({ owner: 'forbidden', others: 'forbidden', but: { guest: 'answers' } }),
    deletionTerms: learners(),
    eraseUser: administrators({
      asks: (hers) => ({ ...user(hers), plan: 'now' }),
      changes: [
        'auth.api_tokens',
        'auth.begun_sign_ins',
        'auth.deletions',
        'auth.known_devices',
        'auth.one_time_tokens',
        'auth.sessions',
        'auth.users',
        'billing.entitlements',
        'billing.orders',
        'billing.subscriptions',
      ],
    }),
    // To an administrator's account nothing comes, and nothing goes from it.
    // What holders may do beside stays with their account.
    offerMerge: accounts({
      but: {
        administrator: 'merge-of-administrator',
        ...{ author: 'answers', listedAuthor: 'answers', supporter: 'answers' },
      },
    }),
    foreseeMerge: accounts({
      asks: (hers) => ({ code: guessedLink(hers) }),
      owner: 'merge-code-invalid',
      others: 'merge-code-invalid',
    }),
    merge: accounts({
      asks: (hers) => ({ code: guessedLink(hers) }),
      owner: 'merge-code-invalid',
      others: 'merge-code-invalid',
    }),
    merges: accounts(),
    undoMerge: accounts({
      asks: ({ mergeId }) => ({ mergeId }),
      others: 'not-found',
    }),
    undoMergeOf: administrators({ asks: user, owner: 'not-found', others: 'not-found' }),
    prepareExport: accounts(),
    prepareExportOf: administrators({ asks: user }),
    requestDeletion: accounts({ asks: () => ({ plan: 'now' }) }),
    takeBackDeletion: anybody({
      asks: (hers) => ({ token: guessedLink(hers) }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
  },

  admin: {
    changeSettings: administrators({ asks: () => ({ siteName: 'Hill School' }) }),
    getSettings: administrators(),
    getBackups: administrators(),
    getLogo: administrators(),
    // What one administrator sent is not another's, and hers is no picture.
    setLogo: administrators({
      asks: ({ uploadId }) => ({ uploadId }),
      owner: 'file-format-unknown',
      others: 'upload-missing',
    }),
    removeLogo: administrators(),
    listReports: administrators({ asks: wholeList }),
    settleReport: administrators({
      asks: ({ userId }) => ({ id: userId, seen: 'open', outcome: 'hidden' }),
      others: 'not-found',
    }),
    getReport: administrators({ asks: ({ userId }) => ({ id: userId }), others: 'not-found' }),
    listSiteTexts: administrators(),
    listSiteTextVersions: administrators({ asks: () => ({ page: 'terms' }) }),
    getSiteText: administrators({ asks: () => ({ page: 'terms', version: 0 }) }),
    publishSiteText: administrators({
      asks: () => ({ page: 'terms', after: 0, texts: { en: 'Yes', de: 'Ja' } }),
    }),
    auditHead: administrators(),
    listAudit: administrators({ asks: wholeList }),
    getMail: administrators({ asks: ({ mailId }) => ({ id: mailId }), hers: ['auth.users'] }),
    getUser: supporters({ asks: user, hers: ['auth.users', 'auth.identifiers', 'auth.profiles'] }),
    health: administrators(),
    listIncidents: administrators({ asks: () => ({ limit: 100 }) }),
    listJobs: administrators(),
    listFailedMessages: administrators({ asks: wholeList }),
    installContent: administrators({ asks: () => ({ isDryRun: true }) }),
    retryMessage: administrators({
      asks: ({ mailId }) => ({ id: mailId }),
      others: 'not-found',
    }),
    releaseMails: administrators(),
    listMails: administrators({ asks: wholeList, hers: ['auth.users'] }),
    listUsers: supporters({
      asks: wholeList,
      hers: ['auth.users', 'auth.identifiers'],
      beside: ['auth.profiles'],
    }),
    runJob: administrators({ asks: () => ({ name: 'nothing' }) }),
    grantRight: administrators({
      asks: (hers) => ({ ...user(hers), right: 'author', exams: [hers.examCode] }),
      owner: 'forbidden',
      changes: [
        'auth.rights',
        'auth.one_time_tokens',
        'auth.sessions',
        'auth.api_tokens',
        'quizzes.author_exams',
      ],
    }),
    revokeRight: administrators({ asks: (hers) => ({ ...user(hers), right: 'support' }) }),
    setActive: administrators({
      asks: (hers) => ({ ...user(hers), isActive: false, plan: 'now' }),
      changes: [
        'auth.users',
        'auth.api_tokens',
        'auth.sessions',
        'billing.orders',
        'billing.subscriptions',
        'billing.entitlements',
      ],
    }),
    // Where she asks it of herself she is an administrator.
    impersonate: administrators({ asks: user, owner: 'forbidden' }),
    banUser: administrators({
      asks: (hers) => ({ ...user(hers), reason, plan: 'now' }),
      changes: [
        'auth.users',
        'auth.api_tokens',
        'auth.sessions',
        'billing.orders',
        'billing.subscriptions',
        'billing.entitlements',
      ],
      owner: 'own-account',
    }),
    setExtraTime: administrators({
      asks: (hers) => ({ ...user(hers), extraTimePercent: 50 }),
      changes: ['auth.profiles'],
    }),
    createUser: administrators({ asks: () => ({ username: 'somebody.new' }) }),
    // She has entered hers long ago.
    sendInvitation: administrators({ asks: user, others: 'invitation-over' }),
    takeBackInvitation: administrators({ asks: user, others: 'invitation-over' }),
    // What one administrator sent is not another's, and hers names nobody.
    importUsers: administrators({
      asks: ({ uploadId }) => ({ uploadId }),
      owner: 'file-malformed',
      others: 'upload-missing',
    }),
    resetPassword: administrators({ asks: user }),
    getUserRecord: supporters({
      asks: user,
      hers: ['auth.sessions', 'progress.certificates'],
      beside: ['billing.balances', 'progress.certificate_serials'],
    }),
    listUserAttempts: supporters({
      asks: (hers) => ({ ...user(hers), limit: 100 }),
      hers: ['quizzes.attempts'],
    }),
    getUserAttempt: [
      // The key is for authors.
      supporters({
        asks: (hers) => ({ ...user(hers), ...endedAttempt(hers) }),
        hers: ['quizzes.attempts'],
        but: { supporter: 'forbidden' },
      }),
      supporters({
        asks: (hers) => ({ ...user(hers), attemptId: NOBODY }),
        others: 'not-found',
        but: { supporter: 'forbidden' },
      }),
    ],
    listUserXp: supporters({
      asks: (hers) => ({ ...user(hers), limit: 100 }),
      hers: ['gamification.activities'],
    }),
    resetSecondFactor: administrators({
      asks: user,
      changes: ['auth.passkeys', 'auth.recovery_codes', 'auth.sessions', 'auth.totp_secrets'],
    }),
    setRole: administrators({
      asks: (hers) => ({ ...user(hers), role: 'member' }),
      changes: ['auth.users', 'auth.sessions'],
    }),
    explainStanding: administrators({
      asks: (hers) => ({ ...user(hers), limit: 100 }),
      hers: ['gamification.activities'],
    }),
    repairStandings: administrators({ asks: (hers) => ({ ...user(hers), limit: 100 }) }),
    status: administrators(),
    verifyStandings: administrators({ asks: (hers) => ({ ...user(hers), limit: 100 }) }),
  },

  auth: {
    agree: accounts({ asks: () => ({ privacy: 0, terms: 0 }) }),
    consents: accounts(),
    removePicture: accounts(),
    report: accounts({
      asks: ({ userId }) => ({ handle: userId, thing: 'name', reason }),
      owner: 'not-found',
      others: 'not-found',
    }),
    siteText: anybody({ asks: () => ({ page: 'terms', language: 'en' }) }),
    approveDevice: accounts({ asks: typedCode, others: 'device-code-unknown' }),
    claimDevice: accounts({ asks: typedCode, others: 'device-code-unknown' }),
    createApiToken: accounts({ asks: () => ({ name: 'A script', scopes: ['read'] }) }),
    denyDevice: accounts({ asks: typedCode, others: 'device-code-unknown' }),
    listApiTokens: accounts({ hers: ['auth.api_tokens'] }),
    openApiToken: anybody({
      asks: ({ email }) => ({ identifier: email, password: 'not the password' }),
      owner: 'wrong-credentials',
      others: 'wrong-credentials',
    }),
    redeemDevice: anybody({
      asks: () => ({ deviceCode: 'x'.repeat(43) }),
      owner: 'device-code-unknown',
      others: 'device-code-unknown',
    }),
    revokeApiToken: accounts({ asks: ({ apiTokenId }) => ({ id: apiTokenId }), others: 'not-found' }),
    startDevice: anybody({ asks: () => ({ deviceName: 'A robot' }) }),
    addPasskey: accounts({
      asks: ({ passkeyId }) => ({ registration: foreignRegistration(passkeyId), name: 'Mine now' }),
      owner: 'passkey-refused',
      others: 'passkey-refused',
    }),
    beginPasskey: accounts(),
    beginPasskeyConfirmation: accounts({ hers: ['auth.passkeys'] }),
    beginPasskeySecondFactor: anybody({ owner: 'sign-in-expired', others: 'sign-in-expired' }),
    beginPasskeySignIn: anybody(),
    beginTotp: accounts({
      owner: 'second-factor-active',
      others: 'second-factor-active',
      but: { administrator: 'answers' },
    }),
    begunSignIn: anybody(),
    changeEmail: accounts({ asks: ({ email }) => ({ email }) }),
    changePassword: accounts({ asks: () => ({ newPassword }) }),
    acceptInvitation: anybody({
      asks: (hers) => ({ token: guessedLink(hers), newPassword, timeZone: 'UTC' }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
    lookAtInvitation: anybody({
      asks: (hers) => ({ token: guessedLink(hers) }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
    claimEmail: anybody({
      asks: (hers) => ({ token: guessedLink(hers), newPassword }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
    confirm: accounts({
      asks: ({ passkeyId }) => ({ method: 'passkey', assertion: foreignAssertion(passkeyId) }),
      owner: 'passkey-refused',
      others: 'passkey-refused',
      but: { administrator: 'confirmation-needed' },
    }),
    confirmTotp: accounts({ asks: () => ({ code: '123456' }), owner: 'not-found', others: 'not-found' }),
    getSecurity: accounts({ hers: ['auth.passkeys'] }),
    // The scene asks no provider: whether one may be linked is told over the wire.
    linkProvider: accounts({
      asks: () => ({ id: 'google' }),
      owner: 'not-found',
      others: 'not-found',
    }),
    listSessions: learners({ hers: ['auth.sessions'] }),
    logIn: anybody({
      asks: ({ username }) => ({ identifier: username, password: 'not the password' }),
      owner: 'wrong-credentials',
      others: 'wrong-credentials',
    }),
    logOut: learners(),
    me: anybody({ hers: ['auth.users', 'auth.identifiers', 'auth.profiles'] }),
    openTerminalSession: anybody({
      asks: ({ email }) => ({ identifier: email, password: 'not the password', deviceName: 'A terminal' }),
      owner: 'wrong-credentials',
      others: 'wrong-credentials',
    }),
    provideSecondFactor: anybody({
      asks: () => ({ method: 'totp', code: '123456' }),
      owner: 'sign-in-expired',
      others: 'sign-in-expired',
    }),
    register: anybody({
      asks: ({ username, email }) => ({ username, email, password: newPassword, ...locale }),
      owner: 'already-registered',
      others: 'identifier-taken',
      but: { learner: 'already-registered', administrator: 'already-registered' },
    }),
    removePasskey: accounts({ asks: ({ passkeyId }) => ({ id: passkeyId }), others: 'not-found' }),
    removePassword: accounts({ but: { administrator: 'last-sign-in-method' } }),
    removeTotp: accounts({ but: { administrator: 'not-found' } }),
    renamePasskey: accounts({
      asks: ({ passkeyId }) => ({ id: passkeyId, name: 'Mine now' }),
      others: 'not-found',
    }),
    renewRecoveryCodes: accounts({ but: { administrator: 'not-found' } }),
    renameSession: learners({
      asks: ({ sessionId }) => ({ id: sessionId, deviceName: 'Somebody else’s' }),
      others: 'session-not-found',
    }),
    requestPasswordReset: anybody({ asks: ({ email }) => ({ email }) }),
    // To the address that waits for whoever asks.
    resendVerification: accounts(),
    resetPassword: anybody({
      asks: (hers) => ({ token: guessedLink(hers), newPassword }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
    revokeOtherSessions: learners(),
    revokeSession: learners({ asks: ({ sessionId }) => ({ id: sessionId }) }),
    setUpAdministrator: anybody({
      asks: (hers) => ({
        token: guessedLink(hers),
        username: hers.username,
        email: hers.email,
        password: newPassword,
        ...locale,
      }),
      owner: 'link-invalid-or-used',
      others: 'link-invalid-or-used',
    }),
    setupState: anybody(),
    signInWithPasskey: anybody({
      asks: ({ passkeyId }) => ({ assertion: foreignAssertion(passkeyId) }),
      owner: 'passkey-refused',
      others: 'passkey-refused',
    }),
    signInMethods: accounts({ hers: ['auth.oauth_accounts'] }),
    signInProviders: anybody(),
    startGuest: anybody({ asks: () => locale }),
    // With the password of whoever asks; the other learner has one of another provider.
    unlinkProvider: accounts({
      asks: ({ linkedIssuer }) => ({ issuer: linkedIssuer }),
      others: 'not-found',
    }),
    updateProfile: learners({ asks: () => ({ bio: 'Changed' }), hers: ['auth.profiles'] }),
    // Only who sees what somebody else sees can stop it.
    stopImpersonation: anybody({ owner: 'not-found', others: 'not-found' }),
    verifyEmail: anybody({ asks: ({ linkToken }) => ({ token: linkToken }) }),
    verifyEmailWithPassword: anybody({
      asks: ({ linkToken }) => ({ token: linkToken, password: 'not the password' }),
      owner: 'wrong-credentials',
      others: 'wrong-credentials',
    }),
  },

  billing: {
    balance: learners(),
    catalog: learners(),
    checkout: accounts({
      asks: ({ orderKey }) => ({
        productSlug: 'credits-1000',
        currency: 'eur',
        idempotencyKey: orderKey,
      }),
      hers: ['billing.orders'],
    }),
    getEvent: administrators({ asks: ({ eventId }) => ({ eventId }), hers: ['billing.orders'] }),
    getOrder: supporters({
      asks: order,
      hers: ['billing.orders'],
      beside: ['auth.users', 'auth.identifiers'],
    }),
    getReceipt: supporters({ asks: order, hers: ['billing.orders', 'billing.receipts'] }),
    grant: administrators({
      asks: (hers) => ({ ...user(hers), credits: 5, reason, idempotencyKey: randomUUID() }),
      changes: ['billing.balances', 'billing.entries', 'billing.lots', 'billing.transfers'],
    }),
    ledger: learners({ asks: wholeList, hers: ['billing.transfers'] }),
    listEvents: administrators({ asks: wholeList }),
    listOffers: administrators(),
    listOrders: supporters({
      asks: (hers) => ({ ...user(hers), limit: 100 }),
      hers: ['billing.orders'],
      beside: ['auth.users', 'auth.identifiers'],
    }),
    listReceipts: administrators({ asks: () => ({ month: '2026-01' }) }),
    order: accounts({ asks: order, hers: ['billing.orders'], others: 'not-found' }),
    orders: accounts({ asks: wholeList, hers: ['billing.orders'] }),
    portal: accounts({ but: { administrator: 'not-found' } }),
    dismissEvent: administrators({
      asks: ({ eventId }) => ({ eventId, reason }),
      owner: 'event-settled',
      others: 'event-settled',
    }),
    putOffer: administrators({
      asks: ({ premiumCourses }) => ({ feature: `course:${premiumCourses.owner}`, credits: 300 }),
    }),
    listSecondPlans: administrators(),
    reconcile: administrators({ asks: () => ({}) }),
    takeOver: administrators({ asks: () => ({ since: new Date('2100-01-01T00:00:00Z') }) }),
    refundSecondPlan: administrators({
      asks: () => ({ subscriptionId: 'sub_none' }),
      owner: 'not-found',
      others: 'not-found',
    }),
    refund: administrators({
      asks: ({ otherPaidOrder, orderKey }) => ({
        orderId: otherPaidOrder,
        amountMinor: 1,
        idempotencyKey: orderKey,
      }),
      changes: [
        'billing.balances',
        'billing.entries',
        'billing.lots',
        'billing.orders',
        'billing.payments',
        'billing.receipts',
        'billing.refund_requests',
        'billing.transfers',
      ],
    }),
    receipt: accounts({
      asks: ({ paidOrder: id }) => ({ id }),
      hers: ['billing.receipts'],
      others: 'not-found',
    }),
    refundOrder: accounts({ asks: order, others: 'not-found' }),
    removeOffer: administrators({ asks: () => ({ feature: 'course:anything' }) }),
    retryEvent: administrators({ asks: ({ eventId }) => ({ eventId }) }),
    spend: learners({
      asks: ({ premiumCourses }) => ({ feature: `course:${premiumCourses.owner}`, credits: 300 }),
      others: 'not-enough-credits',
      but: { learner: 'answers' },
    }),
    subscription: learners(),
    sync: administrators(),
    transactions: accounts({ asks: wholeList, hers: ['billing.transactions'] }),
    userBalance: administrators({ asks: user }),
    userLedger: administrators({ asks: user, hers: ['billing.transfers'] }),
  },

  gamification: {
    achievements: learners(),
    avatars: learners(),
    buyFreeze: learners({
      asks: ({ freezeKey }) => ({ credits: FREEZE_CREDITS, idempotencyKey: freezeKey }),
      others: 'not-enough-credits',
      but: { learner: 'answers' },
    }),
    equipAvatar: learners({ asks: ({ avatar }) => ({ slug: avatar }), others: 'avatar-locked' }),
    leaderboard: learners({
      asks: () => ({ board: 'xp', limit: 100 }),
      hers: ['auth.profiles', 'auth.pictures'],
      reveals: ['auth.profiles', 'auth.pictures'],
      countsEverybody: true,
    }),
    xpHistory: learners({ asks: wholeList, hers: ['gamification.activities'] }),
  },

  home: {
    dashboard: learners({ hers: ['auth.profiles', 'quizzes.attempts'], countsEverybody: true }),
  },

  live: { ...roomsRows, ...playRows, ...afterRows },
  progress: {
    claimCertificate: learners({
      asks: ({ unclaimedRun }) => ({ enrolmentId: unclaimedRun, printedName: 'Somebody Else' }),
      others: 'not-found',
    }),
    continue: learners(),
    enrol: learners({ asks: course, hers: ['progress.enrolments'], others: 'premium-needed' }),
    finishReading: learners({
      asks: ({ enrolmentId, levels }) => ({ enrolmentId, levelId: levels.reading }),
      others: 'not-found',
    }),
    getBoard: authors({ asks: level, listed: 'forbidden' }),
    getCourse: learners({ asks: course, hers: ['progress.enrolments'] }),
    getLevel: learners({
      asks: level,
      hers: ['progress.enrolments', 'progress.level_attempts'],
      others: 'not-enrolled',
    }),
    listPasses: supporters({
      asks: (hers) => ({ ...level(hers), position: 1, limit: 100 }),
      hers: ['progress.passes'],
      beside: ['auth.users', 'auth.identifiers', 'progress.enrolments'],
    }),
    getUserProgress: supporters({
      asks: user,
      hers: ['progress.enrolments'],
      beside: ['progress.certificates'],
    }),
    issueCertificate: administrators({
      asks: ({ userId, longCourses }) => ({
        user: userId,
        courseSlug: longCourses[2],
        printedName: 'Somebody Else',
      }),
      changes: ['progress.certificates', 'progress.certificate_serials'],
    }),
    listAllCertificates: administrators({ asks: wholeList, hers: ['progress.certificates'] }),
    listAllCourses: authors({ listed: 'forbidden' }),
    listCertificates: learners({ hers: ['progress.certificates'] }),
    listCourses: learners({ hers: ['progress.enrolments'] }),
    listSigningKeys: administrators(),
    reissueCertificate: administrators({
      asks: ({ serial }) => ({ serial, printedName: 'Somebody Else', reason }),
      changes: ['progress.certificates', 'progress.certificate_serials'],
    }),
    revokeCertificate: administrators({
      asks: ({ serial }) => ({ serial, reason }),
      changes: ['progress.certificate_revocations'],
    }),
    rotateSigningKey: administrators(),
    submitProgram: learners({
      asks: ({ enrolmentId, levels }) => ({ enrolmentId, levelId: levels.turtle, program: 'forward' }),
      others: 'not-found',
    }),
    // Whoever was given the serial may see what is printed, and nothing else of her.
    verifyCertificate: anybody({
      asks: ({ serial }) => ({ serial }),
      hers: ['progress.certificates'],
      reveals: ['progress.certificates'],
    }),
  },

  quizzes: {
    answer: learners({ asks: (hers) => ({ ...openQuestion(hers), answer: [0] }), others: 'not-found' }),
    check: learners({
      asks: ({ studyAttempt }) => ({ attemptId: studyAttempt, position: 2 }),
      others: 'not-found',
    }),
    exportQuestions: authors({ asks: bank, listed: 'not-found' }),
    discard: learners({ asks: openAttempt, others: 'not-found' }),
    flag: learners({ asks: (hers) => ({ ...openQuestion(hers), isFlagged: true }), others: 'not-found' }),
    getAttempt: learners({ asks: openAttempt, hers: ['quizzes.attempts'], others: 'not-found' }),
    // What one author rehearses is not shown to another.
    getImport: authors({
      asks: ({ importId }) => ({ importId }),
      owner: 'answers',
      hers: ['quizzes.question_imports'],
      others: 'not-found',
    }),
    getQuestion: authors({
      asks: ({ examCode }) => ({ question: 'q-1', examCode }),
      listed: 'not-found',
    }),
    getExamStatistics: authors({ asks: bank, listed: 'not-found' }),
    getQuestionStatistics: authors({
      asks: ({ examCode }) => ({ question: 'q-1', examCode }),
      listed: 'not-found',
    }),
    listItemStatistics: authors({ asks: (hers) => ({ ...bank(hers), limit: 100 }), listed: 'not-found' }),
    recountScores: authors({ asks: (hers) => ({ ...bank(hers), isDryRun: false }), listed: 'not-found' }),
    getResult: learners({ asks: endedAttempt, hers: ['quizzes.attempts'], others: 'not-found' }),
    getTerms: learners({ asks: bank }),
    createExam: authors({ asks: () => ({ examCode: 'made-by-a-test', title: 'Made' }), listed: 'forbidden' }),
    getExam: authors({ asks: bank, listed: 'not-found' }),
    editExam: authors({ asks: (hers) => ({ ...bank(hers), passPercent: 60 }), listed: 'not-found' }),
    setExamStatus: authors({ asks: (hers) => ({ ...bank(hers), status: 'published' }), listed: 'not-found' }),
    listExamOverrides: administrators({ asks: bank }),
    putExamOverride: administrators({
      asks: (hers) => ({ ...user(hers), ...bank(hers), terms: { attemptsAllowed: 3 } }),
      changes: ['quizzes.exam_overrides'],
    }),
    addQuestion: authors({
      asks: (hers) => ({ ...bank(hers), question: { ...WRITTEN, externalId: randomUUID() } }),
      listed: 'not-found',
    }),
    listTranslations: authors({
      asks: ({ examCode }) => ({ kind: 'question', language: 'de', examCode, limit: 100 }),
    }),
    putTranslations: authors({
      asks: ({ examCode }) => ({
        language: 'de',
        items: [{ kind: 'exam', id: examCode, texts: [] }],
        isDryRun: true,
      }),
      listed: 'not-found',
    }),
    editQuestion: authors({
      asks: (hers) => ({ ...bankQuestion(hers), version: 1, question: WRITTEN, isDryRun: true }),
      listed: 'not-found',
    }),
    setQuestionStatus: authors({
      asks: (hers) => ({ ...bankQuestions(hers), status: 'published' }),
      listed: 'not-found',
    }),
    tagQuestion: authors({ asks: bankQuestions, listed: 'not-found' }),
    reportQuestion: learners({
      asks: (hers) => ({ ...openQuestion(hers), reason: 'typo' }),
      others: 'not-found',
    }),
    listOwnQuestionReports: learners({ asks: wholeList, hers: ['quizzes.question_reports'] }),
    listQuestionReports: authors({ asks: bank }),
    // Nobody has said anything of it that waits.
    settleQuestionReports: authors({
      asks: (hers) => ({ ...bankQuestion(hers), upTo: NOBODY, outcome: 'fixed' }),
      owner: 'report-settled',
      others: 'report-settled',
      listed: 'not-found',
    }),
    previewRegrade: authors({ asks: bankQuestion, listed: 'not-found' }),
    // It has one version.
    regradeQuestion: authors({
      asks: (hers) => ({ ...bankQuestion(hers), version: 1 }),
      owner: 'regrade-empty',
      others: 'regrade-empty',
      listed: 'not-found',
    }),
    listRegrades: authors({ asks: bankQuestion, listed: 'not-found' }),
    listAnswersToMark: authors({ asks: bank }),
    markAnswer: authors({
      asks: (hers) => ({ ...bankQuestion(hers), attemptId: NOBODY, position: 0, percent: 100 }),
      others: 'not-found',
    }),
    markOwnAnswer: learners({
      asks: ({ studyAttempt }) => ({ attemptId: studyAttempt, position: 2, percent: 100 }),
      owner: 'answer-not-marked',
      others: 'not-found',
    }),
    listVersions: authors({ asks: bankQuestion, listed: 'not-found' }),
    findSimilar: authors({ asks: (hers) => ({ ...bank(hers), text: 'Question 1' }) }),
    listDuplicates: authors({ asks: bank }),
    listDomains: authors({ asks: bank }),
    putDomain: authors({
      asks: (hers) => ({ ...bank(hers), domainCode: '1.1', title: 'Domain 1.1' }),
      listed: 'not-found',
    }),
    gradeSmallExam: authors({
      asks: (hers) => ({ ...bank(hers), isGradedWhenSmall: true }),
      listed: 'not-found',
    }),
    heartbeat: learners({
      asks: ({ examAttempt, startKey }) => ({ attemptId: examAttempt, startKey }),
      others: 'not-found',
    }),
    history: learners({ asks: wholeList, hers: ['quizzes.attempts'] }),
    // Her file is found, and then the exam is not.
    importQuestions: authors({
      asks: ({ uploadId }) => ({ uploadId, examCode: 'no-such-exam' }),
      owner: 'exam-not-available',
      others: 'upload-missing',
    }),
    listAllExams: authors(),
    listExams: learners(),
    listImportRows: authors({
      asks: ({ importId }) => ({ importId, limit: 100 }),
      owner: 'answers',
      hers: ['quizzes.question_import_rows'],
      others: 'not-found',
    }),
    // Hers was a rehearsal, and is in nobody else's list.
    listImports: authors({ asks: wholeList, beside: ['quizzes.question_imports'] }),
    // Hers was a rehearsal.
    publishImport: authors({
      asks: ({ importId }) => ({ importId }),
      owner: 'import-not-done',
      others: 'not-found',
    }),
    undoImport: authors({
      asks: ({ importId }) => ({ importId }),
      owner: 'import-not-done',
      others: 'not-found',
    }),
    listQuestions: authors({ asks: bank, listed: 'not-found' }),
    openAttempts: learners({ hers: ['quizzes.attempts'] }),
    review: learners({ asks: endedAttempt, hers: ['quizzes.attempts'], others: 'not-found' }),
    start: [
      // Her key makes another attempt, which is not hers.
      learners({
        asks: ({ examCode, startKey }) => ({ examCode, mode: 'exam', idempotencyKey: startKey }),
        hers: ['quizzes.attempts'],
      }),
      learners({
        asks: ({ examCode, enrolmentId, levels }) => ({
          examCode,
          mode: 'exam',
          level: { enrolmentId, levelId: levels.quiz },
          idempotencyKey: randomUUID(),
        }),
        others: 'not-found',
      }),
    ],
    submit: learners({ asks: openAttempt, others: 'not-found' }),
    takeHint: learners({ asks: openQuestion, others: 'not-found' }),
    visit: learners({ asks: openQuestion, others: 'not-found' }),
  },
};

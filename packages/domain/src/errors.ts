/** What a reason means to a caller. The API maps kinds to its status codes in one table. */
export type ReasonKind =
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'forbidden'
  | 'unauthenticated'
  | 'too-many'
  | 'unavailable'
  | 'payload-too-large';

/**
 * Every expected failure of the product and its kind. Clients switch on the reason, so one is never renamed
 * or given a second meaning.
 */
export const reasons = {
  // everywhere
  'not-found': 'not-found',
  forbidden: 'forbidden',
  // What the visitor's browser shows as its address is not PUBLIC_ORIGIN; the details say both.
  'wrong-origin': 'forbidden',
  'invalid-input': 'invalid',
  'rate-limited': 'too-many',
  busy: 'unavailable',
  // No room on a disk of the server: nothing is saved until somebody makes some.
  'storage-full': 'unavailable',
  'stale-read': 'conflict',
  'idempotency-key-reused': 'conflict',
  'last-administrator': 'conflict',
  // Work that comes back is under way, in this process or another; the details say since when.
  'job-running': 'conflict',
  // A setting that makes no sense without another; the details name that one.
  'setting-missing': 'conflict',

  // auth
  unauthenticated: 'unauthenticated',
  'wrong-credentials': 'unauthenticated',
  'account-disabled': 'forbidden',
  // Its owner has asked for it to be deleted, and may take that back; the details say when it is erased.
  'account-deletion-pending': 'forbidden',
  // An administrator looks at the site as somebody sees it: nothing is changed, and what opens the account stays closed.
  'impersonation-reads-only': 'forbidden',
  'impersonation-closed': 'forbidden',
  // They look on no more, since the time is over or may not any more, and have to say that first.
  'impersonation-ended': 'conflict',
  // The page was loaded for another account than the session is of now: somebody signed in, or looks on, in another tab.
  'page-of-other-account': 'conflict',
  // The details say why, and until when if it ends by itself.
  'account-banned': 'forbidden',
  // For good: a ban that ends would open it.
  'account-closed': 'conflict',
  // What an administrator does to others, and only another does to them.
  'own-account': 'conflict',
  'already-registered': 'conflict',
  'registration-closed': 'forbidden',
  'registration-code-wrong': 'forbidden',
  // The details say of which domains an address has to be.
  'registration-domain': 'forbidden',
  'identifier-taken': 'conflict',
  'link-invalid-or-used': 'invalid',
  'password-too-weak': 'invalid',
  // The account was entered, or has something already.
  'invitation-over': 'conflict',
  'session-not-found': 'not-found',
  // A token lacks the scope that the details name; or no token is enough.
  'scope-missing': 'forbidden',
  'session-needed': 'forbidden',
  'too-many-tokens': 'conflict',
  // A device that waits for somebody to say yes: the words of RFC 8628.
  'authorization-pending': 'conflict',
  'slow-down': 'too-many',
  'device-denied': 'forbidden',
  'device-code-expired': 'invalid',
  'device-code-unknown': 'not-found',
  // The password was right, and is not enough; the details say with what to go on.
  'second-factor-needed': 'unauthenticated',
  // Administrators of this installation have a second factor: nothing else is for one without, until it is set up.
  'second-factor-required': 'forbidden',
  // It has been a while since this session proved who uses it; the details say with what it can.
  'confirmation-needed': 'forbidden',
  'code-wrong': 'invalid',
  // It was begun too long ago, in another browser or session, or was ended already.
  'sign-in-expired': 'unauthenticated',
  'second-factor-active': 'conflict',
  'passkey-refused': 'invalid',
  'too-many-passkeys': 'conflict',
  // Signing in by a provider: it does not answer, or refuses this installation.
  'provider-unavailable': 'unavailable',
  // Its answer proves nobody.
  'provider-refused': 'invalid',
  'sign-in-cancelled': 'invalid',
  // Of another account, or the account has one of this provider.
  'identity-taken': 'conflict',
  'claim-refused': 'conflict',
  'last-sign-in-method': 'conflict',
  // Two accounts of one person that are to become one.
  'merge-code-invalid': 'invalid',
  'merge-same-account': 'conflict',
  'merge-of-administrator': 'forbidden',
  'merge-account-closed': 'conflict',
  'merge-debt-open': 'conflict',
  'merge-under-way': 'conflict',
  // What came with it was used since: credits were spent or have paid something, a run or a certificate went on.
  'merge-spent': 'conflict',
  'merge-gone-on': 'conflict',
  'merge-over': 'conflict',
  // The account that it went into is erased, with everything that came.
  'merge-keeper-erased': 'conflict',
  // The account has become part of another.
  'account-merged': 'conflict',

  // quizzes
  'exam-not-available': 'not-found',
  'too-few-questions': 'conflict',
  'attempt-finished': 'conflict',
  'attempt-discarded': 'conflict',
  'attempt-overdue': 'conflict',
  'attempt-not-finished': 'conflict',
  'too-many-open-attempts': 'too-many',
  'exam-code-taken': 'conflict',
  // The details say which.
  'exam-terms-contradict': 'invalid',
  // Sections name domains that the exam does not have; the details say which, and which it has.
  'section-domain-unknown': 'conflict',
  // Terms of an exam; the details say from when on, until when, or how often.
  'mode-not-offered': 'forbidden',
  'exam-not-open-yet': 'forbidden',
  'exam-closed': 'forbidden',
  'attempts-used-up': 'forbidden',
  'attempt-too-early': 'forbidden',
  'daily-taken': 'forbidden',
  // Whoever takes it as an exam takes all of it: nothing of it is chosen.
  'exam-taken-whole': 'forbidden',
  'exam-password-wrong': 'forbidden',
  // There is no way back to it.
  'question-passed': 'conflict',
  // Boards: there is none of that name, or its week has begun nowhere; the details say when it does.
  'board-unknown': 'not-found',
  'week-not-begun': 'not-found',
  // The bank, of its authors. Somebody has changed it since it was read.
  'question-changed': 'conflict',
  // Its texts show nothing, or the same twice; the details say where and why.
  'question-unfit': 'invalid',
  // The exam has it already, by its content or its external id; the details say which.
  'question-exists': 'conflict',
  // The exam has no such domain; the details say which it has.
  'domain-unknown': 'conflict',
  // An earlier report of it by the same learner still waits.
  'question-reported': 'conflict',
  // It says what it said when it was reported.
  'question-not-fixed': 'conflict',
  // Nothing that was asked is graded otherwise by its key; or that is being done already.
  'regrade-empty': 'conflict',
  'regrade-running': 'conflict',
  // No person marks it, or not this one, or not yet.
  'answer-not-marked': 'conflict',
  // Not now, or never: the details say from when on, where that is foreseen.
  'review-hidden': 'forbidden',
  'question-locked': 'conflict',
  'option-unknown': 'invalid',

  // gamification
  'avatar-locked': 'forbidden',
  'freezes-full': 'conflict',

  // billing
  'not-enough-credits': 'conflict',
  // The details say what it costs now.
  'price-changed': 'conflict',
  'premium-needed': 'forbidden',
  'debt-unpaid': 'forbidden',
  'product-not-for-sale': 'not-found',
  // The installation was restored, and the payment service has not been asked yet what happened since.
  'store-closed-after-restore': 'unavailable',
  'payments-unavailable': 'unavailable',
  'order-not-refundable': 'conflict',
  'already-subscribed': 'conflict',
  // A plan of the account runs: when it shall end has to be said.
  'plan-running': 'conflict',
  'webhook-refused': 'invalid',
  // A message that had its effect, or needs nothing, is not dismissed.
  'event-settled': 'conflict',

  // progress
  'course-not-available': 'not-found',
  'not-enrolled': 'conflict',
  'level-locked': 'forbidden',
  'level-of-other-kind': 'invalid',

  // certificates
  'course-not-completed': 'conflict',
  'name-not-printable': 'invalid',
  'name-too-wide': 'invalid',
  'certificate-superseded': 'conflict',
  'certificate-revoked': 'conflict',
  'certificate-signature-broken': 'conflict',
  'signing-key-unreadable': 'unavailable',

  // uploads and imports
  'upload-missing': 'not-found',
  'upload-too-large': 'payload-too-large',
  'file-not-utf8': 'invalid',
  'file-format-unknown': 'invalid',
  // What was sent is no image that a question may show; the details say why.
  'image-unfit': 'invalid',
  'picture-hidden': 'forbidden',
  'name-hidden': 'forbidden',
  'report-settled': 'conflict',
  'file-malformed': 'invalid',
  'import-interrupted': 'unavailable',
  'import-not-done': 'conflict',
  'import-too-old': 'conflict',
  // live games: rooms, who may enter, and what is done in them
  'pin-unknown': 'not-found',
  'room-closed': 'conflict',
  'room-locked': 'conflict',
  'room-full': 'conflict',
  'late-join-closed': 'conflict',
  // Whoever was banned from a room, whatever they ask of it.
  banned: 'forbidden',
  // The details suggest others.
  'name-taken': 'conflict',
  // The details say why.
  'name-refused': 'invalid',
  'too-many-rooms': 'too-many',
  'no-game-questions': 'conflict',
  // The details say of which exam, and why.
  'exam-not-hostable': 'forbidden',
  // The details say how many there are without it.
  'seats-need-feature': 'forbidden',
  // Not in this phase of the game: the details say in which it is.
  'wrong-phase': 'conflict',
  // Something happened since whoever steers the game has looked.
  'stale-control': 'conflict',
  'too-late': 'conflict',
  'already-answered': 'conflict',
  // They are not asked this question.
  'not-present': 'conflict',
  'import-taken-back': 'conflict',
} as const satisfies Record<string, ReasonKind>;

export type Reason = keyof typeof reasons;

/** Facts that a client may show beside the reason, e.g. `{ retryAfterSeconds: 30 }`. Never a secret. */
export type ReasonDetails = Readonly<Record<string, string | number>>;

/** What a reason means to a caller. */
export function kindOf(reason: Reason): ReasonKind {
  return reasons[reason];
}

/** True if the text is one of the reasons, e.g. when a client reads it from an answer. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(reasons, text);
}

/** An expected failure: the caller learns the reason and its details, never a message meant for a log. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly reason: Reason;
  readonly details: ReasonDetails | undefined;

  constructor(reason: Reason, details?: ReasonDetails) {
    super(reason);
    this.reason = reason;
    this.details = details;
  }
}

import type { Reason } from '@studyhall/domain/errors';

/** What is read for reasons that are given behind the first screens alone: one that has words nowhere does not compile. */
export const laterFailures = {
  'board-unknown': 'There is no such board.',
  'week-not-begun': 'This week has not begun yet, so nobody can be on its board.',
  'exam-code-taken': 'There is an exam with this short name already.',
  'exam-terms-contradict': 'What was said of this exam contradicts itself: {{field}}.',
  'section-domain-unknown': 'The exam has no domain {{unknown}}, which a section names. It has: {{domains}}.',
  'question-changed':
    'Somebody has changed this question since you opened it. Open it again, and say once more what you meant.',
  'question-unfit': 'This question cannot be kept as it is: {{field}} {{problem}}.',
  'question-exists': 'This exam has that question already.',
  'domain-unknown': 'This exam has no such domain. It has: {{domains}}.',
  'question-not-fixed': 'This question says what it said when it was reported. Correct it first, or answer.',
  'regrade-empty': 'Nothing that was answered is graded otherwise by this key.',
  'regrade-running': 'This question is just being graded anew. Please wait until that is done.',
  'answer-not-marked': 'This answer cannot be marked here.',
  'setting-missing': 'Nobody could register any more: please say what this way to register needs.',
  'plan-running': 'This account has a plan that goes on. Please say when it ends.',
  'webhook-refused': 'This message is not from the payment service.',
  'event-settled': 'This message is settled already.',
  'upload-missing': 'The uploaded file is gone. Please send it again.',
  'file-not-utf8': 'The file is not valid UTF-8.',
  'image-unfit': 'This is no picture that a question can show.',
  'report-settled': 'Somebody else has decided about this meanwhile. Load the list again.',
  'file-format-unknown': 'The file has a format that is not known here.',
  'file-malformed': 'The file cannot be read.',
  'import-interrupted': 'The import was interrupted. Please start it again.',
  'import-not-done': 'Only an import that is done, and was no rehearsal, can be published or taken back.',
  'import-taken-back': 'This import was taken back: there is nothing left to publish.',
  'import-too-old':
    'This import was made before it was written down what imports change, so it cannot be taken back.',
  'invitation-over': 'The invitation is over: the account was entered, or was given something meanwhile.',
  'merge-keeper-erased':
    'The account into which it went is erased, with everything that came along, so this cannot be undone any more.',
  'certificate-superseded': 'This certificate was replaced by a corrected one.',
  'certificate-revoked': 'This certificate was revoked.',
  'certificate-signature-broken': 'This certificate is not as it was signed, so it is worth nothing.',
  'signing-key-unreadable': 'Certificates cannot be signed right now. Please tell your administrator.',
  'order-not-refundable': 'This order cannot be refunded (any more).',
  'name-too-wide':
    'There is no room for this name on two lines of a certificate, however small it is printed.',
  'name-not-printable': 'A certificate cannot show every character of this name.',
  'freezes-full': 'You have as many streak freezes as you can keep.',
  'avatar-locked': 'This avatar is still locked.',
  'merge-gone-on':
    'A course or a certificate that came with the other account has gone on since, so it cannot be undone any more.',
  'account-closed':
    'This account is closed for good; a ban that ends would open it. Ban it until somebody lifts it, or open it first.',
  'store-closed-after-restore':
    'Nothing is sold for the moment: this site was restored from a backup, and the payment service is still being compared with it. What you have bought stays yours.',
  'name-hidden':
    'This name was hidden by an administrator. Please choose another one, or write to whoever runs this site.',
  'identity-taken':
    'This account there cannot be linked: it belongs to another account here, or yours has one of this service already.',
  'second-factor-required':
    'Administrators of this site, and whoever holds rights, need a second factor. Set one up under Security first.',
  'pin-unknown': 'No game has this PIN. Please look at the screen once more: it has six digits.',
  'room-closed': 'This room is closed.',
  'room-locked': 'The host has locked this room, so nobody can come in just now.',
  'room-full': 'Every seat of this room is taken.',
  'late-join-closed': 'This game has begun, and nobody can join it any more.',
  banned: 'The host has banned you from this room.',
  'name-taken': 'Somebody in this room has that name, or one that looks like it.',
  'name-refused': 'This name cannot be used here. Please choose another one.',
  'too-many-rooms': 'You have as many open rooms as you may. Please close one of them first.',
  'no-game-questions': 'There are no questions here that can be asked in a game.',
  'exam-not-hostable': 'This exam cannot be played as a game.',
  'seats-need-feature': 'A room with so many seats has to be opened with credits or with the plan.',
  'wrong-phase': 'That cannot be done at this point of the game.',
  'stale-control': 'The game has gone on meanwhile, so nothing was done.',
  'too-late': 'The time for this question is over.',
  'already-answered': 'You have answered this question already.',
  'not-present': 'This question is not for you: you came after it was asked.',
} as const satisfies Partial<Record<Reason, string>>;

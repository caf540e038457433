import type { Reason } from '@studyhall/domain/errors';

/** What a learner reads for the reasons that a server can give on the first screens; those of others come with them. */
export const failures = {
  'not-found': 'That does not exist (any more).',
  forbidden: 'Your account may not do that.',
  'wrong-origin':
    'This page is open under an address that the server does not take for its own, so it accepts nothing from here. Please open the right one; whoever runs the server sets it as PUBLIC_ORIGIN.',
  'invalid-input': 'Something in the form is not right. Please check the fields.',
  'rate-limited': 'That was too often. Please wait a little and try again.',
  busy: 'The server is busy right now. Please try again in a moment.',
  'storage-full':
    'The server has no room left to save anything, so this was not saved. Whoever runs it has to make room; please tell them and try again later.',
  'stale-read': 'Somebody else changed this at the same moment. Please try again.',
  'idempotency-key-reused': 'This was sent before with other content. Please start again.',
  'last-administrator': 'This is the last active administrator. Make somebody else an administrator first.',
  'job-running': 'This is being done already. Please wait until it has ended.',
  unauthenticated: 'Please log in first.',
  'wrong-credentials':
    'Name or password is wrong. After many tries an account takes none for a quarter of an hour.',
  'account-disabled': 'This account is switched off. Please ask your administrator.',
  'account-deletion-pending':
    'This account is closed and will be deleted soon. Sign in with it here to keep it, or open the link in the mail about it.',
  'account-banned': 'This account is banned: {{banReason}}',
  'impersonation-reads-only':
    'You are looking at the site as somebody else sees it: you can look, and change nothing.',
  'impersonation-closed': 'Only its owner sees this. You are looking at the site as somebody else sees it.',
  'impersonation-ended':
    'You no longer see the site as somebody else sees it, so nothing was changed. Stop looking to go on as yourself.',
  'page-of-other-account':
    'This page is of another account than the one that is signed in here by now, so it changes nothing. Please reload it.',
  'account-closed':
    'This account is closed for good; a ban that ends would open it. Ban it until somebody lifts it, or open it first.',
  'own-account': 'This is your own account. Only another administrator does that to it.',
  'already-registered': 'This account is registered already.',
  'identifier-taken': 'This user name is taken. Please choose another one.',
  'link-invalid-or-used': 'This link was used already or has expired. Please ask for a new one.',
  'password-too-weak': 'This password is too easy to guess. Please choose a longer or less common one.',
  'scope-missing': 'This token may not do that: it lacks the scope “{{scope}}”.',
  'session-needed': 'No token is enough for that: do it where you are signed in yourself.',
  'too-many-tokens': 'You have {{max}} tokens already. Revoke one that you no longer need.',
  'authorization-pending': 'Nobody has said yes yet.',
  'slow-down': 'The device asks too often.',
  'device-denied': 'The device was turned away.',
  'device-code-expired': 'The code has expired. Start again on the device.',
  'device-code-unknown': 'No device waits with this code. Look at it again, or start again on the device.',
  'session-not-found': 'This device is signed out already.',
  'second-factor-needed': 'The password is right. Now the second factor is missing.',
  'second-factor-required':
    'Administrators of this site, and whoever holds rights, need a second factor. Set one up under Security first.',
  'confirmation-needed': 'This needs a fresh proof that it is you, and none was given. Nothing was changed.',
  'code-wrong': 'This code is wrong, or was used already. Please try the next one.',
  'sign-in-expired':
    'This took too long, was done already, or was begun in another browser. Please start again.',
  'second-factor-active': 'An app shows codes for this account already. Remove it first.',
  'passkey-refused': 'This passkey was not accepted. Please try again, or use another way.',
  'too-many-passkeys': 'An account can have {{most}} passkeys. Remove one first.',
  'claim-refused':
    'This account is somebody’s already. If it is yours, log in. If it is not, register one of your own with this address.',
  'last-sign-in-method': 'Nothing else would let you in. Add another way first.',
  'provider-unavailable':
    'The service you wanted to sign in by does not answer right now. Please try again later, or come in another way.',
  'provider-refused':
    'The answer of the service could not be verified, so nobody was signed in. Please try again.',
  'sign-in-cancelled': 'You cancelled there, so nothing was changed.',
  'identity-taken':
    'This account there cannot be linked: it belongs to another account here, or yours has one of this service already.',
  'merge-code-invalid': 'This code is wrong, was used, or is too old. Make a new one in the other account.',
  'merge-same-account': 'This code is of the account you are signed in to. Make it in the other one.',
  'merge-of-administrator':
    'An administrator’s account cannot be merged: somebody who knows you gave rights to this one account.',
  'merge-account-closed': 'One of the two accounts is closed.',
  'merge-debt-open': 'One of the two accounts owes credits. Please pay that first.',
  'merge-under-way': 'One of the two accounts is just being merged. Please wait a moment.',
  'merge-spent': 'Credits that came with the other account are spent, so it cannot be undone any more.',
  'merge-gone-on':
    'A course or a certificate that came with the other account has gone on since, so it cannot be undone any more.',
  'merge-over': 'The days in which this could be undone are over.',
  'account-merged': 'This account has become part of another. Undo that there first.',
  'exam-not-available': 'This exam is not available.',
  'mode-not-offered': 'This exam is not offered in this way.',
  'exam-not-open-yet': 'This exam is not open yet.',
  'exam-closed': 'This exam is closed.',
  'attempts-used-up': 'You have used all of your attempts at this exam.',
  'attempt-too-early': 'Please wait a while before you try again.',
  'daily-taken': 'You have taken today’s quiz. There is another one tomorrow.',
  'exam-taken-whole': 'In exam mode this exam is taken as a whole. To choose questions, study.',
  'exam-password-wrong': 'This is not the password of the exam.',
  'question-passed': 'You have gone past this question, and there is no way back to it.',
  'review-hidden': 'This is not shown for this exam.',
  'too-few-questions':
    'There are too few questions for this choice. Please take more domains or fewer questions.',
  'attempt-finished': 'This quiz is finished.',
  'attempt-discarded': 'This quiz was discarded.',
  'attempt-overdue': 'The time of this quiz is over.',
  'attempt-not-finished': 'This quiz is not finished yet.',
  'too-many-open-attempts': 'There are many unfinished quizzes already. Please finish one of them first.',
  'question-locked': 'The right answer to this question was shown already, so yours stays as it is.',
  'option-unknown': 'This answer does not belong to the question.',
  'question-reported':
    'You have reported this question already. You are told when somebody has looked at it.',
  'not-enough-credits': 'You do not have enough credits for this.',
  'price-changed': 'The price has changed meanwhile, and nothing was taken. Please look at it again.',
  'premium-needed': 'This is premium. Open it with credits or with the plan.',
  'debt-unpaid':
    'The credits that opened this were taken back, and you owe them. It opens again when the debt is paid.',
  'product-not-for-sale': 'This is not for sale (any more).',
  'store-closed-after-restore':
    'Nothing is sold for the moment: this site was restored from a backup, and the payment service is still being compared with it. What you have bought stays yours.',
  'payments-unavailable':
    'The payment service does not answer. Nothing was charged. Please try again in a moment.',
  'course-not-available': 'This course is not available.',
  'not-enrolled': 'You have not begun this course yet.',
  'level-locked': 'This level opens once the one before it is passed.',
  'level-of-other-kind': 'This level is passed in another way.',
  'course-not-completed': 'There is a certificate once every level of the course is passed.',
  'registration-closed':
    'Nobody can make an account here by themselves. Please ask whoever runs this site for one.',
  'registration-code-wrong': 'This is not the code with which accounts are made here.',
  'registration-domain': 'Accounts here are for addresses of {{domains}}.',
  'already-subscribed': 'You have this plan already.',
  'upload-too-large': 'The file is too large.',
  'picture-hidden': 'This picture was hidden by an administrator. Please choose another one.',
  'name-hidden':
    'This name was hidden by an administrator. Please choose another one, or write to whoever runs this site.',
  network: 'The server does not answer. Please check the connection and try again.',
  unknown: 'Something went wrong on the server.',
} as const satisfies Partial<Record<Reason | 'network' | 'unknown', string>>;

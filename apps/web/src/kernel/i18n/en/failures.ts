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
  'job-running': 'This is being done already. Please wait until it has ended.',
  unauthenticated: 'Please log in first.',
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
  'session-needed': 'No token is enough for that: do it where you are signed in yourself.',
  'confirmation-needed': 'This needs a fresh proof that it is you, and none was given. Nothing was changed.',
  'code-wrong': 'This code is wrong, or was used already. Please try the next one.',
  'exam-not-available': 'This exam is not available.',
  'mode-not-offered': 'This exam is not offered in this way.',
  'exam-not-open-yet': 'This exam is not open yet.',
  'exam-closed': 'This exam is closed.',
  'attempts-used-up': 'You have used all of your attempts at this exam.',
  'attempt-too-early': 'Please wait a while before you try again.',
  'daily-taken': 'You have taken today’s quiz. There is another one tomorrow.',
  'too-few-questions':
    'There are too few questions for this choice. Please take more domains or fewer questions.',
  'attempt-finished': 'This quiz is finished.',
  'attempt-discarded': 'This quiz was discarded.',
  'attempt-overdue': 'The time of this quiz is over.',
  'too-many-open-attempts': 'There are many unfinished quizzes already. Please finish one of them first.',
  'premium-needed': 'This is premium. Open it with credits or with the plan.',
  'debt-unpaid':
    'The credits that opened this were taken back, and you owe them. It opens again when the debt is paid.',
  'course-not-available': 'This course is not available.',
  'not-enrolled': 'You have not begun this course yet.',
  'level-locked': 'This level opens once the one before it is passed.',
  'registration-closed':
    'Nobody can make an account here by themselves. Please ask whoever runs this site for one.',
  network: 'The server does not answer. Please check the connection and try again.',
  unknown: 'Something went wrong on the server.',
} as const satisfies Partial<Record<Reason | 'network' | 'unknown', string>>;

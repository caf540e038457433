import type { RouterOutputs } from '@studyhall/client';

/** What grading a question anew would change. */
export type Preview = RouterOutputs['quizzes']['previewRegrade'];

import type { QuestionType } from '@studyhall/domain/quizzes/question-types/question-types';

/** What narrows the list; all of it stands in the address. */
export interface BankFilter {
  readonly search?: string | undefined;
  readonly domain?: string | undefined;
  readonly status?: 'draft' | 'published' | 'retired' | undefined;
  readonly type?: QuestionType | undefined;
}

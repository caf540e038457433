import type { DraftCandidate } from '@studyhall/domain/quizzes/import-draft';
import { QuestionDraft } from '@studyhall/domain/quizzes/schemas';

type OfAuthor<Draft> = Draft extends unknown
  ? Omit<Draft, 'externalId' | 'tags' | 'textFormat' | 'weight' | 'source'>
  : never;

/** A question as the sample exams write it down: a draft whose tags are all topics. */
export type SampleQuestion = OfAuthor<DraftCandidate> & {
  /** Unique in its exam; the way an update finds the question again. */
  readonly externalId: string;
  readonly tags: readonly string[];
};

/** An exam with its domains and questions, as a fresh installation gets it. */
export interface SampleExam {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  /** How many questions an attempt draws unless the learner asks for another number. */
  readonly questionCount: number;
  readonly timeLimitSeconds: number;
  readonly passPercent: number;
  /** `weight`: the share of an attempt's questions, relative to the other domains. */
  readonly domains: readonly { readonly code: string; readonly title: string; readonly weight: number }[];
  readonly questions: readonly SampleQuestion[];
}

/** The question in the form that every import ends in. */
export function draftOf({ tags, ...question }: SampleQuestion): QuestionDraft {
  return QuestionDraft.parse({
    ...question,
    textFormat: 'markdown',
    tags: tags.map((value) => ({ kind: 'topic', value })),
  });
}

import type { ChoiceDraft } from '@studyhall/domain/quizzes/schemas';

/** A question as the sample exams write it down: a draft whose tags are all topics. */
export interface SampleQuestion
  extends Pick<ChoiceDraft, 'domainCode' | 'type' | 'difficulty' | 'text' | 'options'> {
  /** Unique in its exam; the way an update finds the question again. */
  readonly externalId: string;
  readonly tags: readonly string[];
  readonly explanation?: string;
}

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
export function draftOf({ tags, explanation, ...question }: SampleQuestion): ChoiceDraft {
  return {
    ...question,
    textFormat: 'markdown',
    tags: tags.map((value) => ({ kind: 'topic', value })),
    explanation: explanation ?? null,
    hint: null,
    weight: 1,
    source: null,
  };
}

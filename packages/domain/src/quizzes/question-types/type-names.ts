/** The types of questions, without their rules: for those who only name them. */
export const questionTypes = [
  'single',
  'multiple',
  'true-false',
  'short',
  'numeric',
  'matching',
  'ordering',
  'gaps',
  'open',
] as const;

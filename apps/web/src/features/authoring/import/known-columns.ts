/** The columns of a table of questions, in the order in which people look for them. */
export const knownColumns = [
  'question-text',
  'domain',
  'correct answer',
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `option-${letter}`),
  'explanation',
  ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `explanation-${letter}`),
  'question-id',
  'type',
  'difficulty',
  'category',
  'tags',
  'text-format',
];

/** What the page of columns explains, each in words. */
export const explainedColumns = [
  'question-text',
  'domain',
  'option-a',
  'correct answer',
  'explanation-a',
  'explanation',
  'question-id',
  'type',
  'difficulty',
  'category',
  'tags',
  'text-format',
] as const;

/** A file to begin with. */
export const EXAMPLE_CSV = `question-id,domain,question-text,option-a,option-b,option-c,correct answer,explanation
Q1,Networks,Which port does HTTPS use by default?,80,443,8080,B,443 is the registered port of HTTPS.
Q2,Networks,Which of these are private addresses?,10.0.0.1,8.8.8.8,192.168.1.1,"A, C",
`;

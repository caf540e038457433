/** How a quiz is taken. */
export const mode = {
  exam: 'Exam',
  study: 'Study',
  daily: 'Daily',
  paper: 'Past paper',
  practice: 'Practice',
  assignment: 'Assignment',
} as const;

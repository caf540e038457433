/** The sample questions are numbered without gaps: `sec-001` to `sec-071`. */
const exams = [
  { code: 'security', prefix: 'sec', questions: 71 },
  { code: 'network', prefix: 'net', questions: 63 },
  { code: 'a1101', prefix: 'a1101', questions: 56 },
  { code: 'a1102', prefix: 'a1102', questions: 56 },
  { code: 'hands-on', prefix: 'hand', questions: 20 },
];

/** Translations are installed as one: another number brings what is new in them, and changes nothing that is there. */
const translations = ['german:1'];

const courses = ['toxic-turtle', 'think-like-a-defender'];

/**
 * The name under which each sample exam, question and course is installed. Every start asks whether one of them is
 * missing; their texts, a quarter of a megabyte, are wanted only when one is.
 */
export const sampleItems: readonly string[] = [
  ...exams.flatMap(({ code, prefix, questions }) => [
    `exam:${code}`,
    ...Array.from(
      { length: questions },
      (_, index) => `question:${code}:${prefix}-${String(index + 1).padStart(3, '0')}`,
    ),
  ]),
  ...courses.map((slug) => `course:${slug}`),
  ...translations,
];

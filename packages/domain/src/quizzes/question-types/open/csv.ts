import type { CsvWords } from '../csv-words.ts';
import type { BodyOf } from '../question-types.ts';

/** `model-answer` is what a full answer says, and `marking-points` what whoever marks looks for. */
export const openWords: CsvWords<BodyOf<'open'>> = {
  columns: ['model-answer', 'marking-points'],
  read(cell) {
    const body = { modelAnswer: cell('model-answer'), points: cell('marking-points') };
    return { body, columnOf: ([part]) => (part === 'points' ? 'marking-points' : 'model-answer') };
  },
  write({ modelAnswer, points }) {
    return { 'model-answer': modelAnswer, 'marking-points': points };
  },
};

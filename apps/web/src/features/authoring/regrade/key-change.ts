/** Parts of a question that decide what is right, whatever its type; a path ends in one of them or goes through one. */
const KEY_PARTS = new Set([
  ...[
    'isCorrect',
    'weightPercent',
    'accepted',
    'creditPercent',
    'matchCase',
    'matchAccents',
    'answers',
    'units',
  ],
  ...['isUnitNeeded', 'match', 'items', 'grading', 'gaps', 'weight'],
]);
const SAID_AFTERWARDS = new Set(['feedback', 'explanation']);

/** Whether a change of these fields changes what is right, so that what was answered may be graded otherwise. */
export function changesKey(fields: readonly string[]): boolean {
  return fields.some((field) => {
    const parts = field.split('.');
    return parts.some((part) => KEY_PARTS.has(part)) && !parts.some((part) => SAID_AFTERWARDS.has(part));
  });
}

/** The columns of Kahoot's spreadsheet, as its template calls them. */
export const kahootHeader = [
  '',
  'Question - max 120 characters',
  'Answer 1 - max 75 characters',
  'Answer 2 - max 75 characters',
  'Answer 3 - max 75 characters',
  'Answer 4 - max 75 characters',
  'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
  'Correct answer(s) - choose at least one',
] as const;

export const MAX_ANSWERS = 4;
/** What Kahoot gives for a question where nobody says. */
export const USUAL_SECONDS = 20;

/** Where the columns of a table are. */
export interface KahootColumns {
  readonly question: number;
  readonly answers: readonly number[];
  readonly seconds: number;
  readonly correct: number;
}

/** The columns of a header; undefined if the row is none, such as those above it in the template. */
export function columnsOf(cells: readonly string[]): KahootColumns | undefined {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const at = (start: string) => names.findIndex((name) => name.startsWith(start));
  const answers = [1, 2, 3, 4].map((number) => at(`answer ${number}`));
  const [first = -1, second = -1] = answers;
  const columns = {
    question: at('question'),
    answers,
    seconds: at('time limit'),
    correct: at('correct answer'),
  };
  const isHeader = columns.question !== -1 && first !== -1 && second !== -1 && columns.correct !== -1;
  return isHeader ? columns : undefined;
}

import type { Api, Outputs } from '../../connection/api.ts';
import { found } from '../../connection/found.ts';
import { Misuse } from '../../failures.ts';
import { plural } from '../../output/plural.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { type EditInput, editOf } from './settings-input.ts';

type Change = Outputs['quizzes']['editExam']['changes'][number];

const columns: readonly Column<Change>[] = [
  { name: 'field', value: ({ field }) => field },
  { name: 'before', value: ({ before }) => before, isFlexible: true },
  { name: 'after', value: ({ after }) => after, isFlexible: true },
];

interface Edit {
  readonly input: EditInput;
  /** Undefined says nothing, null demands none. */
  readonly password: string | null | undefined;
}

/** What changed, or would: a line for each. */
export async function editExam(api: Api, { input, password }: Edit): Promise<Listing> {
  const { code, dryRun } = input;
  const edit = { examCode: code, ...editOf(input), password, isDryRun: dryRun };
  const done = await found(api.quizzes.editExam.mutate(edit), `exam "${code}"`);
  if (done.changes.length === 0 && nothingSaid(input))
    throw new Misuse('nothing was said that could change', { hint: 'What can: studyhall exams edit --help' });
  return listing({ columns, items: done.changes, note: noteOf(done, dryRun) });
}

function nothingSaid({ code: _code, dryRun: _dryRun, clearSections, ...said }: EditInput): boolean {
  return !clearSections && Object.values(said).every((value) => value === undefined);
}

function noteOf({ title, changes, openAttempts }: Outputs['quizzes']['editExam'], isDryRun: boolean): string {
  if (changes.length === 0) return `${title} is so already; nothing changed`;
  const goOn =
    openAttempts === 0 ? '' : `; ${plural(openAttempts, 'quiz', 'quizzes')} that go on keep their time`;
  return isDryRun
    ? `Dry run: so ${title} would change, for what is begun from then on${goOn}`
    : `So ${title} changed, for what is begun from now on${goOn}`;
}

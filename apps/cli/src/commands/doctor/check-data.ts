import { Failure, Interrupted, Misuse } from '../../failures.ts';
import { type Beside, besideDatabase } from '../../operator/beside-database.ts';
import { createProgress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import { writeResult } from '../../output/write-result.ts';
import type { Shell } from '../../shell.ts';

type Found = import('@studyhall/api/server').Finding;

const columns: readonly Column<Found>[] = [
  { name: 'check', value: ({ check }) => check },
  { name: 'table', value: ({ table }) => table },
  { name: 'key', value: ({ key }) => key },
  { name: 'what', value: ({ what }) => what, isFlexible: true },
  { name: 'cure', value: ({ cure }) => cure, isFlexible: true },
];

/** More than somebody reads: what was planted a million times is said a thousand times. */
const MOST_SHOWN = 1000;

interface Checking {
  readonly from: string | undefined;
}

/** Checks what is stored beside the server, which may run meanwhile. */
export async function checkData(shell: Shell, { from }: Checking): Promise<Listing> {
  return await besideDatabase(shell, 'the data could not be checked', async (beside) => {
    await refuseOtherSchema(beside);
    const { operator, access } = beside;
    const db = operator.openDatabase({ ...access.application, poolSize: 1 });
    try {
      return await run(shell, { ...beside, db, from });
    } finally {
      await db.destroy();
    }
  });
}

async function refuseOtherSchema({ operator, access }: Beside): Promise<void> {
  const { pending, refusal } = await operator.migrationStatus(access.directUrl);
  if (refusal !== undefined) throw new Failure(refusal);
  if (pending.length > 0)
    throw new Failure(`${pending.length} migrations are still to be done`, {
      hint: 'First: studyhall migrate',
    });
}

interface Run extends Beside, Checking {
  readonly db: ReturnType<Beside['operator']['openDatabase']>;
}

async function run({ terminal }: Shell, { operator, settings, db, from }: Run): Promise<Listing> {
  const [first, ...rest] = (await operator.findSecretKeys(settings)) ?? [];
  const progress = createProgress({ stream: terminal.stderr });
  const items: Found[] = [];
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end);
  try {
    const report = await operator.runDataChecks(db, {
      now: new Date(),
      from,
      signal: ending.signal,
      secrets: first === undefined ? undefined : operator.createSecrets([first, ...rest]),
      onFinding: (finding) => {
        if (items.length < MOST_SHOWN) items.push(finding);
      },
      onProgress: ({ check, done, total, seen }) =>
        progress.show(`${done + 1}/${total} ${check.name} · ${seen} looked at`),
    });
    progress.clear();
    if (report.stoppedAt !== null) return await interrupted(terminal, items, report.stoppedAt);
    for (const name of report.skipped)
      terminal.say(`${name} was left out: the secret keys are not here`, 'hint');
    const { findings } = report;
    const failure = findings === 0 ? undefined : `${findings} findings; the data is not as it should be`;
    const note = findings === 0 ? `${report.checked.length} checks, and nothing is wrong` : undefined;
    return listing({ columns, items, note, failure });
  } catch (error) {
    if (error instanceof operator.UnknownCheckError)
      throw new Misuse(error.message, { hint: 'docs/operations.md lists them' });
    throw error;
  } finally {
    progress.clear();
    process.off('SIGINT', end);
  }
}

/** What was found so far is said all the same. */
async function interrupted(
  terminal: Shell['terminal'],
  items: readonly Found[],
  stoppedAt: string,
): Promise<never> {
  await writeResult(terminal, listing({ columns, items }), {});
  throw new Interrupted(`interrupted at ${stoppedAt}`, {
    hint: `Go on: studyhall doctor --data --from '${stoppedAt}'`,
  });
}

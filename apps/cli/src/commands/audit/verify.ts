import { besideDatabase, type Operator } from '../../operator/beside-database.ts';
import { createProgress } from '../../output/progress.ts';
import { type Column, type Listing, listing } from '../../output/result.ts';
import type { Shell } from '../../shell.ts';

type Walk = ReturnType<Operator['verifyAudit']>;
type Finding = Extract<Awaited<ReturnType<Walk['next']>>, { done?: false }>['value'];
type Verification = Extract<Awaited<ReturnType<Walk['next']>>, { done: true }>['value'];

const columns: readonly Column<Finding>[] = [
  { name: 'kind', title: 'difference', value: (finding) => finding.kind },
  { name: 'position', value: (finding) => ('position' in finding ? finding.position : null) },
  { name: 'id', value: (finding) => ('id' in finding ? finding.id : null), isDetail: true },
  { name: 'what', value: wordsOf, isFlexible: true },
];

function wordsOf(finding: Finding): string {
  switch (finding.kind) {
    case 'altered':
      return 'the line does not say what it said when it was chained';
    case 'replaced':
      return 'another line stood here when the next one was chained: it was altered with its hash, or one behind it was removed';
    case 'reordered':
      return 'the line does not stand where it was chained';
    case 'removed':
      return `${countOf(finding)} removed`;
    case 'inserted':
      return `${countOf(finding)} inserted`;
    case 'head':
      return 'no line has the hash that was kept: lines were removed from the end, or what came before it was changed';
    case 'unchained':
      return `${finding.count} lines have waited since ${finding.since.toISOString()} to be chained: is no server running?`;
  }
}

function countOf({ position, until }: { readonly position: number; readonly until: number }): string {
  return position === until ? 'a line was' : `${until - position + 1} lines, up to ${until}, were`;
}

/**
 * Everything that was changed in the log since it was chained; the command fails if there is anything. It asks the database
 * itself and no server, which could have been changed as well.
 */
export async function verifyAudit(shell: Shell, head: string | undefined): Promise<Listing> {
  return await besideDatabase(shell, 'the audit log could not be read', async ({ operator, access }) => {
    const db = operator.openDatabase(access.application);
    try {
      const walk = operator.verifyAudit(db, { now: new Date(), head });
      return await resultOf(walk, shell);
    } finally {
      await db.destroy();
    }
  });
}

async function resultOf(walk: Walk, { terminal }: Shell): Promise<Listing> {
  const progress = createProgress({ stream: terminal.stderr });
  const items: Finding[] = [];
  let step = await walk.next();
  for (; step.done !== true; step = await walk.next()) {
    items.push(step.value);
    progress.show(`Reading the audit log · ${items.length} found`);
  }
  progress.clear();
  const note = noteOf(step.value);
  if (items.length === 0) return listing({ columns, items, note: `${note} Nothing was changed.` });
  const failure = items.length === 1 ? 'one difference' : `${items.length} differences`;
  return listing({ columns, items, note, failure });
}

function noteOf({ checked, head, waiting }: Verification): string {
  const rest = waiting === 0 ? '' : ` ${waiting} wait for their place.`;
  return `Read: ${checked} lines; the head is ${head.position} ${head.hash}.${rest}`;
}

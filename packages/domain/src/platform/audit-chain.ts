/** What of a line of the audit log its hash is about, in the words of the database: no number or moment is rounded. */
export interface AuditContent {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly actorName: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly begunId: string | null;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly requestId: string | null;
  readonly detail: string;
}

/** A place in the chain: how many lines there are until there, and the hash of the last of them. */
export interface ChainPlace {
  readonly position: number;
  readonly hash: string;
}

/** Before the first line. */
export const CHAIN_START: ChainPlace = { position: 0, hash: '0'.repeat(64) };

/** The one text of a line and of all before it: its SHA-256 is the line's hash. Texts that differ in anything differ here. */
export function chainText(content: AuditContent, previousHash: string): string {
  const { id, at, actor, actorName, action, outcome, begunId, targetKind, targetId, requestId, detail } =
    content;
  return JSON.stringify([
    ...[previousHash, id, at, actor, actorName, action, outcome],
    ...[begunId, targetKind, targetId, requestId, detail],
  ]);
}

/** A line as it stands in the chain, and the hash that its content has now. */
export interface ChainLink extends ChainPlace {
  readonly previousHash: string;
  readonly contentHash: string;
}

/** Something that is not as it was chained. Positions are those that the lines have now. */
export type ChainFinding =
  | { readonly kind: 'altered' | 'reordered' | 'replaced'; readonly position: number }
  | { readonly kind: 'removed' | 'inserted'; readonly position: number; readonly until: number };

/** True if the line is whole and follows `before` directly. */
export function isChained(before: ChainPlace, link: ChainLink): boolean {
  return (
    link.contentHash === link.hash &&
    link.previousHash === before.hash &&
    link.position === before.position + 1
  );
}

export interface JudgedLink {
  /** The line that stands before this one, or `CHAIN_START`. */
  readonly before: ChainPlace;
  readonly link: ChainLink;
  /** Where the line is now that this one was chained to: null if there is none, 0 for the beginning. */
  readonly predecessorAt: number | null;
  /** Positions that were found to be of lines which belong elsewhere. */
  readonly moved: ReadonlySet<number>;
}

/** Names what is wrong with a line, or between it and the line before it: nothing if it is chained. */
export function judgeLink({ before, link, predecessorAt, moved }: JudgedLink): readonly ChainFinding[] {
  const { position } = link;
  const altered: ChainFinding[] = link.contentHash === link.hash ? [] : [{ kind: 'altered', position }];
  if (link.previousHash !== before.hash)
    return [...altered, ...judgeBreak(before, position, { predecessorAt, moved })];
  // It follows the right line: only its number can be another.
  return position === before.position + 1 ? altered : [...altered, { kind: 'reordered', position }];
}

function judgeBreak(
  before: ChainPlace,
  position: number,
  { predecessorAt, moved }: Pick<JudgedLink, 'predecessorAt' | 'moved'>,
): ChainFinding[] {
  const next = before.position + 1;
  if (predecessorAt === null) {
    // A gap in the numbers: lines are gone. Without one, the line before is another than it was chained to.
    if (position > next) return [{ kind: 'removed', position: next, until: position - 1 }];
    return [{ kind: 'replaced', position: before.position }];
  }
  if (predecessorAt >= position) return [{ kind: 'reordered', position }];
  // It follows a line that was moved: that one was named.
  if (moved.has(predecessorAt)) return [];
  for (let between = predecessorAt + 1; between <= before.position; between += 1)
    if (moved.has(between)) return [{ kind: 'reordered', position }];
  return [{ kind: 'inserted', position: predecessorAt + 1, until: before.position }];
}

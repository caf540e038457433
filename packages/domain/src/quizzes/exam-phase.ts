/** What decides whether an exam can be taken, for who is allowed nothing else. */
interface DatedExam {
  readonly status: 'draft' | 'published' | 'retired';
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** Whether an exam can be taken; where it is a matter of dates, from when on it is or is not. */
export type ExamPhase =
  | { readonly kind: 'draft' | 'retired' | 'open'; readonly at: null }
  | { readonly kind: 'opens' | 'closes' | 'closed'; readonly at: Date };

/** In which phase an exam is now: `opens` later, `closes` later and is open until then, or is `closed` since. */
export function examPhaseOf({ status, opensAt, closesAt }: DatedExam, now: Date): ExamPhase {
  if (status !== 'published') return { kind: status, at: null };
  if (closesAt !== null && now >= closesAt) return { kind: 'closed', at: closesAt };
  if (opensAt !== null && now < opensAt) return { kind: 'opens', at: opensAt };
  return closesAt === null ? { kind: 'open', at: null } : { kind: 'closes', at: closesAt };
}

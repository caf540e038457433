import type { ReconciledPart } from '@studyhall/domain/billing/differences';
import type { ReconciliationView } from '../billing/admin-views.ts';

interface Asked {
  readonly days?: number;
  readonly cursor?: string;
}

/** Everything that reconciliation finds, whoever asks for its pages, and how much of each part it has compared. */
export async function reconcileAll(
  ask: (asked: Asked) => Promise<ReconciliationView>,
  asked: Omit<Asked, 'cursor'> = {},
): Promise<{
  readonly compared: Readonly<Partial<Record<ReconciledPart, number>>>;
  readonly differences: ReconciliationView['differences'];
}> {
  const compared: Partial<Record<ReconciledPart, number>> = {};
  const differences: ReconciliationView['differences'] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await ask({ ...asked, ...(cursor === undefined ? {} : { cursor }) });
    compared[page.part] = (compared[page.part] ?? 0) + page.compared;
    differences.push(...page.differences);
    cursor = page.nextCursor;
  }
  return { compared, differences };
}

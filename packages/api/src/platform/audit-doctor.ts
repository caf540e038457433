import type { DataCheck, Flaw } from './data-check.ts';
import { type AuditFinding, verifyAudit } from './verify-audit.ts';

const FLAWS_MAX = 100;

function told(finding: AuditFinding): Pick<Flaw, 'key' | 'what'> {
  if (finding.kind === 'head') return { key: 'head', what: 'no line has the hash that was kept' };
  if (finding.kind === 'unchained')
    return {
      key: 'end',
      what: `${finding.count} lines wait for their place since ${finding.since.toISOString()}`,
    };
  const places = 'until' in finding ? `${finding.position} to ${finding.until}` : String(finding.position);
  return { key: finding.id ?? places, what: `place ${places}: ${finding.kind}` };
}

/** The whole chain in one look: a line is judged by the one before it, and a page would begin without one. */
export const auditChainCheck: DataCheck = {
  name: 'platform.audit-chain',
  holds: 'No line of the audit log was altered, removed, added or put elsewhere',
  look: async (db, { now }) => {
    const flaws: Flaw[] = [];
    const walk = verifyAudit(db, { now });
    for (;;) {
      const { value, done } = await walk.next();
      if (done === true) return { seen: value.checked, flaws, next: null };
      if (flaws.length === FLAWS_MAX) continue;
      flaws.push({
        ...{ table: 'platform.audit_log', ...told(value) },
        cure: 'studyhall audit verify; compare the log with that of a backup: somebody had the rights of its owner',
      });
    }
  },
};

import { isStorableText } from '../primitives.ts';

/** What a line of the audit log says beside who, what and whom. */
export type AuditDetail = Readonly<Record<string, unknown>>;

const TEXT_MAX = 300;
const ITEMS_MAX = 20;
const DEPTH_MAX = 3;
const JSON_MAX = 4_000;

/** A text that a line of the audit log can keep: what cannot be stored is replaced, what is too long is cut. */
export function auditText(text: string, max: number = TEXT_MAX): string {
  const characters = Array.from(text.slice(0, 2 * max), (one) => (isStorableText(one) ? one : '\ufffd'));
  const isCut = characters.length > max || text.length > 2 * max;
  return isCut ? `${characters.slice(0, max - 1).join('')}…` : characters.join('');
}

/**
 * The detail as it is kept, 4,000 characters of JSON at most: long texts and lists are cut and say so by "…", functions
 * and what else JSON cannot say are left out. Where all of it is still too long, only that is said.
 */
export function boundedDetail(detail: AuditDetail): AuditDetail {
  const bounded = Object.fromEntries(membersOf(detail, 0));
  return JSON.stringify(bounded).length <= JSON_MAX ? bounded : { tooLong: true };
}

function membersOf(value: object, depth: number): [string, unknown][] {
  return Object.entries(value)
    .slice(0, ITEMS_MAX)
    .map(([name, member]): [string, unknown] => [auditText(name, 50), bounded(member, depth + 1)])
    .filter(([, member]) => member !== undefined);
}

function bounded(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return auditText(value);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (depth >= DEPTH_MAX) return '…';
  if (!Array.isArray(value)) return Object.fromEntries(membersOf(value, depth));
  const items = value.slice(0, ITEMS_MAX).map((item) => bounded(item, depth + 1) ?? null);
  return value.length > ITEMS_MAX ? [...items, '…'] : items;
}

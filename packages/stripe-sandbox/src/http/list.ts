import type { List } from '../objects.ts';
import { badParameter, notFound } from './failure.ts';
import type { Page } from './parameters.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

interface Listed {
  readonly id: string;
  readonly created?: number;
}

/** One page of what is listed, newest first, by Stripe's cursors. */
export function listPage<T extends Listed>(url: string, items: readonly T[], asked: Page): List<T> {
  const limit = asked.limit ?? DEFAULT_LIMIT;
  if (limit < 1 || limit > MAX_LIMIT)
    throw badParameter(`Invalid integer: limit must be between 1 and ${MAX_LIMIT}.`, { param: 'limit' });
  const found = items.filter(({ created }) => isInRange(created ?? 0, asked.created));
  const after = asked.starting_after;
  const before = asked.ending_before;
  if (after !== undefined && before !== undefined)
    throw badParameter('You may only specify one of these parameters: starting_after, ending_before.');
  if (before !== undefined) {
    const end = positionOf(found, before, 'ending_before');
    const data = found.slice(Math.max(0, end - limit), end);
    return { object: 'list', data, has_more: end > limit, url };
  }
  const start = after === undefined ? 0 : positionOf(found, after, 'starting_after') + 1;
  return {
    object: 'list',
    data: found.slice(start, start + limit),
    has_more: found.length > start + limit,
    url,
  };
}

/** A list that is nested in an object and shown whole. */
export function wholeList<T>(url: string, data: readonly T[]): List<T> {
  return { object: 'list', data: [...data], has_more: false, url };
}

function positionOf(items: readonly Listed[], id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position < 0) throw notFound('object', id, param);
  return position;
}

function isInRange(created: number, range: Page['created']): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return created === range;
  const { gt, gte, lt, lte } = range;
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  );
}

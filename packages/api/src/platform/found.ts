import { DomainError } from '@studyhall/domain/errors';

/** What was looked for. Errors: `not-found` if there is none, or it is somebody else's. */
export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new DomainError('not-found');
  return value;
}

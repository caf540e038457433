import { type NeededScope, scopeFault } from '@studyhall/domain/auth/scopes';
import type { Viewer } from './context.ts';

/**
 * Whether somebody may do now what the role of an administrator opens, where that is no procedure: with the second factor
 * that is wanted, and with a token of which the scope is.
 */
export function isActingAdministrator(viewer: Viewer, scope: NeededScope): boolean {
  if (viewer.role !== 'admin' || viewer.isSecondFactorMissing === true) return false;
  return viewer.scopes === undefined || scopeFault(viewer.scopes, scope) === undefined;
}

import type { Scope } from '@studyhall/domain/auth/scopes';

/** Where the words of a scope stand: a colon would name another catalogue. */
export const scopeKeys = {
  read: 'read',
  learn: 'learn',
  author: 'author',
  'admin:read': 'adminRead',
  'admin:write': 'adminWrite',
} as const satisfies Record<Scope, string>;

import { normalForm } from '../normal-form.ts';

/**
 * The form in which addresses are compared and claimed. The part before the "@" is lower-cased too: the standard lets a
 * server tell "Ada" from "ada", no server in use does, and two accounts for one mailbox would surprise everybody.
 */
export function canonicalEmail(address: string): string {
  return normalForm(address.trim(), 'NFKC').toLowerCase();
}

/** What somebody typed into a log-in field: an address if there is an "@" in it, else a user name. */
export function identifierKindOf(identifier: string): 'email' | 'username' {
  return identifier.includes('@') ? 'email' : 'username';
}

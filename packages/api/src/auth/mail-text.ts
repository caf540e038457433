import type { Mail } from '../platform/outbox.ts';

export interface MailFacts {
  /** Empty where nothing is known of it, or nothing may be said. */
  readonly name: string;
  readonly link: string;
  /** By whom one may sign in, where the mail is about that; else empty. */
  readonly provider: string;
  /** When something happens, where the mail says so. */
  readonly date: Date | null;
}

/** A mail of an account. Plain text: nothing to track, nothing to block, readable in a terminal. */
export type MailText = (facts: MailFacts) => Pick<Mail, 'subject' | 'text'>;

const greeted = (word: string, name: string): string => (name === '' ? `${word},` : `${word} ${name},`);
/** How a mail begins, whether or not a name is known. */
export const hello = (name: string): string => greeted('Hello', name);

/** The same in German. */
export const hallo = (name: string): string => greeted('Hallo', name);

import type { LanguageTag } from '@studyhall/domain/primitives';
import type { Mail } from '../platform/outbox.ts';

/** The mails of accounts. Plain text: nothing to track, nothing to block, readable in a terminal. */
export type MailText = (facts: { readonly name: string; readonly link: string }) => Omit<Mail, 'to'>;

export type MailKind = 'verify' | 'already-registered' | 'reset' | 'password-changed' | 'address-changed';

const english: Record<MailKind, MailText> = {
  verify: ({ name, link }) => ({
    subject: 'Confirm your address',
    text: `Hello ${name},

open this link to confirm that this address is yours. After that you can sign in with it.

${link}

The link works once, for 24 hours. If you did not ask for it, somebody mistyped an address: ignore this mail and nothing happens.
`,
  }),
  'already-registered': ({ link }) => ({
    subject: 'You already have an account',
    text: `Hello,

somebody, probably you, gave this address for an account. It already belongs to one, so it was not given to another.

Sign in with your address here:

${link}

If you forgot your password, the same page lets you set a new one. If this was not you, ignore this mail.
`,
  }),
  reset: ({ name, link }) => ({
    subject: 'Set a new password',
    text: `Hello ${name},

open this link to set a new password. Everybody who is signed in with your account, on every device, is then signed out.

${link}

The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.
`,
  }),
  'password-changed': ({ name, link }) => ({
    subject: 'Your password was changed',
    text: `Hello ${name},

the password of your account was changed just now. If that was you, there is nothing to do.

If it was not, set a new one at once:

${link}
`,
  }),
  'address-changed': ({ name }) => ({
    subject: 'Your address was changed',
    text: `Hello ${name},

your account now has another address, so this one no longer signs you in. If that was you, there is nothing to do.

If it was not, write to whoever runs this site.
`,
  }),
};

const german: Record<MailKind, MailText> = {
  verify: ({ name, link }) => ({
    subject: 'Bestätige deine Adresse',
    text: `Hallo ${name},

öffne diesen Link, um zu bestätigen, dass dir diese Adresse gehört. Danach kannst du dich mit ihr anmelden.

${link}

Der Link gilt einmal und 24 Stunden lang. Wenn du ihn nicht angefordert hast, hat sich jemand vertippt: Ignoriere diese Mail, dann geschieht nichts.
`,
  }),
  'already-registered': ({ link }) => ({
    subject: 'Du hast bereits ein Konto',
    text: `Hallo,

jemand, vermutlich du, hat diese Adresse für ein Konto angegeben. Sie gehört bereits zu einem und wurde deshalb keinem zweiten gegeben.

Melde dich hier mit deiner Adresse an:

${link}

Falls du dein Passwort vergessen hast, kannst du auf derselben Seite ein neues setzen. Wenn du das nicht warst, ignoriere diese Mail.
`,
  }),
  reset: ({ name, link }) => ({
    subject: 'Setze ein neues Passwort',
    text: `Hallo ${name},

öffne diesen Link, um ein neues Passwort zu setzen. Alle, die mit deinem Konto angemeldet sind, werden dann auf jedem Gerät abgemeldet.

${link}

Der Link gilt einmal und eine Stunde lang. Wenn du ihn nicht angefordert hast, ignoriere diese Mail: Dein Passwort bleibt, wie es ist.
`,
  }),
  'password-changed': ({ name, link }) => ({
    subject: 'Dein Passwort wurde geändert',
    text: `Hallo ${name},

das Passwort deines Kontos wurde soeben geändert. Wenn du das warst, ist nichts zu tun.

Wenn nicht, setze sofort ein neues:

${link}
`,
  }),
  'address-changed': ({ name }) => ({
    subject: 'Deine Adresse wurde geändert',
    text: `Hallo ${name},

dein Konto hat jetzt eine andere Adresse; mit dieser kannst du dich nicht mehr anmelden. Wenn du das warst, ist nichts zu tun.

Wenn nicht, schreibe an die Betreiber dieser Seite.
`,
  }),
};

export const mailTexts: Record<LanguageTag, Record<MailKind, MailText>> = { en: english, de: german };

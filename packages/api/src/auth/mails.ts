import { INVITATION_DAYS } from '@studyhall/domain/auth/people-schemas';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { type DeletionMail, deletionMails } from './deletion-mails.ts';
import { type FactorNotice, factorMails } from './factors/mails.ts';
import { hallo, hello, type MailText } from './mail-text.ts';
import { mergeMails } from './merge-mails.ts';
import { type QuestionNotice, questionMails } from './question-mails.ts';
import { type HidingNotice, hidingMails } from './reports/mails.ts';

type OwnKind =
  | 'verify'
  | 'already-registered'
  | 'address-waiting'
  | 'reset'
  | 'invitation'
  | 'password-changed'
  | 'address-changed'
  | 'provider-linked'
  | 'provider-unlinked';
export type MailKind =
  | OwnKind
  | DeletionMail
  | FactorNotice
  | HidingNotice
  | QuestionNotice
  | 'account-merged';

const english: Record<OwnKind, MailText> = {
  verify: ({ name, link }) => ({
    subject: 'Confirm your address',
    text: `${hello(name)}

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
  'address-waiting': ({ link }) => ({
    subject: 'Confirm your address to sign in with it',
    text: `Hello,

somebody, probably you, tried to sign in with this address. It was given for an account but never confirmed, so it signs nobody in yet.

Open this link to confirm it. The page then asks for the password, or lets you set a new one:

${link}

The link works once, for 24 hours. If this was not you, ignore this mail and nothing happens.
`,
  }),
  reset: ({ name, link }) => ({
    subject: 'Set a new password',
    text: `${hello(name)}

open this link to set a new password. Everybody who is signed in with your account, on every device, is then signed out.

${link}

The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays as it is.
`,
  }),
  invitation: ({ name, link }) => ({
    subject: 'An account was made for you',
    text: `${hello(name)}

somebody who runs this site has made an account for you. Open this link to set its password and to sign in:

${link}

The link works once, for ${INVITATION_DAYS} days. If you did not expect it, ignore this mail: nobody else can enter with your address.
`,
  }),
  'password-changed': ({ name, link }) => ({
    subject: 'Your password was changed',
    text: `${hello(name)}

the password of your account was changed just now. If that was you, there is nothing to do.

If it was not, set a new one at once:

${link}
`,
  }),
  'address-changed': ({ name }) => ({
    subject: 'Your address was changed',
    text: `${hello(name)}

your account now has another address, so this one no longer signs you in. If that was you, there is nothing to do.

If it was not, write to whoever runs this site.
`,
  }),
  'provider-linked': ({ name, link, provider }) => ({
    subject: `You can now sign in by ${provider}`,
    text: `${hello(name)}

your account was just linked to ${provider}, which from now on signs you in. If that was you, there is nothing to do.

If it was not, remove it here and set a new password:

${link}
`,
  }),
  'provider-unlinked': ({ name, link, provider }) => ({
    subject: `You no longer sign in by ${provider}`,
    text: `${hello(name)}

${provider} was just removed from your account, so it no longer signs you in. If that was you, there is nothing to do.

If it was not, look at your account here and set a new password:

${link}
`,
  }),
};

const german: Record<OwnKind, MailText> = {
  verify: ({ name, link }) => ({
    subject: 'Bestätige deine Adresse',
    text: `${hallo(name)}

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
  'address-waiting': ({ link }) => ({
    subject: 'Bestätige deine Adresse, um dich damit anzumelden',
    text: `Hallo,

jemand, vermutlich du, wollte sich mit dieser Adresse anmelden. Sie wurde für ein Konto angegeben, aber nie bestätigt; deshalb kann sich noch niemand mit ihr anmelden.

Öffne diesen Link, um sie zu bestätigen. Die Seite fragt dann nach dem Passwort oder lässt dich ein neues setzen:

${link}

Der Link gilt einmal und 24 Stunden lang. Wenn du das nicht warst, ignoriere diese Mail, dann geschieht nichts.
`,
  }),
  reset: ({ name, link }) => ({
    subject: 'Setze ein neues Passwort',
    text: `${hallo(name)}

öffne diesen Link, um ein neues Passwort zu setzen. Alle, die mit deinem Konto angemeldet sind, werden dann auf jedem Gerät abgemeldet.

${link}

Der Link gilt einmal und eine Stunde lang. Wenn du ihn nicht angefordert hast, ignoriere diese Mail: Dein Passwort bleibt, wie es ist.
`,
  }),
  invitation: ({ name, link }) => ({
    subject: 'Für dich wurde ein Konto angelegt',
    text: `${hallo(name)}

jemand, der diese Seite betreibt, hat ein Konto für dich angelegt. Öffne diesen Link, um sein Passwort zu setzen und dich anzumelden:

${link}

Der Link gilt einmal und ${INVITATION_DAYS} Tage lang. Wenn du ihn nicht erwartet hast, ignoriere diese Mail: Niemand sonst kommt mit deiner Adresse herein.
`,
  }),
  'password-changed': ({ name, link }) => ({
    subject: 'Dein Passwort wurde geändert',
    text: `${hallo(name)}

das Passwort deines Kontos wurde soeben geändert. Wenn du das warst, ist nichts zu tun.

Wenn nicht, setze sofort ein neues:

${link}
`,
  }),
  'address-changed': ({ name }) => ({
    subject: 'Deine Adresse wurde geändert',
    text: `${hallo(name)}

dein Konto hat jetzt eine andere Adresse; mit dieser kannst du dich nicht mehr anmelden. Wenn du das warst, ist nichts zu tun.

Wenn nicht, schreibe an die Betreiber dieser Seite.
`,
  }),
  'provider-linked': ({ name, link, provider }) => ({
    subject: `Du kannst dich jetzt über ${provider} anmelden`,
    text: `${hallo(name)}

dein Konto wurde soeben mit ${provider} verknüpft; von nun an kannst du dich darüber anmelden. Wenn du das warst, ist nichts zu tun.

Wenn nicht, entferne die Verknüpfung hier und setze ein neues Passwort:

${link}
`,
  }),
  'provider-unlinked': ({ name, link, provider }) => ({
    subject: `Du meldest dich nicht mehr über ${provider} an`,
    text: `${hallo(name)}

${provider} wurde soeben von deinem Konto entfernt; du kannst dich nicht mehr darüber anmelden. Wenn du das warst, ist nichts zu tun.

Wenn nicht, sieh hier in deinem Konto nach und setze ein neues Passwort:

${link}
`,
  }),
};

export const mailTexts: Record<LanguageTag, Record<MailKind, MailText>> = {
  en: {
    ...english,
    ...deletionMails.en,
    ...factorMails.en,
    ...hidingMails.en,
    ...questionMails.en,
    'account-merged': mergeMails.en,
  },
  de: {
    ...german,
    ...deletionMails.de,
    ...factorMails.de,
    ...hidingMails.de,
    ...questionMails.de,
    'account-merged': mergeMails.de,
  },
};

import { INVITATION_DAYS } from '@studyhall/domain/auth/people-schemas';
import { localeOf } from '@studyhall/domain/locale';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { type FactorNotice, factorMails } from './factors/mails.ts';
import type { MailText } from './mail-text.ts';

type OwnKind =
  | 'verify'
  | 'already-registered'
  | 'address-waiting'
  | 'reset'
  | 'invitation'
  | 'password-changed'
  | 'address-changed'
  | 'provider-linked'
  | 'provider-unlinked'
  | 'deletion-asked'
  | 'deletion-announced'
  | 'deletion-taken-back'
  | 'deletion-given-up';
export type MailKind = OwnKind | FactorNotice;

const greeted = (word: string, name: string): string => (name === '' ? `${word},` : `${word} ${name},`);
const hello = (name: string): string => greeted('Hello', name);
const hallo = (name: string): string => greeted('Hallo', name);
/** In UTC, which the mail says: nobody knows where it is read. */
const moment = (date: Date | null, language: LanguageTag): string =>
  date === null
    ? ''
    : date.toLocaleString(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

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
  'deletion-asked': ({ name, link, date }) => ({
    subject: 'Your account will be deleted',
    text: `${hello(name)}

your account is closed, and everybody who was signed in with it is signed out. On ${moment(date, 'en')} (UTC) it will be erased with everything that belongs to it. What has to be kept, such as payments, then names nobody any more.

Until then you can take this back. Open this link and press the button there, or sign in:

${link}

If you did not ask for this, take it back now and set a new password.
`,
  }),
  'deletion-announced': ({ name, date }) => ({
    subject: 'Your account will be deleted',
    text: `${hello(name)}

your account was closed by whoever runs this site. On ${moment(date, 'en')} (UTC) it will be erased with everything that belongs to it. What has to be kept, such as payments, then names nobody any more.

If you want to keep it, write to them before that day: only they can open it again.
`,
  }),
  'deletion-given-up': ({ name, link }) => ({
    subject: 'Your account will not be deleted',
    text: `${hello(name)}

whoever runs this site has opened your account again, so it will not be erased, and you can use it as before.

If you still want it deleted, ask for that again here:

${link}
`,
  }),
  'deletion-taken-back': ({ name, link }) => ({
    subject: 'Your account stays',
    text: `${hello(name)}

the deletion of your account was taken back just now: it is open again, and nothing is erased. If that was you, there is nothing to do.

If it was not, somebody may know your password. Set a new one at once:

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
  'deletion-asked': ({ name, link, date }) => ({
    subject: 'Dein Konto wird gelöscht',
    text: `${hallo(name)}

dein Konto ist geschlossen, und alle, die damit angemeldet waren, sind abgemeldet. Am ${moment(date, 'de')} (UTC) wird es mit allem gelöscht, was dazugehört. Was aufbewahrt werden muss, etwa Zahlungen, nennt dann niemanden mehr.

Bis dahin kannst du das zurücknehmen. Öffne diesen Link und drücke dort auf den Knopf, oder melde dich an:

${link}

Wenn du das nicht wolltest, nimm es jetzt zurück und setze ein neues Passwort.
`,
  }),
  'deletion-announced': ({ name, date }) => ({
    subject: 'Dein Konto wird gelöscht',
    text: `${hallo(name)}

die Betreiber dieser Seite haben dein Konto geschlossen. Am ${moment(date, 'de')} (UTC) wird es mit allem gelöscht, was dazugehört. Was aufbewahrt werden muss, etwa Zahlungen, nennt dann niemanden mehr.

Wenn du es behalten willst, schreibe ihnen vor diesem Tag: Nur sie können es wieder öffnen.
`,
  }),
  'deletion-given-up': ({ name, link }) => ({
    subject: 'Dein Konto wird nicht gelöscht',
    text: `${hallo(name)}

die Betreiber dieser Seite haben dein Konto wieder geöffnet. Es wird nicht gelöscht, und du kannst es benutzen wie zuvor.

Wenn du es weiterhin löschen willst, verlange das hier noch einmal:

${link}
`,
  }),
  'deletion-taken-back': ({ name, link }) => ({
    subject: 'Dein Konto bleibt',
    text: `${hallo(name)}

die Löschung deines Kontos wurde soeben zurückgenommen: Es ist wieder offen, und nichts wird gelöscht. Wenn du das warst, ist nichts zu tun.

Wenn nicht, kennt vielleicht jemand dein Passwort. Setze sofort ein neues:

${link}
`,
  }),
};

export const mailTexts: Record<LanguageTag, Record<MailKind, MailText>> = {
  en: { ...english, ...factorMails.en },
  de: { ...german, ...factorMails.de },
};

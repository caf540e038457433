import { localeOf } from '@studyhall/domain/locale';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { hallo, hello, type MailText } from './mail-text.ts';

export type DeletionMail =
  | 'deletion-asked'
  | 'deletion-announced'
  | 'deletion-taken-back'
  | 'deletion-given-up';

/** In UTC, which the mail says: nobody knows where it is read. */
const moment = (date: Date | null, language: LanguageTag): string =>
  date === null
    ? ''
    : date.toLocaleString(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

const english: Record<DeletionMail, MailText> = {
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

const german: Record<DeletionMail, MailText> = {
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

/** What an account is told that is to be erased, or is so no more. */
export const deletionMails: Record<LanguageTag, Record<DeletionMail, MailText>> = { en: english, de: german };

import { DELETION_DAYS } from '@studyhall/domain/auth/deletion';
import type { LanguageTag } from '@studyhall/domain/primitives';
import { hallo, hello, type MailText } from './mail-text.ts';

/** What an account is told that becomes part of another. */
export const mergeMails: Readonly<Record<LanguageTag, MailText>> = {
  en: ({ name, link }) => ({
    subject: 'Your account becomes part of another',
    text: `${hello(name)}

this account was closed just now and becomes part of another one of yours, by a code that was made in it. What you did and earned is there. In the settings of that account it can be undone for ${DELETION_DAYS} days; then this one is erased.

If that was not you, somebody was signed in with your account: write to your administrator at once, and set a new password here as soon as it is open again:

${link}
`,
  }),
  de: ({ name, link }) => ({
    subject: 'Dein Konto wird Teil eines anderen',
    text: `${hallo(name)}

dieses Konto wurde soeben geschlossen und wird Teil eines anderen von dir, mit einem Code, der darin gemacht wurde. Was du getan und erreicht hast, ist dort. In den Einstellungen jenes Kontos lässt es sich ${DELETION_DAYS} Tage lang rückgängig machen; dann wird dieses gelöscht.

Wenn du das nicht warst, war jemand mit deinem Konto angemeldet: Schreib sofort an deine Administration, und setze hier ein neues Passwort, sobald es wieder offen ist:

${link}
`,
  }),
};

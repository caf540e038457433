import type { LanguageTag } from '@studyhall/domain/primitives';
import { hallo, hello, type MailText } from '../mail-text.ts';

/** What an account is told when another way of signing in was added or taken away. */
export const factorNotices = [
  'totp-added',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
  'password-removed',
  'second-factor-reset',
] as const;
export type FactorNotice = (typeof factorNotices)[number];

const english = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hello(name)}

${what} Every other device was signed out.

If that was you, there is nothing to do. If it was not, set a new password at once, and then look at the security settings of your account:

${link}
`,
  });
};

const german = (subject: string, what: string): MailText => {
  return ({ name, link }) => ({
    subject,
    text: `${hallo(name)}

${what} Alle anderen Geräte wurden abgemeldet.

Wenn du das warst, ist nichts zu tun. Wenn nicht, setze sofort ein neues Passwort und sieh dir danach die Sicherheitseinstellungen deines Kontos an:

${link}
`,
  });
};

export const factorMails: Record<LanguageTag, Record<FactorNotice, MailText>> = {
  en: {
    'totp-added': english(
      'An app for codes was added',
      'signing in to your account now asks for a code of an app, too.',
    ),
    'totp-removed': english(
      'The app for codes was removed',
      'signing in to your account no longer asks for a code of an app.',
    ),
    'passkey-added': english(
      'A passkey was added',
      'your account can now be signed in to with another passkey.',
    ),
    'passkey-removed': english('A passkey was removed', 'one of the passkeys of your account was removed.'),
    'password-removed': english(
      'Your password was removed',
      'your account has no password any more: it is signed in to without one.',
    ),
    'second-factor-reset': english(
      'Your second factor was reset',
      'whoever runs this site has removed the app for codes, the passkeys and the recovery codes of your account.',
    ),
  },
  de: {
    'totp-added': german(
      'Eine App für Codes wurde eingerichtet',
      'beim Anmelden an deinem Konto wird jetzt auch nach dem Code einer App gefragt.',
    ),
    'totp-removed': german(
      'Die App für Codes wurde entfernt',
      'beim Anmelden an deinem Konto wird nicht mehr nach dem Code einer App gefragt.',
    ),
    'passkey-added': german(
      'Ein Passkey wurde hinzugefügt',
      'an deinem Konto kann man sich jetzt mit einem weiteren Passkey anmelden.',
    ),
    'passkey-removed': german('Ein Passkey wurde entfernt', 'ein Passkey deines Kontos wurde entfernt.'),
    'password-removed': german(
      'Dein Passwort wurde entfernt',
      'dein Konto hat kein Passwort mehr: Du meldest dich ohne eines an.',
    ),
    'second-factor-reset': german(
      'Dein zweiter Faktor wurde zurückgesetzt',
      'die Betreiber dieser Seite haben die App für Codes, die Passkeys und die Wiederherstellungscodes deines Kontos entfernt.',
    ),
  },
};

import type { LanguageTag } from '@studyhall/domain/primitives';

interface Readme {
  readonly name: string;
  readonly text: string;
}

const day = (now: Date): string => now.toISOString().slice(0, 10);

/** What stands first in the archive of an account. */
export const readmeOf: Record<LanguageTag, (now: Date) => Readme> = {
  en: (now) => ({
    name: 'README.txt',
    text: `Everything that this site holds about your account, as of ${day(now)}.

Each folder is a part of the site:

auth          your account: names, addresses, profile, devices, programs, passkeys
billing       orders, payments, credits and plans
gamification  XP, levels, streak, achievements, boards
platform      files you sent, your pictures, and what you did as an administrator
progress      courses, levels and certificates, those as PDF as well
quizzes       quizzes you took, with your answers

The files that end in .json are text: every editor and every browser opens them. Times are in UTC unless they say otherwise.

What is not in here: passwords, keys and the secrets of sign-ins, which are kept as hashes or sealed and say nothing of you, and what belongs to other people.
`,
  }),
  de: (now) => ({
    name: 'LIESMICH.txt',
    text: `Alles, was diese Seite über dein Konto speichert, Stand ${day(now)}.

Jeder Ordner ist ein Teil der Seite:

auth          dein Konto: Namen, Adressen, Profil, Geräte, Programme, Passkeys
billing       Bestellungen, Zahlungen, Guthaben und Abos
gamification  XP, Level, Serie, Erfolge, Ranglisten
platform      Dateien, die du geschickt hast, deine Bilder und was du als Administrator getan hast
progress      Kurse, Level und Zertifikate, diese auch als PDF
quizzes       deine Quizze mit deinen Antworten

Die Dateien mit der Endung .json sind Text: Jeder Editor und jeder Browser öffnet sie. Zeiten sind in UTC, wenn nichts anderes dabeisteht.

Was nicht darin steht: Passwörter, Schlüssel und die Geheimnisse von Anmeldungen, die nur als Prüfsumme oder versiegelt gespeichert sind und nichts über dich sagen, und was anderen gehört.
`,
  }),
};

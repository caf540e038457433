import type { Catalogue } from '../catalogue.ts';

export const profile: Catalogue['profile'] = {
  title: 'Profil',
  lead: 'Andere sehen deinen Avatar und deinen Vornamen mit dem ersten Buchstaben des Nachnamens, sonst deinen Benutzernamen.',
  picture: { since: 'Lernt seit {{date}}', change: 'Avatar ändern' },
  about: {
    title: 'Über dich',
    firstName: 'Vorname',
    lastName: 'Nachname',
    bio: 'Kurz über mich',
    phone: 'Telefon',
    company: 'Firma oder Schule',
    save: 'Speichern',
    saved: 'Dein Profil ist gespeichert.',
  },
  problems: {
    phone: 'Nimm nur Ziffern, Leerzeichen und + ( ) . / -.',
    tooLong: 'Das ist zu lang.',
    names: {
      unseen: 'Dieser Name hat Zeichen, die niemand sieht. Bitte tippe ihn neu.',
      'no-letter': 'Ein Name braucht einen Buchstaben oder eine Ziffer.',
      'piled-marks': 'Dieser Name hat Akzente ohne Buchstaben oder zu viele auf einem.',
      'mixed-scripts':
        'Dieser Name mischt Buchstaben mehrerer Schriften, etwa kyrillische unter lateinische. Bitte schreib ihn in einer.',
      posing:
        'Diesen Namen hielte man für diese Installation oder wer sie betreibt. Bitte wähle einen anderen.',
    },
  },
  place: {
    title: 'Sprache und Zeit',
    language: 'Sprache',
    timeZone: 'Zeitzone',
    timeZoneHint: 'Bestimmt, wann ein Tag deiner Serie beginnt.',
    noZone: 'Keine solche Zeitzone',
  },
  choices: {
    title: 'Entscheidungen',
    leaderboards: 'Mich in Ranglisten zeigen',
    leaderboardsHint: 'Benutzername, Avatar und XP. Aus: Du siehst die Ranglisten trotzdem.',
    guestLeaderboards: 'Registriere dich, um in Ranglisten zu erscheinen.',
    reducedMotion: 'Weniger Bewegung',
    reducedMotionHint: 'Kein Konfetti, nichts bewegt sich, was das Gerät auch sagt.',
    emails: 'E-Mails zu meinem Lernen',
    emailsHint: 'Erinnerungen und Neues zum Konto. Sicherheitsmails kommen immer.',
    marketing: 'Neues über neue Kurse',
    marketingHint: 'Ab und zu, und nie von anderen.',
    saved: 'Gespeichert.',
  },
  extraTime: 'Prüfungen geben dir {{percent}} % mehr Zeit.',
};

export const security: Catalogue['security'] = {
  title: 'Sicherheit',
  lead: 'Wie du hineinkommst und wo du angemeldet bist.',
  guest: {
    title: 'Noch nichts zu sichern',
    text: 'Ein Gastkonto lebt nur auf diesem Gerät. Registriere dich, und du kannst von überall wiederkommen.',
  },
  email: {
    title: 'E-Mail',
    confirmed: 'Bestätigt. Du kannst dich damit anmelden.',
    pending: 'Wartet darauf, dass du den Link öffnest, den wir gesendet haben.',
    none: 'Noch keine Adresse.',
    resend: 'Link noch einmal senden',
    resent: 'Der Link ist unterwegs an {{email}}.',
    change: 'E-Mail ändern',
    newEmail: 'Neue E-Mail',
    changed: 'Wir haben einen Link an {{email}} gesendet. Die Änderung gilt, sobald du ihn öffnest.',
  },
  password: {
    title: 'Passwort',
    submit: 'Passwort ändern',
    changed: 'Dein Passwort ist geändert, deine anderen Geräte sind abgemeldet.',
  },
  devices: {
    title: 'Geräte',
    lead: 'Melde ab, was du nicht kennst, und ändere dann dein Passwort.',
    current: 'Dieses Gerät',
    terminal: 'Terminal',
    browser: 'Browser',
    unnamed: 'Unbekanntes Gerät',
    seen: 'Aktiv {{when}}',
    signedIn: 'Angemeldet {{date}}',
    rename: '{{device}} umbenennen',
    name: 'Name des Geräts',
    nameProblem: 'Nimm 1 bis 100 Zeichen.',
    revoke: 'Abmelden',
    revokeNamed: '{{device}} abmelden',
    revoked: '{{device}} ist abgemeldet.',
    revokeOthers: 'Alle anderen abmelden',
    revokedOthers: 'Alle anderen Geräte sind abgemeldet.',
  },
};

import type { Catalogue } from '../catalogue.ts';

export const landing: Catalogue<'de'>['landing'] = {
  pageTitle: 'Jeden Tag ein wenig lernen',
  title: 'Jeden Tag ein wenig.\nBereit am Prüfungstag.',
  lead: 'Kurze Quiz, die jede Antwort erklären, Kurse zum Spielen, eine faire Prüfungsuhr und eine Serie, die dich wiederkommen lässt. Fang jetzt an, entscheide später.',
  startAsGuest: 'Als Gast starten',
  starting: 'Die Tür geht auf …',
  createAccount: 'Konto anlegen',
  logIn: 'Anmelden',
  promise: 'Keine E-Mail nötig. Registriere dich, wann du magst, nichts geht verloren.',
  pin: 'Du hast die PIN eines Spiels?',
  joinGame: 'Mitspielen',
  heroAlt: 'Ein warm beleuchteter Lernsaal in der Dämmerung, ein Weg führt zur offenen Tür',
  tryTitle: 'Probier gleich eine',
  tryHint: 'Wähle eine Antwort. Du siehst, warum.',
  tryQuestion: 'Welchen Port nutzt HTTPS normalerweise?',
  tryOptions: {
    a: { text: '80', why: 'Port 80 ist einfaches HTTP ohne Verschlüsselung.' },
    b: { text: '443', why: 'Ja. HTTPS ist HTTP in TLS, und dafür ist Port 443 da.' },
    c: { text: '22', why: 'Port 22 gehört SSH, der sicheren Shell.' },
    d: { text: '3389', why: 'Port 3389 ist das Remote-Desktop-Protokoll.' },
  },
  tryRight: 'Richtig. So funktioniert hier jede Frage.',
  tryWrong: 'Diese nicht, und jetzt weißt du, warum. So funktioniert hier jede Frage.',
  features: {
    title: 'Gemacht dafür, wie Menschen wirklich lernen',
    explain: {
      title: 'Jede Antwort erklärt sich',
      text: 'Nicht nur die richtige: Du liest auch, warum die anderen falsch sind, solange die Frage noch frisch ist.',
    },
    exam: {
      title: 'Eine faire Generalprobe',
      text: 'Der Prüfungsmodus hat die Uhr der echten Prüfung. Sie übersteht ein Neuladen, einen leeren Akku und sogar einen Gerätewechsel.',
    },
    streak: {
      title: 'Eine Gewohnheit, kein Sprint',
      text: 'XP, Level, 31 Erfolge und eine freundliche Serie in deiner eigenen Zeitzone. Zehn Minuten zählen.',
    },
    keys: {
      title: 'Hände an der Tastatur',
      text: 'Antworte mit einer Zahl, weiter mit Enter, merken mit M. Auf dem Handy ist alles in Reichweite des Daumens.',
    },
  },
  closing: { title: 'Dein Platz ist frei.', text: 'Zehn Sekunden bis zu deiner ersten Frage.' },
  footer: 'Studyhall steht allen offen und wird von den Menschen betrieben, die diese Seite anbieten.',
};

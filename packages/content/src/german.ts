import type { SampleTranslation } from './sample-translation.ts';

/** The sample content in German; what has no German text yet is shown in English. */
export const german: SampleTranslation = {
  questions: {
    security: {
      'sec-001': {
        text: 'Ein Plattenfehler ändert unbemerkt einige Beträge in der Lohndatei, und vierzig Leute bekommen zu viel oder zu wenig. Niemand von außen hat die Datei gesehen, und sie ließ sich die ganze Zeit öffnen. Welches Schutzziel wurde verfehlt?',
        options: [
          {
            text: 'Nichtabstreitbarkeit',
            explanation:
              'Nichtabstreitbarkeit heißt, dass niemand leugnen kann, was er getan hat. Hier bestreitet niemand etwas; die Zahlen selbst stimmen nicht.',
          },
          {
            text: 'Vertraulichkeit',
            explanation:
              'Bei der Vertraulichkeit geht es darum, wer Daten lesen kann, und kein Unbefugter hat diese Datei gesehen.',
          },
          {
            text: 'Verfügbarkeit',
            explanation:
              'Verfügbarkeit heißt, dass die Daten da sind, wenn man sie braucht; die Datei ließ sich die ganze Zeit öffnen.',
          },
          {
            text: 'Integrität',
            explanation:
              'Integrität heißt, dass Daten richtig bleiben und sich nur so ändern, wie es gewollt ist. Ein Missgeschick kann sie ebenso verletzen wie ein Angriff.',
          },
        ],
      },
    },
  },
  texts: {
    exam: {
      security: {
        title: 'Grundlagen der Sicherheit',
        description:
          'Phishing, Passwörter, Verschlüsselung, Firewalls, Backups: was Menschen und Systeme schützt, in kleinen Szenen aus dem Alltag.',
        'domain:1.1': 'Ziele, Maßnahmen und Risiken',
        'domain:1.2': 'Kryptografie in der Praxis',
        'domain:2.1': 'Täuschung und Social Engineering',
        'domain:2.2': 'Schadsoftware und Angriffe auf Programme',
        'domain:3.1': 'Passwörter, Anmeldung und Zugriff',
        'domain:3.2': 'Netze, WLAN und Cloud',
        'domain:4.1': 'Erkennen und reagieren',
        'domain:4.2': 'Backups, Fortbestand und Datenschutz',
      },
    },
  },
};

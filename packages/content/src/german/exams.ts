import { a1101German } from './a1101.ts';
import { a1102German } from './a1102.ts';
import { handsOnGerman } from './hands-on.ts';
import { networkGerman } from './network.ts';
import { securityGerman } from './security.ts';
import type { ExamTranslation } from './shape.ts';

/** By the code of the exam. */
export const germanExams: Readonly<Record<string, ExamTranslation>> = {
  security: {
    title: 'Grundlagen der Sicherheit',
    description:
      'Phishing, Passwörter, Verschlüsselung, Firewalls, Sicherungen: die Gedanken, die Menschen und Systeme schützen, in kleinen Szenen aus dem Arbeitsalltag.',
    domains: {
      '1.1': 'Schutzziele, Maßnahmen und Risiko',
      '1.2': 'Kryptografie in der Praxis',
      '2.1': 'Täuschung und Social Engineering',
      '2.2': 'Schadsoftware und Angriffe auf Programme',
      '3.1': 'Passwörter, Anmeldung und Zugriff',
      '3.2': 'Netze, Funk und Cloud',
      '4.1': 'Erkennen und reagieren',
      '4.2': 'Sicherungen, Notbetrieb und Datenschutz',
    },
    questions: securityGerman,
  },
  network: {
    title: 'Grundlagen der Netze',
    description:
      'Von Kabeln und Subnetzen bis zu DNS und Fehlersuche: wie Daten von einem Gerät zum anderen kommen und was man prüft, wenn sie es nicht tun.',
    domains: {
      '1.1': 'Schichten, Transport und Ports',
      '1.2': 'IPv4-Adressen und Subnetze',
      '1.3': 'IPv6',
      '2.1': 'Kabel und Switches',
      '2.2': 'Routing',
      '2.3': 'Funknetze',
      '3.1': 'Namen, Adressen und Zeit',
      '4.1': 'Fehler finden und beheben',
    },
    questions: networkGerman,
  },
  a1101: {
    title: 'IT-Support 1: Geräte und Netze',
    description:
      'Laptops, Netze, Hardware und die Cloud, wie sie am Helpdesk vorkommen. Finde heraus, was ausgefallen ist, warum, und was man zuerst versucht.',
    domains: {
      '1.1': 'Laptops und Mobilgeräte',
      '2.1': 'Adressen, Ports und Protokolle',
      '2.2': 'WLAN, Switches und Verkabelung',
      '3.1': 'Kabel, Arbeitsspeicher und Datenträger',
      '3.2': 'Mainboards, Strom und Drucker',
      '4.1': 'Virtualisierung und Cloud-Computing',
      '5.1': 'Fehlersuche an Hardware',
      '5.2': 'Fehlersuche in Netzen',
    },
    questions: a1101German,
  },
  a1102: {
    title: 'IT-Support 2: Systeme und Abläufe',
    description:
      'Betriebssysteme, Sicherheit, widerspenstige Software und gute Arbeitsgewohnheiten. Kleine Szenen aus dem Supportalltag, jede mit einer klaren Antwort.',
    domains: {
      '1.1': 'Werkzeuge und Befehle von Windows',
      '1.2': 'macOS, Linux und Dateisysteme',
      '2.1': 'Konten, Zugriff und Absicherung',
      '2.2': 'Bedrohungen und Social Engineering',
      '3.1': 'Fehlersuche in Windows und Programmen',
      '3.2': 'Anzeichen für Angriffe und Mobilgeräte',
      '4.1': 'Dokumentation, Änderungen und Sicherung',
      '4.2': 'Arbeitsschutz, Datenschutz und Umgang mit Menschen',
    },
    questions: a1102German,
  },
  'hands-on': {
    title: 'Zum Anpacken: rechnen, tippen, ordnen',
    description:
      'Hier gibt es nichts anzukreuzen: Rechne, tippe ein Wort, fülle Lücken, bring Schritte in die Reihenfolge, ordne zu. Eine Frage verlangt ein paar eigene Sätze, die ein Mensch bewertet.',
    domains: {
      '1': 'Rechnen',
      '2': 'Tippen und ausfüllen',
      '3': 'Reihenfolge und Zuordnung',
      '4': 'Mit eigenen Worten',
    },
    questions: handsOnGerman,
  },
};

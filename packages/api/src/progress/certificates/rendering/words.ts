import { localeOf } from '@studyhall/domain/locale';
import type { LanguageTag } from '@studyhall/domain/primitives';

/** What is printed beside the content, in the language of the certificate. */
export interface Words {
  readonly certificate: string;
  readonly hasCompleted: string;
  readonly duration: string;
  readonly levels: string;
  readonly stars: string;
  readonly score: string;
  readonly completed: string;
  readonly issued: string;
  readonly serial: string;
  readonly checkIt: string;
  readonly signedBy: (keyId: string) => string;
  readonly commands: (count: number) => string;
  readonly more: (count: number) => string;
  readonly qr: (url: string) => string;
  readonly revoked: string;
  readonly revokedOn: (date: string) => string;
  readonly superseded: string;
  readonly supersededBy: string;
  readonly starsOf: (stars: number) => string;
}

export const words: Readonly<Record<LanguageTag, Words>> = {
  en: {
    certificate: 'Certificate of completion',
    hasCompleted: 'has passed every level of the course',
    duration: 'Duration',
    levels: 'Levels',
    stars: 'Stars',
    score: 'Score',
    completed: 'Completed',
    issued: 'Issued',
    serial: 'Serial',
    checkIt: 'Check it at',
    signedBy: (keyId) => `Signed with Ed25519, key ${keyId}`,
    commands: (count) => (count === 1 ? '1 command' : `${count} commands`),
    more: (count) => `and ${count} more`,
    qr: (url) => `QR code of ${url}`,
    revoked: 'Revoked',
    revokedOn: (date) => `Revoked on ${date}: this certificate holds no longer`,
    superseded: 'Superseded',
    supersededBy: 'A corrected certificate took the place of this one',
    starsOf: (stars) => `${stars} of 3 stars`,
  },
  de: {
    certificate: 'Zertifikat',
    hasCompleted: 'hat jedes Level des Kurses bestanden',
    duration: 'Dauer',
    levels: 'Level',
    stars: 'Sterne',
    score: 'Ergebnis',
    completed: 'Abgeschlossen',
    issued: 'Ausgestellt',
    serial: 'Nummer',
    checkIt: 'Prüfen unter',
    signedBy: (keyId) => `Signiert mit Ed25519, Schlüssel ${keyId}`,
    commands: (count) => (count === 1 ? '1 Befehl' : `${count} Befehle`),
    more: (count) => `und ${count} weitere`,
    qr: (url) => `QR-Code von ${url}`,
    revoked: 'Widerrufen',
    revokedOn: (date) => `Widerrufen am ${date}: Dieses Zertifikat gilt nicht mehr`,
    superseded: 'Ersetzt',
    supersededBy: 'An die Stelle dieses Zertifikats ist ein berichtigtes getreten',
    starsOf: (stars) => `${stars} von 3 Sternen`,
  },
};

/** "45 minutes", "1.5 hours". */
export function durationOf(minutes: number, language: LanguageTag): string {
  const [amount, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.round(minutes / 6) / 10, 'hour'];
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(language), style).format(amount);
}

export function percentOf(scorePercent: number, language: LanguageTag): string {
  const style = { style: 'percent', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(language), style).format(scorePercent / 100);
}

import type { Catalogue } from '../catalogue.ts';

export const mode: Catalogue<'de'>['mode'] = {
  exam: 'Prüfung',
  study: 'Lernen',
  daily: 'Täglich',
  paper: 'Frühere Prüfung',
  practice: 'Wiederholung',
  assignment: 'Aufgabe',
};

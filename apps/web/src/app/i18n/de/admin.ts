import type { Catalogue } from '../catalogue.ts';

export const admin: Catalogue['admin'] = {
  mailbox: {
    title: 'Postausgang',
    lead: 'Mails, die diese Installation aufbewahrt, weil kein Mailserver sie annimmt.',
    emptyTitle: 'Noch keine Mails',
    emptyText:
      'Hier erscheint, was die Installation versenden will, etwa Links zum Bestätigen einer Adresse.',
    elsewhereTitle: 'Mails gehen über deinen Mailserver',
    elsewhereText: 'Sie werden zugestellt, also gibt es hier nichts zu lesen.',
    to: 'An',
    subject: 'Betreff',
    sent: 'Gesendet',
    back: 'Alle Mails',
  },
  users: {
    title: 'Benutzer',
    lead: 'Alle auf dieser Installation. Rollen ändert man im Terminal.',
    search: 'Benutzer finden',
    searchHint: 'Der Anfang eines Benutzernamens oder einer Adresse',
    name: 'Name',
    role: 'Rolle',
    level: 'Level',
    xp: 'XP',
    joined: 'Dabei seit',
    lastLogin: 'Letzte Anmeldung',
    never: 'nie',
    guest: 'Gast',
    inactive: 'abgeschaltet',
    emptyTitle: 'Niemand gefunden',
    emptyText: 'Kein Benutzername und keine Adresse beginnt so.',
    clear: 'Alle zeigen',
    roles: { admin: 'Administrator', member: 'Mitglied', guest: 'Gast', individual: 'Einzelperson' },
  },
};

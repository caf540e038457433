import type { Catalogue } from '../catalogue.ts';

export const reports: Catalogue<'de'>['reports'] = {
  report: {
    column: 'Melden',
    open: '{{name}} melden',
    title: '{{name}} melden',
    lead: 'Die Betreiber dieser Seite sehen es sich an. {{name}} erfährt nicht, von wem die Meldung kommt.',
    thing: 'Was ist unpassend?',
    things: { name: 'Der Name', picture: 'Das Bild' },
    reason: 'Warum?',
    reasonHint: 'Bis zu {{max}} Zeichen.',
    reasonMissing: 'Bitte sag in bis zu {{max}} Zeichen, warum.',
    send: 'Meldung senden',
    cancel: 'Abbrechen',
    sent: 'Danke. Jemand sieht es sich an.',
  },
  hidden: {
    name: 'Die Betreiber dieser Seite haben deinen Namen verborgen: Andere sehen einen neutralen. Wähle unten einen anderen, dann sehen sie ihn sofort.',
    picture:
      'Die Betreiber dieser Seite haben dein Bild verborgen: Andere sehen deinen Avatar. Sende ein anderes, dann sehen sie es sofort.',
  },
  queue: {
    title: 'Meldungen',
    lead: 'Namen und Bilder, die andere unpassend finden. Was du verbirgst, sieht sonst niemand mehr; wem es gehört, erfährt es und kann etwas anderes wählen.',
    states: { open: 'Wartet', hidden: 'Verborgen', dismissed: 'Belassen' },
    choose: 'Welche Meldungen',
    name: 'Name',
    picture: 'Bild',
    pictureOf: 'Das gemeldete Bild von {{name}}',
    gone: 'Das Konto hat inzwischen etwas anderes.',
    count_one: '{{count}} Meldung',
    count_other: '{{count}} Meldungen',
    said: '{{reporter}}, {{moment}}',
    nobody: 'Wer das gemeldet hat, ist nicht mehr bekannt.',
    decided: {
      hidden: 'Verborgen von {{name}}, {{moment}}',
      dismissed: 'Belassen von {{name}}, {{moment}}',
    },
    hide: 'Verbergen',
    dismiss: 'Belassen',
    restore: 'Wieder zeigen',
    done: {
      hidden: 'Verborgen: Andere sehen es nicht mehr.',
      dismissed: 'Alle sehen es.',
    },
    empty: { open: 'Nichts wartet', hidden: 'Nichts ist verborgen', dismissed: 'Nichts wurde belassen' },
    emptyText: 'Namen und Bilder werden in den Ranglisten gemeldet.',
  },
};

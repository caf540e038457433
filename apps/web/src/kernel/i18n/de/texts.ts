import type { Catalogue } from '../catalogue.ts';

export const texts: Catalogue<'de'>['texts'] = {
  elsewhere: 'Diese Seite steht anderswo:',
  version: 'Version {{version}} vom {{day}}',
  asked: {
    title: 'Datenschutz und Nutzungsbedingungen',
    lead: 'Diesen Seiten, wie sie heute lauten, hast du noch nicht zugestimmt. Bitte lies sie, und sag, ob du zustimmst. Was du auch wählst: Deine Daten mitnehmen und dein Konto löschen kannst du weiterhin.',
    privacy: 'Datenschutz lesen',
    terms: 'Nutzungsbedingungen lesen',
    agree: 'Ich stimme zu',
    later: 'Nicht jetzt',
    leave: 'Meine Daten und mein Konto',
  },
  edit: {
    title: 'Impressum, Datenschutz und Nutzungsbedingungen',
    lead: 'Von jeder Seite verlinkt. Wo unten in den Einstellungen eine Adresse steht, wird stattdessen diese verlinkt.',
    sample: 'Das ist das Muster, mit dem eine Installation beginnt. Es ist keine Rechtsberatung.',
    open: 'Noch auszufüllen',
    markdown: 'Markdown. Was in eckigen Klammern steht, gilt als nicht ausgefüllt.',
    asksAgain: 'Alle noch einmal zustimmen lassen',
    asksAgainHint: 'Wer angemeldet ist, wird einmal gefragt. Für mehr als einen verbesserten Fehler.',
    publish: 'Veröffentlichen',
    published: 'Als neue Version veröffentlicht.',
    unfit: '1 bis 50.000 Zeichen.',
    former: 'Frühere Versionen',
  },
};

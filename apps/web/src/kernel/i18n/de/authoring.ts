import type { Catalogue } from '../catalogue.ts';

export const authoring: Catalogue<'de'>['authoring'] = {
  asTable: 'Dasselbe als Tabelle',
  attempts_one: '{{count}} erster Versuch',
  attempts_other: '{{count}} erste Versuche',
  few: 'So wenige Versuche sagen noch wenig: Die Werte können sich noch stark ändern.',
  exams: {
    title: 'Statistik',
    lead: 'Wie schwer und wie zuverlässig deine Prüfungen sind und welche Fragen einen Blick brauchen.',
    none: 'Noch keine Prüfungen',
    noneText: 'Hier stehen die Prüfungen, die du verfasst.',
    questions_one: '{{count}} Frage',
    questions_other: '{{count}} Fragen',
  },
  exam: {
    title: 'Statistik von {{exam}}',
    lead: 'Aus dem ersten Versuch jeder Person im Prüfungsmodus. Neue Versuche sind nach ein bis zwei Minuten gezählt.',
    back: 'Alle Prüfungen',
    figures: 'Die Prüfung als Ganzes',
    none: 'Noch nichts zu zählen',
    noneText: 'Sobald jemand diese Prüfung im Prüfungsmodus beendet hat, stehen die Werte hier.',
  },
  stand: {
    retired:
      'Diese Prüfung ist zurückgezogen: Niemand legt sie mehr ab, und ihre Werte bleiben, wie sie sind.',
    regraded_one:
      '{{count}} Frage wird gerade neu bewertet. Bis das getan ist, sind die Werte zum Teil noch die von vorher.',
    regraded_other:
      '{{count}} Fragen werden gerade neu bewertet. Bis das getan ist, sind die Werte zum Teil noch die von vorher.',
  },
  figures: {
    mean: { name: 'Mittelwert', means: 'Was im Durchschnitt erreicht wird.' },
    median: { name: 'Median', means: 'Die eine Hälfte erreicht mehr, die andere weniger.' },
    standardDeviation: {
      name: 'Standardabweichung',
      means: 'Wie weit die Ergebnisse vom Mittelwert entfernt sind.',
    },
    skewness: {
      name: 'Schiefe',
      means:
        'Unter null: Einige erreichen viel weniger als die anderen. Über null: Einige erreichen viel mehr.',
    },
    kurtosis: {
      name: 'Wölbung',
      means: 'Über null: mehr Ergebnisse weit weg vom Mittelwert als üblich. Unter null: weniger.',
    },
    internalConsistency: {
      name: 'Innere Konsistenz',
      means:
        'Cronbachs Alpha: wie weit die Fragen dasselbe messen. Ab 75 % ist auf ein Ergebnis Verlass, unter 60 % ist viel Glück dabei.',
    },
    errorRatio: {
      name: 'Fehleranteil',
      means: 'Wie viel von den Unterschieden zwischen Ergebnissen Zufall ist.',
    },
    standardError: {
      name: 'Standardfehler',
      means: 'Wie weit ein Ergebnis von dem entfernt sein kann, was jemand wirklich kann.',
    },
    facility: {
      name: 'Lösungsquote',
      means: 'Was darin im Durchschnitt erreicht wird: je höher, desto leichter.',
    },
    discriminationIndex: {
      name: 'Trennschärfe',
      means:
        'Ob hier gut ist, wer auch sonst gut ist. Ab 50 % sehr gut, unter 20 % schwach, unter null falsch.',
    },
    discriminativeEfficiency: {
      name: 'Trenneffizienz',
      means: 'Dasselbe, verglichen mit dem Besten, was eine so schwere Frage leisten kann.',
    },
    randomGuessScore: {
      name: 'Wert beim Raten',
      means: 'Was man durch Raten erreicht. Ein Strich: Bei dieser Art von Frage kann es niemand sagen.',
    },
    intendedWeight: {
      name: 'Vorgesehenes Gewicht',
      means: 'Ihr Anteil an einem Versuch, wie er gedacht ist.',
    },
    effectiveWeight: {
      name: 'Tatsächliches Gewicht',
      means: 'Ihr Anteil an den Unterschieden zwischen Versuchen. Ein Strich: Sie wirkt gegen den Rest.',
    },
  },
  scores: {
    title: 'Ergebnisse',
    chart: 'Wie viele Versuche welches Ergebnis erreicht haben',
    axis: 'Ergebnis in Prozent, in Zehnerschritten',
    from: 'Ergebnis ab',
    attempts: 'Versuche',
  },
  questions: {
    title: 'Fragen',
    order: 'Niedrigstes zuerst',
    orders: {
      discriminationIndex: 'Geringste Trennschärfe',
      discriminativeEfficiency: 'Geringste Effizienz',
      facility: 'Schwerste',
      attempts: 'Wenigste Versuche',
    },
    older: 'Version {{version}}, nicht die neueste',
    more: 'Weitere Fragen zeigen',
  },
  question: {
    title: 'Statistik der Frage {{name}}',
    nameless: 'ohne Kennung',
    back: 'Die ganze Prüfung',
    version: 'Version {{version}}',
    none: 'Noch nicht gefragt',
  },
  curve: {
    title: 'Nach dem Ergebnis der Prüfung',
    chart:
      'Wie gut die Frage von Personen mit welchem Ergebnis beantwortet wurde: Balken, die nach rechts steigen, sind gut',
    axis: 'Ergebnis der ganzen Prüfung in Prozent, in Zehnerschritten. Die Balken sagen, wie gut die Frage beantwortet wurde.',
  },
  credits: {
    title: 'Punkte der Frage',
    chart: 'Wie viele Versuche welchen Anteil der Punkte erhalten haben',
    axis: 'Anteil der Punkte dieser Frage in Prozent',
    credit: 'Anteil',
  },
  concerns: {
    misleading:
      'Wer sonst gut ist, ist hier schlechter. Sieh dir den Schlüssel an, und wie man die Frage missverstehen kann.',
    guessed: 'Nicht besser beantwortet als durch Raten.',
    weak: 'Sagt kaum, wer das Thema kann.',
    'too-easy': 'Fast alle wissen es.',
  },
};

import type { Catalogue } from '../catalogue.ts';

export const gamification: Catalogue['gamification'] = {
  unlocked: { title: 'Freigeschaltet', avatar: 'Neuer Avatar', wear: 'Avatar wählen', xp: '+{{xp}} XP' },
  board: {
    title: 'Rangliste',
    lead: 'Wer gleich viel hat, teilt sich den Rang.',
    boards: 'Liste',
    xp: 'Gesamt',
    week: 'Diese Woche',
    players_one: '{{count}} Person',
    players_other: '{{count}} Personen',
    rank: 'Rang',
    learner: 'Wer',
    score: 'Stand',
    xpScore: '{{xp}} XP',
    you: 'Du',
    around: 'Um dich herum',
    more: 'Mehr zeigen',
    emptyTitle: 'Hier ist noch niemand',
    emptyText: 'Beende ein Quiz und sei die erste Person.',
    examText: 'In der Liste einer Prüfung steht, wer fünf Quizze beendet hat, nach dem Durchschnitt.',
    guest: 'Gäste stehen nicht in Ranglisten. Registriere dich, und deine XP zählen sofort.',
    register: 'Registrieren',
  },
  achievements: {
    title: 'Erfolge',
    lead: '{{earned}} von {{total}} erreicht',
    xp: '{{xp}} XP',
    earned: 'Erreicht am {{date}}',
    progress: '{{value}} von {{target}}',
    hidden: 'Geheim',
    hiddenText: 'Lern weiter: Er zeigt sich, wenn du ihn erreichst.',
    avatars: 'Avatare',
    categories: {
      'getting-started': 'Erste Schritte',
      accuracy: 'Genauigkeit',
      'question-milestones': 'Meilensteine',
      'study-streaks': 'Serien',
      'exam-a1101': 'IT-Support 1',
      'exam-a1102': 'IT-Support 2',
      'exam-network': 'Netzwerke',
      'exam-security': 'Sicherheit',
      levels: 'Level',
    },
  },
  avatars: {
    title: 'Avatare',
    lead: '{{unlocked}} von {{total}} freigeschaltet',
    wear: 'Tragen',
    worn: 'Wird getragen',
    locked: 'Freigeschaltet durch „{{achievement}}“',
    changed: 'Du trägst jetzt {{name}}.',
    rarity: { common: 'Gewöhnlich', rare: 'Selten', epic: 'Episch', legendary: 'Legendär' },
  },
  rules: {
    title: 'So funktionieren XP, Serien, Ränge und Teilpunkte',
    short: 'So funktioniert es',
    lead: 'Was zählt, wann und wie viel. Was du bekommen hast, bleibt, wie es war, auch wenn sich eine Regel ändert.',
    xp: {
      title: 'XP und Level',
      perAnswer: 'Jede ganz richtig beantwortete Frage bringt {{xp}} XP.',
      multiplier:
        'In einem Quiz ab {{from}} Fragen vervielfacht ein gutes Ergebnis sie: mal 1,5 ab 90 %, 1,25 ab 80 %, 1,1 ab 70 %. Es wird abgerundet.',
      onceADay:
        'Eine Frage zählt an deinem Tag einmal, egal wie oft sie gestellt wird. Morgen zählt sie wieder.',
      courses: 'Ein Level eines Kurses bringt seine XP ein für alle Mal, jeder neue Stern {{star}} XP.',
      achievements: 'Erfolge bringen eigene XP.',
      level: 'Level n beginnt bei 100 × (n − 1)² XP: Level 2 bei 100, Level 3 bei 400, Level 10 bei 8.100.',
    },
    quiz: {
      title: 'Wann ein Quiz zählt',
      counts:
        'Ein Quiz zählt als beendet und für deine Serie ab {{from}} Antworten. Ob sie richtig sind, ist egal.',
      score:
        'Perfekte Quizze, hohe Ergebnisse und die Ranglisten der Prüfungen verlangen ein ganzes Quiz: als Prüfung, ab {{from}} Fragen, alle beantwortet. Eine Prüfung mit weniger Fragen zählt, wenn sie als benotet gekennzeichnet ist und du sie ganz machst.',
      study:
        'Im Lernmodus bekommst du XP und behältst deine Serie; das Ergebnis zählt für keine Rangliste und kein Abzeichen.',
      blank: 'Ein leer gelassenes Quiz bringt nichts.',
    },
    partial: {
      title: 'Teilpunkte',
      multiple:
        'Sind mehrere Antworten richtig, zählt jede richtige Wahl ihren Anteil, und jede falsche zieht einen ab. Weniger als nichts wird es nie.',
      example: 'Drei Antworten sind richtig. Du wählst zwei davon und eine falsche: ein Drittel der Punkte.',
      others: 'Alle anderen Fragen sind richtig oder falsch. Eine Frage ohne Antwort zählt als falsch.',
      xp: 'Teilpunkte gehören zu deinem Ergebnis. XP gibt es für ganz richtige Fragen.',
    },
    streak: {
      title: 'Serien',
      day: 'Ein Tag gehört zu deiner Serie, wenn du an ihm ein Quiz beendest oder ein Level schaffst, nach der Uhr deiner Zeitzone.',
      freeze:
        'Ein verpasster Tag beendet sie, außer du hast Serienpausen: eine für jeden verpassten Tag. Eine kostet {{credits}} Credits; bis zu {{most}} kannst du in Reserve haben.',
      travel: 'Reisen und Zeitumstellung kosten dich nie einen Tag.',
      flip: 'Die Zeitzone zu wechseln bringt keinen: Auf Dauer müssen die Tage mit der Uhr mithalten.',
    },
    rank: {
      title: 'Ränge und Ranglisten',
      rank: 'Dein Rang ist eins mehr als die Zahl derer, die mehr haben. Wer gleich viel hat, teilt sich den Rang: 1, 2, 2, 4.',
      week: 'Die Woche beginnt am Montag, nach deinem Kalender.',
      exam: 'In der Rangliste einer Prüfung stehst du ab {{from}} Quizzen, nach deinem Durchschnitt.',
      who: 'Gäste stehen in keiner Rangliste, und auch nicht, wer das im Profil so gewählt hat.',
    },
  },
};

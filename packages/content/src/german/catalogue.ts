import type { NamedTranslation } from './shape.ts';

type Named = Readonly<Record<string, NamedTranslation>>;

/** By slug. */
export const germanAchievements: Named = {
  'first-steps': {
    name: 'Erste Schritte',
    description: 'Beende dein erstes Quiz, egal mit welchem Ergebnis.',
  },
  beginner: { name: 'Guter Anfang', description: 'Beende fünf Quizze und finde deinen Rhythmus.' },
  'quick-learner': { name: 'Schnell gelernt', description: 'Beende zehn Quizze aus beliebigen Prüfungen.' },
  'perfect-score': {
    name: 'Volle Punktzahl',
    description: 'Beende ein Quiz, in dem jede Frage ganz richtig ist.',
  },
  perfectionist: {
    name: 'Perfektion',
    description: 'Beende fünf Quizze, in denen jede Frage ganz richtig ist.',
  },
  flawless: { name: 'Makellos', description: 'Beende zehn Quizze ohne einen einzigen Fehler.' },
  'sharp-shooter': { name: 'Treffsicher', description: 'Erreiche in zehn Quizzen 90 % oder mehr.' },
  'question-rookie': { name: 'Die ersten Hundert', description: 'Beantworte 100 Fragen ganz richtig.' },
  'question-master': {
    name: 'Meisterliche Antworten',
    description: 'Beantworte 500 Fragen ganz richtig, eine gute Entscheidung nach der anderen.',
  },
  'quiz-veteran': { name: 'Alter Quizhase', description: 'Beantworte 1.000 Fragen ganz richtig.' },
  'quiz-legend': {
    name: 'Quizlegende',
    description: 'Beantworte 2.500 Fragen ganz richtig und werde Teil der Geschichte.',
  },
  'getting-started': {
    name: 'In Gang gekommen',
    description: 'Lerne drei Tage hintereinander und entzünde deine Flamme.',
  },
  'week-warrior': {
    name: 'Eine ganze Woche',
    description: 'Lerne sieben Tage hintereinander, auch am Wochenende.',
  },
  'dedicated-student': {
    name: 'Mit Hingabe',
    description: 'Lerne vierzehn Tage hintereinander und mach es zur Gewohnheit.',
  },
  'month-master': {
    name: 'Monatsmarathon',
    description: 'Lerne dreißig Tage hintereinander: einen ganzen Monat lang dabei.',
  },
  'a-core-1-beginner': {
    name: 'IT-Support 1: Einstieg',
    description: 'Beende zehn Quizze in „IT-Support 1“.',
  },
  'a-core-1-expert': {
    name: 'IT-Support 1: Expertise',
    description: 'Beende fünfzig Quizze in „IT-Support 1“ und kenne die Hardware in- und auswendig.',
  },
  'a-core-2-beginner': {
    name: 'IT-Support 2: Einstieg',
    description: 'Beende zehn Quizze in „IT-Support 2“.',
  },
  'a-core-2-expert': {
    name: 'IT-Support 2: Expertise',
    description: 'Beende fünfzig Quizze in „IT-Support 2“ und werde, wen die anderen fragen.',
  },
  'network-beginner': {
    name: 'Netze: Einstieg',
    description: 'Beende zehn Quizze in „Grundlagen der Netze“.',
  },
  'network-pro': {
    name: 'Netze: Expertise',
    description: 'Beende fünfzig Quizze in „Grundlagen der Netze“ und verfolge jedes Paket bis nach Hause.',
  },
  'security-beginner': {
    name: 'Sicherheit: Einstieg',
    description: 'Beende zehn Quizze in „Grundlagen der Sicherheit“.',
  },
  'security-specialist': {
    name: 'Sicherheit: Expertise',
    description: 'Beende fünfzig Quizze in „Grundlagen der Sicherheit“ und bewache die Tore.',
  },
  'level-5': { name: 'Level 5', description: 'Sammle genug XP für Level 5.' },
  'level-10': { name: 'Level 10', description: 'Sammle genug XP für Level 10.' },
  'level-20': {
    name: 'Level 20',
    description: 'Sammle genug XP für Level 20, weit über die Vorberge hinaus.',
  },
  'level-50': {
    name: 'Level 50',
    description: 'Sammle genug XP für Level 50, das Ende des Weges nach oben.',
  },
  'first-game': { name: 'Mit im Raum', description: 'Spiele dein erstes Live-Spiel bis zum Ende.' },
  'game-night': { name: 'Spieleabend', description: 'Spiele zehn Live-Spiele.' },
  'game-winner': {
    name: 'Siegreich',
    description: 'Belege den ersten Platz eines Live-Spiels mit drei oder mehr.',
  },
  'game-champion': {
    name: 'Unschlagbar',
    description: 'Belege zehnmal den ersten Platz eines Live-Spiels mit drei oder mehr.',
  },
};

/** By slug. */
export const germanAvatars: Named = {
  'default-student': { name: 'Startklar', description: 'Rucksack auf, bereit für die erste Stunde.' },
  'tech-enthusiast': {
    name: 'Technikfan',
    description: 'Kopfhörer auf und immer neugierig, wie etwas funktioniert.',
  },
  'study-buddy': {
    name: 'Lernfuchs',
    description: 'Ein treuer Fuchs, der nie vergisst, einen Bleistift mitzubringen.',
  },
  'quiz-champion': {
    name: 'Quizchampion',
    description: 'Die erste Medaille gewonnen und schon warm für die nächste Runde.',
  },
  'perfect-scholar': {
    name: 'Mit Auszeichnung',
    description: 'Talar und Doktorhut für ein Quiz ohne einen einzigen Fehler.',
  },
  'dedicated-learner': {
    name: 'Bücherwurm',
    description: 'Jeden Tag ein gutes Buch, sieben Tage hintereinander.',
  },
  'accuracy-expert': {
    name: 'Ins Schwarze',
    description: 'Jemand mit Pfeil und Bogen, der immer wieder die Mitte trifft.',
  },
  'knowledge-seeker': {
    name: 'Auf Wissenssuche',
    description: 'Jemand auf Entdeckungsreise, der jede Frage durch die Lupe ansieht.',
  },
  'streak-master': {
    name: 'Feuer und Flamme',
    description: 'Zwei Wochen ohne Lücke haben dieses Haar in Brand gesetzt.',
  },
  'a-core-1-master': {
    name: 'Im Bann der Hardware',
    description: 'Schutzbrille hochgeschoben, Schraubendreher zur Hand: Kein Mainboard bleibt ein Rätsel.',
  },
  'a-core-2-master': {
    name: 'Systemkenner',
    description: 'Eine fröhliche Maschine, die jedes System auswendig kennt.',
  },
  'network-ninja': {
    name: 'Netzwerk-Ninja',
    description: 'Bewegt sich durch das Netz, ohne ein Paket zu verlieren.',
  },
  'security-sentinel': { name: 'Torwache', description: 'Hält am Tor Wache und hat den einzigen Schlüssel.' },
  'exam-prodigy': {
    name: 'Überflieger',
    description: 'So weit oben in den Leveln, dass es einen Raumanzug braucht.',
  },
  'perfectionist-elite': {
    name: 'Diamant',
    description: 'Eine Krone aus Diamant, geschliffen aus zehn makellosen Quizzen.',
  },
  'quiz-legend': {
    name: 'Quizlegende',
    description: 'Der Löwe des Saals, gekrönt für 2.500 richtige Antworten.',
  },
  'month-champion': {
    name: 'Mondchampion',
    description: 'Dreißig Tage hintereinander, von einem Mond zum nächsten.',
  },
  'exam-grandmaster': {
    name: 'Großmeister',
    description: 'Der weise Alte von Level 50 hat jede Seite zweimal gelesen.',
  },
};

/** By slug. */
export const germanProducts: Named = {
  'credits-500': { name: '500 Credits', description: 'Genug, um etwas aus Premium auszuprobieren.' },
  'credits-1000': { name: '1.000 Credits', description: 'Ein Kurs und ein paar Serienpausen.' },
  'credits-2500': {
    name: '2.500 Credits',
    description: 'Mehrere Kurse oder eine ganze Saison voller Pausen.',
  },
  'credits-5000': { name: '5.000 Credits', description: 'Für einen langen Lauf durch mehrere Prüfungen.' },
  'credits-10000': { name: '10.000 Credits', description: 'Für jahrelanges Lernen.' },
  'plan-monthly': {
    name: 'Studyhall Plus',
    description: 'Alles, was Premium ist, solange es läuft, und jeden Monat 1.000 Credits.',
  },
};

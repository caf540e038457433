/** What a reader says of a row, as a pattern with its parameters in braces, and how it is told. */
export interface ReasonWords {
  readonly says: string;
  /** Where what is said is not what is told. */
  readonly en?: string;
  readonly de: string;
}

/** Told as it is said, where nothing else is written. */
export const said = (says: string, de: string, en?: string): ReasonWords => ({ says, de, ...(en && { en }) });

/** Every reason by its code; what is told follows the name of the column. */
export const reasonWords = {
  missing: said('is missing', 'fehlt'),
  empty: said('is empty', 'ist leer'),
  'must-be-filled': said('must not be empty', 'darf nicht leer sein'),
  'shows-nothing': said('shows nothing', 'zeigt nichts: schreibe einen Text', 'shows nothing: write a text'),
  'not-storable': said(
    'contains characters that cannot be stored',
    'enthält Zeichen, die sich nicht speichern lassen',
  ),
  'too-few-characters': said(
    'must have at least {least} characters',
    'muss mindestens {least} Zeichen haben',
  ),
  'too-many-characters': said('must have at most {most} characters', 'darf höchstens {most} Zeichen haben'),
  'too-few-entries': said('must have at least {least} entries', 'muss mindestens {least} Einträge haben'),
  'too-many-entries': said('must have at most {most} entries', 'darf höchstens {most} Einträge haben'),
  'too-small': said('must be at least {least}', 'muss mindestens {least} sein'),
  'too-large': said('must be at most {most}', 'darf höchstens {most} sein'),
  'must-be': said('must be {what}', 'muss {what} sein'),
  'must-be-a-type': said(
    'must be single, multiple, true-false, short, numeric, matching, ordering, gaps, open',
    'muss single, multiple, true-false, short, numeric, matching, ordering, gaps oder open sein',
    'must be single, multiple, true-false, short, numeric, matching, ordering, gaps or open',
  ),
  'must-be-a-type-or-empty': said(
    'must be single, multiple, true-false, short, numeric, matching, ordering, gaps, open or empty',
    'muss single, multiple, true-false, short, numeric, matching, ordering, gaps oder open sein, oder leer',
    'must be single, multiple, true-false, short, numeric, matching, ordering, gaps or open, or empty',
  ),
  'cell-too-long': said('is longer than {most} characters', 'ist länger als {most} Zeichen'),
  'under-no-column': said(
    'stands under no column',
    'steht unter keiner Spalte: setze Text mit Trennzeichen in Anführungszeichen',
    'stands under no column: put quotes around a text that holds the separator',
  ),
  'not-of-this-type': said(
    'says nothing to a question of the type {type}',
    'sagt nichts zu einer Frage der Art {type}: leere die Zelle, oder sage eine andere Art',
    'says nothing to a question of the type {type}: empty the cell, or say another type',
  ),
  'empty-but-explained': said(
    'is empty but explained',
    'ist leer, hat aber eine Erklärung: schreibe die Antwort, oder lösche die Erklärung',
    'is empty but explained: write the option, or take its explanation out',
  ),
  'hint-cost-without-hint': said('stands beside no hint', 'steht neben keinem Hinweis'),
  'must-be-grading': said('must be all or neighbours', 'muss all oder neighbours sein'),
  'must-be-whole': said('must be a whole number', 'muss eine ganze Zahl sein'),
  'must-be-percentage': said('must be a percentage', 'muss ein Prozentsatz sein'),
  'must-be-number-of-seconds': said(
    'must be a number of seconds, or empty',
    'muss eine Zahl von Sekunden sein, oder leer',
  ),
  'must-be-decimal': said('must be a number such as {example}', 'muss eine Zahl sein wie 3,5 oder -1.2e-3'),
  'two-readings': said(
    'can be read in two ways: must have a point for its decimals, or no comma',
    'lässt sich auf zwei Arten lesen: schreibe einen Punkt vor die Dezimalen, oder kein Komma',
  ),
  'must-be-difficulty': said('must be easy, medium or hard', 'muss easy, medium oder hard sein'),
  'must-be-text-format': said('must be plain or markdown', 'muss plain oder markdown sein'),
  'must-be-yes-or-no': said('must be yes or no', 'muss ja oder nein sein'),
  'must-be-gaps': said(
    'must be yes, no or the numbers of gaps, such as 1, 3',
    'muss yes, no oder die Nummern von Lücken sein, wie 1, 3',
  ),
  'unknown-part': said('is not a known part', 'ist kein bekannter Teil einer Frage'),
  'names-no-option': said(
    'names option {letter}, which there is not',
    'nennt Option {letter}, die es nicht gibt: schreibe den Buchstaben einer Antwort, wie A',
    'names option {letter}, which there is not: write the letter of an option, such as A',
  ),
  'names-empty-option': said(
    'names option {letter}, which is empty',
    'nennt Option {letter}, die leer ist: schreibe sie, oder nenne eine andere',
    'names option {letter}, which is empty: write it, or name another',
  ),
  'names-empty-answer': said('names answer {number}, which is empty', 'nennt Antwort {number}, die leer ist'),
  'names-twice': said('names an option twice', 'nennt eine Option zweimal'),
  'must-be-letters': said(
    'must be letters of options, such as A or A,C',
    'müssen Buchstaben von Antworten sein, wie A oder A,C',
  ),
  'must-be-fixed': said(
    'must be letters of options or "none"',
    'müssen Buchstaben von Antworten sein, oder „none“',
  ),
  'must-be-weights': said(
    'must be letters with percentages, such as B=50, C=-25',
    'müssen Buchstaben mit Prozenten sein, wie B=50, C=-25',
  ),
  'must-be-numbers-of-answers': said(
    'must be numbers of answers such as "2" or "1,3"',
    'müssen Nummern von Antworten sein, wie „2“ oder „1,3“',
  ),
  'key-ambiguous': said(
    'can mean {meanings}: say how keys are read with --answers',
    'kann {meanings} heißen: schreibe Buchstaben, oder sage, wie Lösungen gelesen werden',
    'can mean {meanings}: write letters, or say how keys are read',
  ),
  'no-reading-fits': said(
    'can mean {meanings}, and no reading fits every row: say how keys are read with --answers',
    'kann {meanings} heißen, und keine Lesart passt auf jede Zeile: schreibe Buchstaben, oder sage, wie Lösungen gelesen werden',
    'can mean {meanings}, and no reading fits every row: write letters, or say how keys are read',
  ),
  'reads-like-no-option': said(
    'reads like no option, or like several',
    'liest sich wie keine Antwort, oder wie mehrere: schreibe ihren Buchstaben',
    'reads like no option, or like several: write its letter',
  ),
  'no-number-of-an-option': said(
    'is no number of an option, {meanings}',
    'ist keine Nummer einer Antwort, {meanings}',
  ),
  'also-reads-like-it': said(
    '{reason}; option {letter} reads like it',
    '{reason}; Option {letter} liest sich so',
  ),
  'option-reads-like-key': said(
    'option {letter} reads like the key',
    'Option {letter} liest sich wie die Lösung',
  ),
  'must-order-every-option': said(
    'must name every option once, in the right order, or be empty',
    'muss jede Option einmal nennen, in der richtigen Reihenfolge, oder leer sein',
  ),
  'percentage-mark': said(
    'has [{mark}], which must be a percentage such as [50%]',
    'hat [{mark}], was ein Prozentsatz sein muss wie [50%]',
  ),
  'accepted-twice': said(
    'stands beside accepted: one of them is enough',
    'steht neben accepted: eines davon genügt',
  ),
  'match-empty': said('is empty: what belongs to the option?', 'ist leer: was gehört zu der Option?'),
  'mark-each-choice': said(
    'must mark each choice as right, [x], or wrong, [ ]',
    'muss jede Wahl als richtig, [x], oder falsch, [ ], kennzeichnen',
  ),
  'says-the-same': said(
    '{kind} {number} says the same as {other} {first}',
    '{kind} {number} sagt dasselbe wie {other} {first}',
  ),
  'matches-alike': said(
    'two matches look the same and are not written alike',
    'zwei Zuordnungen sehen gleich aus und sind nicht gleich geschrieben',
  ),
  'of-a-gap': said('gap {number}: {reason}', 'Lücke {number}: {reason}'),
  'gap-not-named': said('must name gap {number} as [[{same}]]', 'muss Lücke {number} als [[{same}]] nennen'),
  'no-such-gap': said(
    'names [[{number}]], which is none of {count} gaps',
    'nennt [[{number}]], was keine der {count} Lücken ist',
  ),
  'full-credit': said('one of them must give 100 percent', 'eine davon muss 100 Prozent geben'),
  'needs-count': said('needs {least} to {most} {kind}', 'braucht {least} bis {most} {kind}'),
  'two-options': said(
    'must be exactly two, true and false, are {count}',
    'müssen genau zwei sein, wahr und falsch, sind {count}',
  ),
  'one-correct-choice': said(
    'must have at least one correct choice',
    'muss mindestens eine richtige Wahl haben',
  ),
  'one-correct-option': said(
    'must have at least one correct option',
    'muss mindestens eine richtige Antwort haben',
  ),
  'only-one-correct': said(
    'must have exactly one correct option, has {count}',
    'muss genau eine richtige Antwort haben, hat {count}',
  ),
  'wrong-earns': said(
    'option {number} is wrong and must not earn anything',
    'Option {number} ist falsch und darf nichts bringen',
  ),
  'wrong-earns-all': said(
    'option {number} is wrong and must not earn everything',
    'Option {number} ist falsch und darf nicht alles bringen',
  ),
  'right-earn-together': said(
    'the correct options must earn 100 percent together, earn {percent}',
    'die richtigen Antworten müssen zusammen 100 Prozent bringen, bringen {percent}',
  ),
  'unit-needed': said('must name one if a unit is needed', 'muss eine nennen, wenn eine Einheit nötig ist'),
  'needs-value': said(
    'answer {number} must have a value, or from and to',
    'Antwort {number} braucht einen Wert, oder Anfang und Ende',
  ),
  'tolerance-below-0': said(
    'answer {number} has a tolerance below 0',
    'Antwort {number} hat eine Toleranz unter 0',
  ),
  'range-with-tolerance': said(
    'answer {number} is a range, which has no tolerance',
    'Antwort {number} ist ein Bereich und hat keine Toleranz',
  ),
  'range-ends-early': said(
    'answer {number} ends before it begins',
    'Antwort {number} endet, bevor sie beginnt',
  ),
  'factor-above-0': said(
    'unit {number} must have a factor above 0',
    'Einheit {number} braucht einen Faktor über 0',
  ),
  'unit-like-number': said(
    'unit {number} must not begin as a number does',
    'Einheit {number} darf nicht wie eine Zahl beginnen',
  ),
  'alike-as-markdown': said(
    'looks the same as {kind} {number} as Markdown',
    'sieht als Markdown so aus wie {kind} {number}',
  ),
  'nothing-as-markdown': said('shows nothing as Markdown', 'zeigt als Markdown nichts'),
  'nested-markdown': said('is nested too deeply for Markdown', 'ist für Markdown zu tief verschachtelt'),
  'many-marks': said('has more than {most} marks of Markdown', 'hat mehr als {most} Zeichen von Markdown'),
  'keeps-its-place': said(
    'speaks of the other options: it keeps its place',
    'spricht von den anderen Antworten und behält ihren Platz',
  ),
  'comes-last': said(
    'speaks of the other options: it comes last and keeps its place',
    'spricht von den anderen Antworten, kommt zuletzt und behält ihren Platz',
  ),
  'all-keep-places': said(
    'speaks of options by their letters: all keep their places',
    'nennt Antworten bei ihren Buchstaben: alle behalten ihre Plätze',
  ),
  'unknown-domain': said('"{said}" is not a domain of this exam', '„{said}“ ist kein Bereich dieser Prüfung'),
  'unknown-domain-near': said(
    '"{said}" is not a domain of this exam: is it {near}?',
    '„{said}“ ist kein Bereich dieser Prüfung: ist es {near}?',
  ),
  'id-taken-by-row': said(
    'is already used by row {row}',
    'wird schon von Frage {row} der Datei verwendet',
    'is already used by question {row} of the file',
  ),
  'id-taken': said(
    'is already used by question {question} of the exam',
    'wird schon von Frage {question} der Prüfung verwendet',
  ),
  'same-as-row': said(
    'asks the same as row {row}',
    'fragt dasselbe wie Frage {row} der Datei',
    'asks the same as question {row} of the file',
  ),
  'same-as-question': said(
    'asks the same as question {question} of the exam',
    'fragt dasselbe wie Frage {question} der Prüfung',
  ),
  'like-row': said(
    'reads like row {row}',
    'liest sich wie Frage {row} der Datei',
    'reads like question {row} of the file',
  ),
  'like-question': said(
    'reads like question {question} of the exam',
    'liest sich wie Frage {question} der Prüfung',
  ),
} satisfies Record<string, ReasonWords>;

/** The words of parts of reasons, such as what must be what. */
export const partsInGerman: readonly (readonly [RegExp, string])[] = [
  [/\ba text\b/g, 'ein Text'],
  [/\ba whole number\b/g, 'eine ganze Zahl'],
  [/\ba number\b/g, 'eine Zahl'],
  [/\ba list\b/g, 'eine Liste'],
  [/\ban object\b/g, 'ein Objekt'],
  [/\btrue or false\b/g, 'true oder false'],
  [/\bsomething else\b/g, 'etwas anderes'],
  [/\bwritten in another form\b/g, 'anders geschrieben'],
  [/\btyped or chosen\b/g, 'typed oder chosen'],
  [/\boption\b/g, 'Option'],
  [/\boptions\b/g, 'Antworten'],
  [/\bitems?\b/g, 'Schritt'],
  [/\bprompt\b/g, 'Vorgabe'],
  [/\bmatch\b/g, 'Zuordnung'],
  [/\bpairs\b/g, 'Paare'],
  [/\bchoice\b/g, 'Wahl'],
  [/\banswer\b/g, 'Antwort'],
  [/\bunit\b/g, 'Einheit'],
  [/\bgap\b/g, 'Lücke'],
  [/\bby its letter\b/g, 'als Buchstabe'],
  [/\bby its words\b/g, 'nach ihrem Wortlaut'],
  [/\bcounted from (\d)\b/g, 'von $1 an gezählt'],
  [/ or /g, ' oder '],
  [/ and /g, ' und '],
];

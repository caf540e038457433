import { type ReasonWords, said } from './import-reason-words.ts';

/** Reasons that keep a whole file from being read, and those of the formats of other programs. */
export const fileWords = {
  'unknown-column': said('is not a known column', 'ist keine bekannte Spalte'),
  'unknown-column-near': said(
    'is not a known column: is it {near}?',
    'ist keine bekannte Spalte: ist es {near}?',
  ),
  'column-twice': said('stands there twice', 'steht zweimal da'),
  'column-twice-as': said(
    'stands there twice: it is another name of {column}',
    'steht zweimal da: es ist ein anderer Name von {column}',
  ),
  'mapped-to-nothing': said(
    'is said to be a column, and the file has none of that name',
    'soll eine Spalte sein, und die Datei hat keine dieses Namens',
  ),
  'no-questions': said('holds no questions', 'enthält keine Fragen'),
  'quote-not-closed': said(
    'a quote is opened and never closed',
    'ein Anführungszeichen wird geöffnet und nie geschlossen',
  ),
  'line-too-long': said(
    'the line is longer than {most} characters',
    'die Zeile ist länger als {most} Zeichen',
  ),
  'quote-after-space': said(
    'a quote after a space in cell {cell}',
    'ein Anführungszeichen nach einem Leerzeichen in Zelle {cell}',
  ),
  'text-after-quote': said(
    'text after the closing quote of cell {cell}',
    'Text nach dem schließenden Anführungszeichen von Zelle {cell}',
  ),
  'no-json': said('is not valid JSON', 'ist kein gültiges JSON'),
  'json-value-without-end': said('holds a value without end', 'enthält einen Wert ohne Ende'),
  'archive-unreadable': said('is no ZIP that can be read', 'ist keine lesbare ZIP-Datei'),
  'archive-many': said('holds more than 10,000 files', 'enthält mehr als 10.000 Dateien'),
  'archive-large': said('unpacks to more than 300 MB', 'ist ausgepackt größer als 300 MB'),
  'archive-same-name': said(
    'holds two files of the name "{name}"',
    'enthält zwei Dateien mit dem Namen „{name}“',
  ),
  'archive-no-table': said(
    'holds no file of questions: it needs one .csv, .json, .gift, .txt or .xml beside its pictures',
    'enthält keine Datei mit Fragen: neben den Bildern braucht es eine .csv, .json, .gift, .txt oder .xml',
  ),
  'archive-two-tables': said(
    'holds two files of questions, "{one}" and "{other}": send each by itself',
    'enthält zwei Dateien mit Fragen, „{one}“ und „{other}“: sende jede für sich',
  ),
  'json-ends-early': said('ends too early', 'endet zu früh'),
  'json-goes-on': said('goes on after its end', 'geht nach seinem Ende weiter'),
  'json-lacks-comma': said('lacks a comma between two questions', 'hat zwischen zwei Fragen kein Komma'),
  'json-begins-wrong': said('begins neither with [ nor with {', 'beginnt weder mit [ noch mit {'),
  'json-no-results': said('has no list of results', 'hat keine Liste „results“'),
  'aiken-no-text': said('has no text above its options', 'hat keinen Text über den Antworten'),
  'aiken-no-options': said(
    'has no options: each begins with a capital and a point or bracket, such as "A."',
    'hat keine Antworten: jede beginnt mit einem Großbuchstaben und Punkt oder Klammer, wie „A.“',
  ),
  'aiken-same-letter': said('has the letter of another option', 'hat den Buchstaben einer anderen Antwort'),
  'aiken-no-key': said(
    'has no line such as "ANSWER: B" below its options',
    'hat unter den Antworten keine Zeile wie „ANSWER: B“',
  ),
  'aiken-key': said(
    'must name one option by its letter, such as "ANSWER: B"',
    'muss eine Antwort bei ihrem Buchstaben nennen, wie „ANSWER: B“',
  ),
  'html-as-written': said(
    'holds HTML that is shown as it is written: say [html] before it',
    'enthält HTML, das gezeigt wird, wie es dasteht: schreibe [html] davor',
  ),
  'earns-nothing': said(
    'earns nothing and is left out with its feedback',
    'bringt nichts und fällt samt Rückmeldung weg',
  ),
  'percents-rounded': said('have percentages that were made whole', 'haben Prozente, die gerundet wurden'),
  'fractions-rounded': said(
    'have fractions that were made whole percents',
    'haben Anteile, die auf ganze Prozente gerundet wurden',
  ),
  'other-numbers-feedback': said(
    'have feedback for every other number, which is not kept',
    'haben eine Rückmeldung für jede andere Zahl, die nicht bleibt',
  ),
  'name-not-kept': said(
    '"{name}" is not kept: questions have no names here',
    '„{name}“ bleibt nicht: Fragen haben hier keine Namen',
  ),
  'not-kept': said('"{word}" is not kept', '„{word}“ bleibt nicht'),
  'feedback-not-kept': said(
    'is not kept: there is feedback for each answer, and for all',
    'bleibt nicht: es gibt Rückmeldungen für jede Antwort, und für alle',
  ),
  'only-the-first': said('are {count}: only the first is kept', 'sind {count}: nur der erste bleibt'),
  'grade-not-whole': said(
    '"{said}" is no whole number from 1 to 100: it counts {weight}',
    '„{said}“ ist keine ganze Zahl von 1 bis 100: sie zählt {weight}',
  ),
  'gaps-weigh-differently': said(
    'weigh differently, which is not kept: each counts the same',
    'zählen verschieden viel, was nicht bleibt: jede zählt gleich',
  ),
  'choices-earn-parts': said(
    'has choices that earn or cost a part, which is not kept',
    'hat Wahlmöglichkeiten, die einen Teil bringen oder kosten, was nicht bleibt',
  ),
  'answers-earn-nothing': said(
    'has answers that earn nothing: they are left out with their feedback',
    'hat Antworten, die nichts bringen: sie fallen samt Rückmeldung weg',
  ),
  'factor-rounded': said(
    'has a factor that is no decimal: it was rounded',
    'hat einen Faktor, der keine Dezimalzahl ist: er wurde gerundet',
  ),
  'graded-by-neighbours': said(
    '"{grading}" is graded by neighbours here',
    '„{grading}“ wird hier nach Nachbarn bewertet',
  ),
  'time-not-kept': said(
    'is not kept, nor those of the other questions: there is one for all of an attempt',
    'bleibt nicht, und die der anderen Fragen auch nicht: es gibt eine für den ganzen Versuch',
  ),
  'several-are-right': said(
    'are several: here all of them are to be chosen, in Kahoot one is enough',
    'sind mehrere: hier sind alle zu wählen, bei Kahoot genügt eine',
  ),
  'cell-of-row-too-long': said(
    'has a cell longer than {most} characters',
    'hat eine Zelle mit mehr als {most} Zeichen',
  ),
  'kahoot-no-header': said(
    'has no header with "Question", "Answer 1", "Answer 2" and "Correct answer(s)"',
    'hat keine Kopfzeile mit „Question“, „Answer 1“, „Answer 2“ und „Correct answer(s)“',
  ),
  'no-xml': said('is no XML: {problem}', 'ist kein XML: {problem}'),
  'tag-without-end': said(
    'holds a tag or comment without end',
    'enthält ein Element oder einen Kommentar ohne Ende',
  ),
  'document-type': said(
    'declares a document type, which is refused: its entities could be anything',
    'gibt einen Dokumenttyp an, was nicht angenommen wird',
  ),
  'image-not-yet': said(
    'has an image, which cannot be imported yet',
    'hat ein Bild, das noch nicht importiert werden kann',
  ),
  'html-too-long': said('is longer than {most} characters of HTML', 'ist länger als {most} Zeichen HTML'),
  'html-many-tags': said('has more than {most} tags of HTML', 'hat mehr als {most} Elemente von HTML'),
  'html-too-deep': said(
    'nests tags of HTML more than {most} deep',
    'verschachtelt Elemente von HTML mehr als {most}-fach',
  ),
  'no-workbook': said('is no workbook that can be read', 'ist keine Arbeitsmappe, die sich lesen lässt'),
  'workbook-too-large': said('is larger than 10 MB', 'ist größer als 10 MB'),
  'workbook-unpacks': said('unpacks to more than 60 MB', 'ist entpackt größer als 60 MB'),
  'workbook-rows': said('has more than {most} rows', 'hat mehr als {most} Zeilen'),
  'workbook-columns': said('has more than {most} columns', 'hat mehr als {most} Spalten'),
  'gift-description': said(
    'is a description: it has no answers between { and }',
    'ist eine Beschreibung: sie hat keine Antworten zwischen { und }',
  ),
  'gift-closes-nothing': said('closes what no { has opened', 'schließt, was kein { geöffnet hat'),
  'gift-opens-forever': said('opens what no } closes', 'öffnet, was kein } schließt'),
  'gift-not-closed': said('has a { without a }', 'hat ein { ohne }'),
  'gift-plug-in': said(
    'is an ordering question of a plug-in, which GIFT itself has not',
    'ist eine Reihenfolge einer Erweiterung, die GIFT selbst nicht hat',
  ),
  'gift-answer-begins': said('begins with none of = and ~', 'beginnt weder mit = noch mit ~'),
  'too-many': said('are {count}, more than {most}', 'sind {count}, mehr als {most}'),
  'gift-no-arrow': said('has no -> between what is matched', 'hat kein -> zwischen dem, was zusammengehört'),
  'moodle-true-false': said('must be two, "true" and "false"', 'müssen zwei sein, „true“ und „false“'),
  'moodle-type': said('"{type}" has no home here', '„{type}“ gibt es hier nicht'),
  'moodle-extra': said('is not as an export writes it', 'ist nicht, wie ein Export es schreibt'),
  'moodle-file': said(
    '"{name}" comes with it: files cannot be imported yet',
    '„{name}“ gehört dazu: Dateien können noch nicht importiert werden',
  ),
  'moodle-choice': said(
    'names choice {number}, which there is not',
    'nennt Wahl {number}, die es nicht gibt',
  ),
  'moodle-kind': said(
    'is of the kind "{name}", which has no home here',
    'ist von der Art „{name}“, die es hier nicht gibt',
  ),
  'moodle-tolerance': said(
    'is a number with a tolerance, which has no place in a gap here',
    'ist eine Zahl mit Toleranz, für die es hier in einer Lücke keinen Platz gibt',
  ),
  'moodle-fraction': said(
    'has the fraction "{said}", which is no number',
    'hat den Anteil „{said}“, der keine Zahl ist',
  ),
  'gift-nested': said(
    'stands within other braces: write \\{ for a brace in a text',
    'steht in anderen Klammern: schreibe \\{ für eine Klammer in einem Text',
  ),
  'gift-second-braces': said(
    'comes after the answers: a question has one pair of braces',
    'kommt nach den Antworten: eine Frage hat ein Paar Klammern',
  ),
  'xml-question-without-end': said('has no </question>', 'hat kein </question>'),
} satisfies Record<string, ReasonWords>;

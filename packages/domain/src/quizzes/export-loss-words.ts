import { type ReasonWords, said } from './import-reason-words.ts';

/** What the file of another program does not hold, and why it holds some questions not at all. */
export const lossWords = {
  'lost-hint': said('its hint', 'ihr Hinweis'),
  'lost-weight': said('its weight', 'ihr Gewicht'),
  'lost-source': said('its source', 'ihre Quelle'),
  'lost-places': said('which options keep their places', 'welche Antworten an ihrem Platz bleiben'),
  'lost-id': said('its id', 'ihre Kennung'),
  'lost-domain': said('its domain', 'ihr Bereich'),
  'lost-tags': said('its tags', 'ihre Schlagwörter'),
  'lost-tag': said('the tag "{tag}"', 'das Schlagwort „{tag}“'),
  'lost-markdown': said('that its texts are Markdown', 'dass ihre Texte Markdown sind'),
  'lost-explanations': said('its explanations', 'ihre Erklärungen'),
  'lost-images': said('its images', 'ihre Bilder'),
  'lost-option-weights': said('what its options weigh', 'was ihre Antworten zählen'),
  'lost-all-right': said(
    'that all its right options are to be chosen',
    'dass alle richtigen Antworten zu wählen sind',
  ),
  'lost-several-right': said(
    'that several options may be right',
    'dass mehrere Antworten richtig sein können',
  ),
  'lost-true-false': said('that it is about true and false', 'dass es um wahr und falsch geht'),
  'lost-no-true-false': said('that it is not about true and false', 'dass es nicht um wahr und falsch geht'),
  'lost-case': said('that case matters', 'dass es auf Groß- und Kleinschreibung ankommt'),
  'lost-accents': said('that accents matter', 'dass es auf Akzente ankommt'),
  'lost-units': said('its units', 'ihre Einheiten'),
  'lost-model-answer': said('its model answer', 'ihre Musterantwort'),
  'lost-points': said('what earns which mark', 'wofür es welche Punkte gibt'),
  'lost-cost': said('what the wrong answer costs', 'was die falsche Antwort kostet'),
  'lost-language': said('its texts in {language}', 'ihre Texte in der Sprache {language}'),
  'lost-language-of-table': said(
    'its texts in {language}: say --lang {option}',
    'ihre Texte in der Sprache {language}: im Terminal nimmt --lang {option} sie mit',
    'its texts in {language}: in the terminal --lang {option} takes them along',
  ),
  'no-such-type': said('{program} has no {type} questions', '{program} kennt keine Fragen der Art {type}'),
  'domain-of-lines': said(
    'its domain has more than one line, which no category of GIFT has',
    'ihr Bereich hat mehrere Zeilen, und in GIFT hat das keine Kategorie',
  ),
  'accepted-with-arrow': said(
    'an accepted answer has ->, which makes pairs of all of them in GIFT',
    'eine richtige Antwort enthält ->, was in GIFT aus allen Paare macht',
  ),
  'prompt-with-arrow': said(
    'a prompt has ->, which parts prompts from matches in GIFT',
    'eine Vorgabe enthält ->, was in GIFT Vorgaben von Zuordnungen trennt',
  ),
  'own-true-false': said(
    'GIFT has no words for true and false but its own',
    'GIFT hat für wahr und falsch nur eigene Wörter',
  ),
  'not-for-xml': said(
    'it has characters that XML cannot hold',
    'sie enthält Zeichen, die in XML nicht stehen können',
  ),
  'gaps-in-other-order': said(
    'its text names a gap twice, or not in their order, which Moodle cannot hold',
    'ihr Text nennt eine Lücke zweimal oder nicht der Reihe nach, was Moodle nicht kennt',
  ),
  'looks-like-a-gap': said(
    'its text holds what Moodle takes for a gap',
    'ihr Text enthält etwas, das Moodle für eine Lücke hält',
  ),
  'looks-like-an-option': said(
    'a line of its text looks like an option of Aiken',
    'eine Zeile ihres Textes sieht aus wie eine Antwort in Aiken',
  ),
  'option-of-lines': said(
    'an option has more than one line, which Aiken cannot hold',
    'eine Antwort hat mehrere Zeilen, was Aiken nicht kennt',
  ),
  'text-with-space': said(
    'its text has empty lines or indents, which Aiken leaves out',
    'ihr Text hat leere Zeilen oder Einzüge, die Aiken weglässt',
  ),
  'too-many-for-kahoot': said(
    'it has {count} options, and Kahoot has four',
    'sie hat {count} Antworten, und Kahoot kennt vier',
  ),
  'text-too-long-for-kahoot': said(
    'its text has more than 120 characters',
    'ihr Text hat mehr als 120 Zeichen',
  ),
  'option-too-long-for-kahoot': said(
    'an option has more than 75 characters',
    'eine Antwort hat mehr als 75 Zeichen',
  ),
} satisfies Record<string, ReasonWords>;

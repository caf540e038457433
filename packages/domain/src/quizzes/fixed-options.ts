interface SpeakingOption {
  readonly text: string;
  /** Whether the author says that it keeps its place; undefined where nothing is said. */
  readonly isFixed?: boolean | undefined;
}

/**
 * Which options an option speaks of: those that stand before it or after it, all others wherever they stand, some by
 * letter or by their place, or some by number, if those are no numbers that answer the question.
 */
type SpeaksOf = 'those above' | 'those below' | 'the others' | 'letters' | 'numbers';

interface Phrase {
  readonly speaksOf: SpeaksOf;
  /** A whole option in lower case, without the marks around it and without "… is correct". */
  readonly pattern: RegExp;
  readonly examples: readonly string[];
}

/** Options that are true or false by what the other options say, in the languages of the clients. */
export const phrases: readonly Phrase[] = [
  {
    speaksOf: 'those above',
    pattern:
      /^(?:all|none|any|both|either|neither|some|two|three)(?: of)?(?: the)? above(?: options| answers| choices| statements)?$/,
    examples: ['All of the above', 'None of the above.', 'Both of the above are correct', 'All the above'],
  },
  {
    speaksOf: 'those above',
    pattern:
      /^(?:all|none|any|both|either|neither)(?: of)?(?: the)? (?:options|answers|choices|statements) (?:listed |given )?above$/,
    examples: ['All the options above', 'None of the answers above', 'All of the choices listed above'],
  },
  {
    speaksOf: 'those below',
    pattern:
      /^(?:all|none|any|both|either|neither)(?: of)?(?: the)? (?:options|answers|choices|statements) (?:listed |given )?below$/,
    examples: ['All the options below', 'None of the answers given below'],
  },
  {
    speaksOf: 'those below',
    pattern:
      /^(?:all|none|any|both|either|neither|some|two|three)(?: of)?(?: the)? below(?: options| answers| choices| statements)?$/,
    examples: ['All of the below', 'None of the below'],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:all|none|any|both|either|neither)(?: of)? (?:these|those|them|the others)(?: options| answers| choices| statements)?$/,
    examples: ['None of these', 'All of these answers are correct', 'Both of them', 'None of the others'],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:all|none|both|no|neither|any)(?: of)?(?: the)?(?: other| listed)? (?:options?|answers?|choices?|statements?)(?: listed| given| offered)?$/,
    examples: [
      'All answers are correct',
      'No answer is right',
      'None of the answers',
      'All of the options listed',
      'Both statements are true',
    ],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:all|none|both|neither|alles?|keine[rs]?|beides?|nichts) (?:is|are|ist|sind|trifft|treffen)(?: not| nicht)? (?:correct|true|right|incorrect|false|wrong|richtig|falsch|korrekt|wahr|zu)$/,
    examples: [
      'Both are true',
      'None is correct',
      'Alle sind richtig',
      'Beide treffen zu',
      'Alles trifft zu',
    ],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:both|either|neither|beides?|weder noch|(?:all|alle) (?:three|four|five|drei|vier|fünf|beide)(?: of (?:these|those|them)| options| answers| choices| statements)?)$/,
    examples: ['Both', 'Neither', 'All three', 'All three of them', 'Beides', 'Alle drei', 'Weder noch'],
  },
  {
    speaksOf: 'letters',
    pattern:
      /^(?:only |nur )?(?:the|die) (?:first|last|ersten?|letzten?) (?:two|three|four|beiden|zwei|drei|vier)(?: options| answers| choices| statements| antworten| optionen| aussagen)?$/,
    examples: [
      'The first two',
      'Only the last three options',
      'Die ersten beiden',
      'Die letzten drei Aussagen',
    ],
  },
  {
    speaksOf: 'those above',
    pattern:
      /^(?:alle|alles|keine[rs]?|keins|beides?|nichts|eine[rs]?)(?: der| die| das| von den| aus den)?(?: oben| zuvor)? (?:genannten?|genanntes|genannte|obigen?|obenstehenden|vorgenannten|aufgeführten|angeführten)(?: antwort(?:en)?| optionen| aussagen?| möglichkeiten| punkte| begriffe)?$/,
    examples: [
      'Alle der genannten',
      'Keine der genannten',
      'Keine der oben genannten Antworten ist richtig',
      'Alle genannten Antworten',
      'Keines der Genannten',
      'Nichts von den obigen',
    ],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:alle|alles|keine[rs]?|keins|beides?|nichts) (?:davon|hiervon|von beiden|von diesen|von ihnen|diese|dieser)(?: antwort(?:en)?| optionen| aussagen?| möglichkeiten)?$/,
    examples: ['Keine davon', 'Nichts davon', 'Keine dieser Antworten ist richtig', 'Keines von beiden'],
  },
  {
    speaksOf: 'the others',
    pattern:
      /^(?:alle|keine|beide|alle drei|alle vier)(?: der| die)?(?: anderen?)? (?:antwort(?:en)?|option(?:en)?|aussagen?|möglichkeiten|möglichkeit)$/,
    examples: ['Alle Antworten sind richtig', 'Keine Antwort ist richtig', 'Beide Aussagen treffen nicht zu'],
  },
];

/** Where an option says of others whether they are right. */
const VERDICT =
  / (?:is|are|ist|sind|trifft|treffen)(?: not| nicht)? (?:correct|true|right|incorrect|false|wrong|richtig|falsch|korrekt|wahr|zu)$/;

/** Words around the letters of options: "both A and B", "weder Antwort A noch B". */
const AROUND_LETTERS = new Set(
  (
    'both either neither only and or nor option options answer answers choice choices ' +
    'sowohl weder nur entweder beide als auch noch und oder die antwort antworten aussage aussagen'
  ).split(' '),
);
/** One letter alone is an answer as any other, unless it is called one and something is said of it. */
const CALLED_OPTIONS = /\b(?:options?|answers?|choices?|antwort(?:en)?)\b/;

/** How a phrase can begin. Nearly every option begins otherwise, and an import asks about each. */
const BEGINS_AS_A_PHRASE =
  /^[^\p{L}]{0,9}(?:all|none|any|both|either|neither|some|two|three|no|alles?|keine?[rs]?|beides?|nichts|eine[rs]?|and|und|the (?:first|last)|only|sowohl|weder|nur|entweder|die|options?|answers?|choices?|antwort(?:en)?|aussagen?|[a-j])(?!\p{L})/iu;

/** Longer than any phrase. */
const MAX_PHRASE_CHARACTERS = 100;
const AROUND_PHRASES = ' \t\n"\'“”„‚‘’«»*_.!:;…';

/** The words of an option in lower case, without quotes, emphasis and full stops around them; undefined if there are too many. */
function phraseOf(text: string): string | undefined {
  if (text.length > MAX_PHRASE_CHARACTERS) return undefined;
  let start = 0;
  let end = text.length;
  while (start < end && AROUND_PHRASES.includes(text.charAt(start))) start += 1;
  while (end > start && AROUND_PHRASES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end).toLowerCase().replaceAll(/\s+/g, ' ');
}

/** How many options a list such as "A and C" or "option (A)" names by letter; 0 for any other text. */
function countLetters(phrase: string, optionCount: number): number {
  return countNames(
    phrase,
    /^\(?([a-j])\)?$/,
    (letter) => letter.charCodeAt(0) - 'a'.charCodeAt(0) < optionCount,
  );
}

/** How many it names by number, as "1 and 3" does. */
function countNumbers(phrase: string, optionCount: number): number {
  return countNames(phrase, /^\(?([1-9]|10)\)?$/, (number) => Number(number) <= optionCount);
}

function countNames(phrase: string, pattern: RegExp, isOption: (name: string) => boolean): number {
  const words = phrase.split(/[\s,&]+/).filter((word) => word !== '' && !AROUND_LETTERS.has(word));
  const areNames = words.every((word) => {
    const name = pattern.exec(word)?.[1];
    return name !== undefined && isOption(name);
  });
  return areNames ? words.length : 0;
}

/** What an option speaks of if it is true or false by what other options say. */
export function speaksOf(text: string, optionCount: number): SpeaksOf | undefined {
  const phrase = BEGINS_AS_A_PHRASE.test(text) ? phraseOf(text) : undefined;
  if (phrase === undefined) return undefined;
  const subject = phrase.replace(VERDICT, '');
  const letters = countLetters(subject, optionCount);
  const isJudged = subject !== phrase && CALLED_OPTIONS.test(subject);
  if (letters > 1 || (letters === 1 && isJudged)) return 'letters';
  if (countNumbers(subject, optionCount) > 1) return 'numbers';
  return phrases.find(({ pattern }) => pattern.test(phrase) || pattern.test(subject))?.speaksOf;
}

/**
 * Which options keep their place when the others are shuffled: those of which the author says so or, where the author
 * says nothing, those that speak of others. All do where the order itself is spoken of: by letters, or by an "above" that
 * has not all the others above it.
 */
export function fixedOptions(options: readonly SpeakingOption[]): boolean[] {
  if (options.some(({ isFixed }) => isFixed !== undefined)) {
    return options.map(({ isFixed }) => isFixed === true);
  }
  const said = options.map(({ text }) => speaksOf(text, options.length));
  // Where another option has a number in it, numbers are answers: "1 and 3" beside "2" or "0 and 4".
  const areNumbersNames = !options.some(
    ({ text }, place) => said[place] !== 'numbers' && /\p{N}/u.test(text),
  );
  const isOfNumbers = said.every((subject) => subject === 'numbers');
  const spoken =
    areNumbersNames && !isOfNumbers
      ? said
      : said.map((subject) => (subject === 'numbers' ? undefined : subject));
  const lastFree = spoken.lastIndexOf(undefined);
  const firstFree = spoken.indexOf(undefined);
  const isOrdered = spoken.some(
    (subject, place) =>
      subject === 'letters' ||
      subject === 'numbers' ||
      (subject === 'those above' && place < lastFree) ||
      (subject === 'those below' && place > firstFree),
  );
  return spoken.map((subject) => isOrdered || subject !== undefined);
}

import type { ImportProblem } from '../../import-draft.ts';
import {
  columnsOf,
  earningAnswers,
  type MoodleBody,
  type MoodleQuestion,
  settingNotes,
} from './moodle-body.ts';
import { combinedFeedbackNotes } from './moodle-choices.ts';
import { reciprocalOf } from './unit-factor.ts';
import { childOf, childrenOf, isTrue, saidBy, wordOf, wordsOf } from './xml-element.ts';

export function readShortAnswer(question: MoodleQuestion): MoodleBody {
  const { element, extra } = question;
  const { kept, notes } = earningAnswers(question);
  return {
    texts: kept.map(({ feedback }) => feedback),
    notes,
    bodyOf: (shown) => ({
      type: 'short',
      accepted: kept.map(({ text, creditPercent, feedback }) => ({
        text,
        creditPercent,
        feedback: shown(feedback),
      })),
      matchCase: isTrue(wordOf(element, 'usecase')),
      matchAccents: extra.matchAccents ?? false,
    }),
    columnOf: columnsOf('accepted', kept),
  };
}

export function readNumerical(question: MoodleQuestion): MoodleBody {
  const { element, extra } = question;
  const { kept, notes } = earningAnswers(question);
  const units = unitsOf(question);
  const grading = wordOf(element, 'unitgradingtype');
  const isUnitNeeded = grading !== '' && grading !== '0' && units.list.length > 0;
  const penalty = isUnitNeeded ? settingNotes(element, 'unitpenalty', ['1', '1.0', '1.0000000']) : [];
  return {
    texts: kept.map(({ feedback }) => feedback),
    notes: [...notes, ...units.notes, ...penalty],
    bodyOf: (shown) => ({
      type: 'numeric',
      answers: kept.map(({ element: answer, text, creditPercent, feedback }, index) => {
        const [from, to] = extra.ranges?.[index] ?? [];
        const numbers =
          from === undefined || to === undefined
            ? { value: text, tolerance: wordOf(answer, 'tolerance') || '0' }
            : { from, to };
        return { ...numbers, creditPercent, feedback: shown(feedback) };
      }),
      units: units.list,
      isUnitNeeded,
    }),
    columnOf: columnsOf('answers', kept),
  };
}

interface Units {
  readonly list: { unit: string; factor: string }[];
  readonly notes: ImportProblem[];
}

/** Moodle says how many of a unit make what the answers count in; "0.001" of "km" where they are metres. */
function unitsOf({ element, extra }: MoodleQuestion): Units {
  const holder = childOf(element, 'units');
  const notes: ImportProblem[] = [];
  const list = (holder === undefined ? [] : childrenOf(holder, 'unit')).map((unit, index) => {
    const name = wordOf(unit, 'unit_name');
    const said = extra.factors?.[index];
    const factor = reciprocalOf(wordOf(unit, 'multiplier'));
    if (said === undefined && factor?.isExact === false) {
      notes.push({ column: `unit ${index + 1}`, message: 'has a factor that is no decimal: it was rounded' });
    }
    return { unit: name, factor: said ?? factor?.text ?? wordOf(unit, 'multiplier') };
  });
  return { list, notes };
}

export function readMatching(question: MoodleQuestion): MoodleBody {
  const { element, format } = question;
  const pairs = childrenOf(element, 'subquestion').map((pair, index) => {
    const column = `subquestion ${index + 1}`;
    return { column, prompt: saidBy(pair, column, format), match: wordsOf(childOf(pair, 'answer')) };
  });
  const prompted = pairs.filter(({ prompt }) => prompt.text !== '');
  const extra = pairs.filter(({ prompt, match }) => prompt.text === '' && match !== '');
  return {
    texts: prompted.map(({ prompt }) => prompt),
    notes: combinedFeedbackNotes(question),
    bodyOf: (shown) => ({
      type: 'matching',
      pairs: prompted.map(({ prompt, match }) => ({ prompt: shown(prompt), match })),
      extraMatches: extra.map(({ match }) => match),
    }),
    columnOf: columnsOf('pairs', prompted),
  };
}

/** How Moodle grades an order, and what is nearest to it here. */
const BY_NEIGHBOURS = 'RELATIVE_NEXT_EXCLUDE_LAST';
const ALL_OR_NOTHING = 'ALL_OR_NOTHING';

export function readOrdering(question: MoodleQuestion): MoodleBody {
  const { element, format } = question;
  const answers = childrenOf(element, 'answer').map((answer, index) => {
    const column = `answer ${index + 1}`;
    return {
      column,
      place: Number(answer.attributes['fraction'] ?? index + 1),
      text: saidBy(answer, column, format),
    };
  });
  const ordered = answers.toSorted((a, b) => (a.place || 0) - (b.place || 0));
  const grading = wordOf(element, 'gradingtype');
  const known = ['', '-1', '1', BY_NEIGHBOURS, ALL_OR_NOTHING];
  const message = `"${grading.slice(0, 100)}" is graded by neighbours here`;
  return {
    texts: ordered.map(({ text }) => text),
    notes: [
      ...(known.includes(grading) ? [] : [{ column: 'gradingtype', message }]),
      ...settingNotes(element, 'selecttype', ['ALL', '0']),
      ...combinedFeedbackNotes(question),
    ],
    bodyOf: (shown) => ({
      type: 'ordering',
      items: ordered.map(({ text }) => shown(text)),
      grading: grading === ALL_OR_NOTHING || grading === '-1' ? 'all' : 'neighbours',
    }),
    columnOf: columnsOf('items', ordered),
  };
}

export function readEssay({ element, format, extra }: MoodleQuestion): MoodleBody {
  const points = saidBy(childOf(element, 'graderinfo'), 'graderinfo', format);
  return {
    texts: [points],
    notes: settingNotes(element, 'responsetemplate', []),
    bodyOf: (shown) => ({ type: 'open', points: shown(points), modelAnswer: extra.modelAnswer ?? '' }),
    columnOf: ([field]) => (field === 'points' ? 'graderinfo' : String(field)),
  };
}

import { type CheckedDraft, checkDraft, type ImportProblem } from '../../import-draft.ts';
import { domainOfPath } from '../category-domain.ts';
import { tagsOfWords } from '../file-tags.ts';
import {
  domainWithout,
  type ForeignReading,
  type FoundQuestion,
  type QuestionReader,
  withNotes,
  withUnsaid,
} from '../question-file.ts';
import { nameNotes } from '../question-name.ts';
import { type SaidText, SaidTexts } from '../said-text.ts';
import { unsaidBesideOurs } from '../unsaid-parts.ts';
import { type MoodleBody, MoodleProblem, type MoodleQuestion, settingNotes } from './moodle-body.ts';
import { readMultichoice, readTrueFalse } from './moodle-choices.ts';
import { extraOf, type MoodleExtra } from './moodle-extra.ts';
import { withFiles } from './moodle-files.ts';
import { readCloze, readGapSelect } from './moodle-gaps.ts';
import { readEssay, readMatching, readNumerical, readOrdering, readShortAnswer } from './moodle-others.ts';
import { type QuestionElement, QuestionElements } from './question-elements.ts';
import {
  childOf,
  childrenOf,
  saidBy,
  wordOf,
  wordsOf,
  type XmlElement,
  type XmlReading,
} from './xml-element.ts';

const READERS: Readonly<Record<string, ((question: MoodleQuestion) => MoodleBody) | undefined>> = {
  multichoice: readMultichoice,
  truefalse: readTrueFalse,
  shortanswer: readShortAnswer,
  numerical: readNumerical,
  matching: readMatching,
  match: readMatching,
  ordering: readOrdering,
  gapselect: readGapSelect,
  ddwtos: readGapSelect,
  cloze: readCloze,
  multianswer: readCloze,
  essay: readEssay,
};

/** Reads Moodle's XML. How an element is read is told to it: that needs a parser. */
export class MoodleXmlReader implements QuestionReader {
  readonly #elements = new QuestionElements();
  readonly #reading: ForeignReading;
  readonly #parse: (raw: string) => XmlReading;
  #category: ReturnType<typeof domainOfPath> = null;

  constructor(reading: ForeignReading, parse: (raw: string) => XmlReading) {
    this.#reading = reading;
    this.#parse = parse;
  }

  get problem(): QuestionReader['problem'] {
    return this.#elements.problem;
  }

  push(piece: string): FoundQuestion[] {
    return this.#elements.push(piece).flatMap((element) => this.#read(element));
  }

  end(): FoundQuestion[] {
    return this.#elements.end().flatMap((element) => this.#read(element));
  }

  #read({ lineNumber, raw, problem }: QuestionElement): FoundQuestion[] {
    const where = { lineNumber, raw };
    if (problem !== undefined) return [{ ...where, problems: [{ column: 'question', message: problem }] }];
    const parsed = this.#parse(raw);
    if (parsed.problem !== undefined) {
      const column = `line ${lineNumber + parsed.line - 1}, column ${parsed.column}`;
      return [{ ...where, problems: [{ column, message: `is no XML: ${parsed.problem}` }] }];
    }
    const { element } = parsed;
    if (element.attributes['type'] === 'category') {
      this.#category = domainOfPath(wordOf(element, 'category'));
      return [];
    }
    return [{ ...where, ...readOne(element, this.#category, this.#reading) }];
  }
}

type ReadOne = CheckedDraft & Pick<FoundQuestion, 'domainTitle' | 'unsaid'>;

function readOne(
  element: XmlElement,
  category: ReturnType<typeof domainOfPath>,
  reading: ForeignReading,
): ReadOne {
  try {
    return readQuestion(element, category, reading);
  } catch (error) {
    if (!(error instanceof MoodleProblem)) throw error;
    return { problems: [error.problem] };
  }
}

function readQuestion(
  said: XmlElement,
  category: ReturnType<typeof domainOfPath>,
  reading: ForeignReading,
): ReadOne {
  const type = said.attributes['type'] ?? '';
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (read === undefined) throw new MoodleProblem('type', `"${type.slice(0, 100)}" has no home here`);
  const { element, notes: unshown } = withFiles(said, reading.keepFile);
  const asked = saidBy(childOf(element, 'questiontext'), 'question');
  const extra = extraOf(wordOf(element, 'studyhall'));
  if (extra === undefined) throw new MoodleProblem('studyhall', 'is not as an export writes it');
  const body = read({ element, format: asked.format, extra, reading });
  const text = body.text === undefined ? asked : { ...asked, text: body.text };
  const explanation = saidBy(childOf(element, 'generalfeedback'), 'generalfeedback', asked.format);
  const hint = hintOf(element, extra, asked.format);
  const texts = new SaidTexts([text, explanation, hint.text, ...body.texts], reading);
  const shown = (one: SaidText) => texts.shown(one);
  const { difficulty, tags } = tagsOfWords(tagWords(element));
  const domain = category === null ? domainWithout(reading) : { code: category.code, title: category.code };
  const way = category?.category ?? null;
  const weight = weightOf(element);
  const hintText = shown(hint.text);
  const candidate = {
    externalId: wordOf(element, 'idnumber') || null,
    domainCode: domain.code,
    difficulty,
    textFormat: texts.textFormat,
    text: body.text === undefined ? shown(text) : withGaps(shown(text)),
    tags: way === null ? tags : [...tags, { kind: 'category' as const, value: way }],
    explanation: shown(explanation) || null,
    hint: hintText === '' ? null : { text: hintText, costPercent: hint.costPercent },
    weight: weight.weight,
    source: extra.source ?? null,
    ...body.bodyOf(shown),
  };
  if (texts.problems.length > 0) return { problems: texts.problems };
  const checked = checkDraft(candidate, (path) => columnOf(path, body), reading);
  const notes = [
    ...nameNotes(wordOf(element, 'name') || null, candidate),
    ...unshown,
    ...[...hint.notes, ...weight.notes, ...body.notes, ...texts.notes],
    ...settingNotes(element, 'hidden', ['0']),
  ];
  const noted = withNotes(checked, notes);
  const isDomainSaid = category !== null || reading.domainCode !== null;
  const isOurs = childOf(element, 'studyhall') !== undefined;
  const whole =
    isOurs && noted.draft !== undefined ? { ...noted, unsaid: unsaidBesideOurs(isDomainSaid) } : undefined;
  return { ...(whole ?? withUnsaid(noted, 'moodle-xml', isDomainSaid)), domainTitle: domain.title };
}

/** Whoever writes Markdown takes the meaning from brackets, and gaps have one. */
function withGaps(text: string): string {
  return text.replaceAll(/\\\[\\\[(\d{1,2})\]\]/g, '[[$1]]');
}

function columnOf(path: readonly PropertyKey[], body: MoodleBody): string {
  const [field] = path;
  if (field === 'externalId') return 'idnumber';
  if (field === 'domainCode') return 'category';
  if (field === 'text') return 'questiontext';
  return field === 'explanation' ? 'generalfeedback' : body.columnOf(path);
}

function tagWords(element: XmlElement): string[] {
  return childrenOf(element, 'tags').flatMap((tags) => childrenOf(tags, 'tag').map(wordsOf));
}

interface ReadHint {
  readonly text: SaidText;
  readonly costPercent: number;
  readonly notes: readonly ImportProblem[];
}

/** Moodle gives a hint after each wrong try, which costs the penalty; here there is one, to be taken. */
function hintOf(element: XmlElement, extra: MoodleExtra, format: SaidText['format']): ReadHint {
  const [first, ...others] = childrenOf(element, 'hint').filter((hint) => wordsOf(hint) !== '');
  const penalty = Number(wordOf(element, 'penalty') || '0');
  const percent = Number.isFinite(penalty) ? Math.round(Math.min(1, Math.max(0, penalty)) * 100) : 0;
  const message = `are ${others.length + 1}: only the first is kept`;
  return {
    text: saidBy(first, 'hint', format),
    costPercent: extra.hintCostPercent ?? percent,
    notes: others.length === 0 ? [] : [{ column: 'hints', message }],
  };
}

function weightOf(element: XmlElement): { weight: number; notes: ImportProblem[] } {
  const written = wordOf(element, 'defaultgrade');
  const grade = written === '' ? 1 : Number(written);
  if (Number.isInteger(grade) && grade >= 1 && grade <= 100) return { weight: grade, notes: [] };
  const weight = Number.isFinite(grade) ? Math.min(100, Math.max(1, Math.round(grade))) : 1;
  const message = `"${written.slice(0, 50)}" is no whole number from 1 to 100: it counts ${weight}`;
  return { weight, notes: [{ column: 'defaultgrade', message }] };
}

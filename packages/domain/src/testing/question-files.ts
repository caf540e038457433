import fc from 'fast-check';
import type {
  ForeignReading,
  FoundQuestion,
  QuestionReader,
  QuestionWriter,
} from '../quizzes/formats/question-file.ts';
import { isChoiceDraft, type QuestionDraft } from '../quizzes/question-draft.ts';
import { type QuestionType, questionTypes } from '../quizzes/question-types/question-types.ts';
import { draftsOf } from './question-bodies.ts';

/** Nothing is said for the whole file, and HTML is shown by its letters. */
export const foreignReading: ForeignReading = {
  textFormat: null,
  readMarkdown: null,
  domainCode: null,
  readHtml: (html) => ({ markdown: html.replaceAll(/<[^>]*>/g, ''), notes: [] }),
  decodeEntities: (text) => text,
};

/** The questions of a file that comes in these pieces. */
export function questionsIn(reader: QuestionReader, ...pieces: readonly string[]): FoundQuestion[] {
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}

/** Drafts as the bank gives them: their format is known. */
export function bankDrafts(types: readonly QuestionType[] = questionTypes): fc.Arbitrary<QuestionDraft> {
  return fc
    .oneof(...types.map(draftsOf))
    .map((draft) => ({ ...draft, textFormat: draft.textFormat ?? 'plain' }));
}

/** A draft that does not say what is understood: what an option earns by itself. */
export function unsaid(draft: QuestionDraft): QuestionDraft {
  if (!isChoiceDraft(draft)) return draft;
  const share =
    draft.type === 'multiple' ? 100 / draft.options.filter(({ isCorrect }) => isCorrect).length : 100;
  const options = draft.options.map(({ weightPercent, ...option }) => {
    const byItself = option.isCorrect ? share : draft.type === 'multiple' ? -share : 0;
    const isSaid = weightPercent !== undefined && Math.abs(weightPercent - byItself) >= 0.01;
    return isSaid ? { ...option, weightPercent } : option;
  });
  return { ...draft, options };
}

interface Written {
  readonly file: string;
  /** The drafts that the file holds whole. */
  readonly held: readonly QuestionDraft[];
}

/** A file of the drafts that a writer takes; those of which it loses something are not in it. */
export function heldBy(makeWriter: () => QuestionWriter, drafts: readonly QuestionDraft[]): Written {
  const held = drafts.filter((draft) => {
    const written = makeWriter().write(draft);
    return written.refused === undefined && written.lost.length === 0;
  });
  const writer = makeWriter();
  const texts = held.map((draft) => {
    const written = writer.write(draft);
    return written.refused === undefined ? written.text : '';
  });
  return { file: [writer.head, ...texts, writer.tail].join(''), held };
}

/** Files that somebody has broken: parts left out, twice, or in another place, and marks put in. */
export function brokenFiles(file: string, marks: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(file.length),
    length: fc.nat(30),
    kind: fc.constantFrom('without', 'twice', 'with'),
    mark: fc.oneof(fc.constantFrom(...marks), fc.string({ unit: 'binary', maxLength: 3 })),
  });
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    let text = file;
    for (const { at, length, kind, mark } of changes) {
      const part = text.slice(at, at + length);
      const put = kind === 'without' ? '' : kind === 'twice' ? part + part : mark + part;
      text = text.slice(0, at) + put + text.slice(at + length);
    }
    return text;
  });
}

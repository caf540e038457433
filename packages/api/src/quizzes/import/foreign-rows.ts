import { DomainError } from '@studyhall/domain/errors';
import { AikenReader } from '@studyhall/domain/quizzes/formats/aiken/read-aiken';
import { GiftReader } from '@studyhall/domain/quizzes/formats/gift/read-gift';
import { MoodleXmlReader } from '@studyhall/domain/quizzes/formats/moodle-xml/read-moodle-xml';
import type {
  ForeignReading,
  FoundQuestion,
  QuestionReader,
} from '@studyhall/domain/quizzes/formats/question-file';
import type { ForeignFormat } from '@studyhall/domain/quizzes/formats/question-writers';
import type { TextReading } from '@studyhall/domain/quizzes/import-draft';
import { loadHtmlReader } from './html-reader.ts';
import { loadXmlParser } from './xml-parser.ts';

/** How such a file is read, with what that needs: a reader of HTML is slow to load. */
export async function openForeignReading(
  said: TextReading & Pick<ForeignReading, 'domainCode' | 'keepFile'>,
): Promise<ForeignReading> {
  const { decode } = await import('html-entities');
  return { ...said, readHtml: await loadHtmlReader(), decodeEntities: (text) => decode(text) };
}

/** Formats of other programs whose files are texts. */
type TextFileFormat = Exclude<ForeignFormat, 'kahoot'>;

/** Who reads a format. */
export async function openForeignReader(
  format: TextFileFormat,
  reading: ForeignReading,
): Promise<QuestionReader> {
  if (format === 'gift') return new GiftReader(reading);
  return format === 'aiken' ? new AikenReader(reading) : new MoodleXmlReader(reading, await loadXmlParser());
}

/**
 * What a reader finds in text that comes in pieces, numbered from 1; answers the questions of each piece. Errors:
 * `file-malformed` where the file keeps it from reading on.
 */
export async function* readForeignQuestions(
  pieces: AsyncIterable<string>,
  reader: QuestionReader,
): AsyncGenerator<readonly (FoundQuestion & { readonly rowNumber: number })[]> {
  let rowNumber = 0;
  const numbered = (found: readonly FoundQuestion[]) => {
    if (reader.problem !== undefined) throw new DomainError('file-malformed', { ...reader.problem });
    return found.map((question) => {
      rowNumber += 1;
      return { ...question, rowNumber };
    });
  };
  for await (const piece of pieces) yield numbered(reader.push(piece));
  yield numbered(reader.end());
}

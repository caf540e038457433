import { AikenWriter } from './aiken/write-aiken.ts';
import { GiftWriter } from './gift/write-gift.ts';
import { KahootWriter } from './kahoot/write-kahoot.ts';
import { MoodleXmlWriter } from './moodle-xml/write-moodle-xml.ts';
import type { QuestionWriter } from './question-file.ts';

export const foreignFormats = ['gift', 'aiken', 'moodle-xml', 'kahoot'] as const;
/** A format of another program. */
export type ForeignFormat = (typeof foreignFormats)[number];

/** Who writes a file of each. */
export const questionWriters: Readonly<Record<ForeignFormat, () => QuestionWriter>> = {
  gift: () => new GiftWriter(),
  aiken: () => new AikenWriter(),
  'moodle-xml': () => new MoodleXmlWriter(),
  kahoot: () => new KahootWriter(),
};

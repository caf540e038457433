import { imagesOfDraft } from '../../images/draft-images.ts';
import { hashInAddress } from '../../images/image-address.ts';
import { withAddresses } from '../../images/markdown-images.ts';
import { type ChoiceDraft, type DraftOf, isChoiceDraft, type QuestionDraft } from '../../question-draft.ts';
import { pathOfDomain } from '../category-domain.ts';
import { wordsOfTags } from '../file-tags.ts';
import type { ImageInFile, QuestionWriter, WrittenQuestion } from '../question-file.ts';
import { nameOf } from '../question-name.ts';
import { extraText, type MoodleExtra } from './moodle-extra.ts';
import { placeOfFile } from './moodle-files.ts';
import { reciprocalOf } from './unit-factor.ts';
import { gapsText, problemOfGaps } from './write-gaps.ts';
import { moodleTypes, partsOf } from './write-parts.ts';
import { fileElements, formatted, xmlText } from './xml-text.ts';

/** What no text of XML 1.0 holds: control characters but for tabs and line ends, and what is no character. */
function fitsXml(text: string): boolean {
  return Array.from(text).every(
    (character) => (character >= ' ' || '\t\n\r'.includes(character)) && !'\ufffe\uffff'.includes(character),
  );
}

/** Writes Moodle's XML. What Moodle has no element for stands in one of our own, which it passes over. */
export class MoodleXmlWriter implements QuestionWriter {
  readonly head = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n';
  readonly tail = '</quiz>\n';
  #domainCode: string | undefined;

  write(draft: QuestionDraft, images: Images = new Map()): WrittenQuestion {
    const refused = problemOf(draft);
    if (refused !== undefined) return { refused };
    const { words, lost } = wordsOfTags(draft);
    const isNewDomain = draft.domainCode !== this.#domainCode;
    this.#domainCode = draft.domainCode;
    return {
      text: `${isNewDomain ? categoryOf(draft) : ''}${questionOf(draft, words, images)}`,
      lost: [...lost, ...lostImages(draft, images)],
    };
  }
}

function problemOf(draft: QuestionDraft): string | undefined {
  const texts: string[] = [];
  JSON.stringify(draft, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  if (!texts.every(fitsXml)) return 'it has characters that XML cannot hold';
  return draft.type === 'gaps' ? problemOfGaps(draft) : undefined;
}

function categoryOf({ domainCode }: QuestionDraft): string {
  const path = xmlText(pathOfDomain(domainCode));
  return `  <question type="category">\n    <category><text>${path}</text></category>\n  </question>\n`;
}

type Images = ReadonlyMap<string, ImageInFile>;

function lostImages(draft: QuestionDraft, images: Images): string[] {
  return imagesOfDraft(draft).some(({ hash }) => !images.has(hash)) ? ['its images'] : [];
}

/** A text that names its images as files beside it. */
function withFiles(text: string, images: Images): { text: string; files: ImageInFile[] } {
  const files = new Map<string, ImageInFile>();
  const named = withAddresses(text, (address) => {
    const file = images.get(hashInAddress(address) ?? '');
    if (file === undefined) return undefined;
    files.set(file.name, file);
    return placeOfFile(file.name);
  });
  return { text: named, files: [...files.values()] };
}

function questionOf(draft: QuestionDraft, tags: readonly string[], images: Images): string {
  const isMarkdown = draft.textFormat === 'markdown';
  const format = isMarkdown ? 'markdown' : 'plain_text';
  const text = draft.type === 'gaps' ? gapsText(draft) : draft.text;
  const said = (name: string, words: string, attributes = '') =>
    formatted({ name, format, attributes, ...(isMarkdown ? withFiles(words, images) : { text: words }) });
  const lines = [
    `<name><text>${xmlText(nameOf(draft))}</text></name>`,
    said('questiontext', text),
    said('generalfeedback', draft.explanation ?? ''),
    `<defaultgrade>${draft.weight}</defaultgrade>`,
    `<penalty>${(draft.hint?.costPercent ?? 0) / 100}</penalty>`,
    '<hidden>0</hidden>',
    `<idnumber>${xmlText(draft.externalId ?? '')}</idnumber>`,
    ...partsOf(draft, said),
    ...(draft.hint === null ? [] : [said('hint', draft.hint.text)]),
    ...tagLines(tags),
    ...extraLines(draft, images),
  ];
  const inside = lines.map((line) => `    ${line}\n`).join('');
  return `  <question type="${moodleTypes[draft.type]}">\n${inside}  </question>\n`;
}

function tagLines(tags: readonly string[]): string[] {
  if (tags.length === 0) return [];
  return [`<tags>${tags.map((tag) => `<tag><text>${xmlText(tag)}</text></tag>`).join('')}</tags>`];
}

function extraLines(draft: QuestionDraft, images: Images): string[] {
  const files = new Map<string, ImageInFile>();
  const text = extraText(extraOf(draft));
  const named = text === '' || draft.textFormat !== 'markdown' ? text : withNamedFiles(text, images, files);
  return [`<studyhall>${xmlText(named)}${fileElements([...files.values()])}</studyhall>`];
}

/** The texts of one that stands there as JSON, and the files that they name. */
function withNamedFiles(json: string, images: Images, files: Map<string, ImageInFile>): string {
  const parts: unknown = JSON.parse(json, (_, part: unknown) => {
    if (typeof part !== 'string') return part;
    const named = withFiles(part, images);
    for (const file of named.files) files.set(file.name, file);
    return named.text;
  });
  return JSON.stringify(parts);
}

function extraOf(draft: QuestionDraft): MoodleExtra {
  const { source } = draft;
  const common: MoodleExtra = source === null ? {} : { source };
  if (draft.type === 'short') return { ...common, ...(draft.matchAccents ? { matchAccents: true } : {}) };
  if (draft.type === 'open')
    return { ...common, ...(draft.modelAnswer === '' ? {} : { modelAnswer: draft.modelAnswer }) };
  if (draft.type === 'numeric') return { ...common, ...numericExtra(draft) };
  if (draft.type === 'gaps') return { ...common, ...gapsExtra(draft) };
  return isChoiceDraft(draft) ? { ...common, ...choiceExtra(draft) } : common;
}

function numericExtra({ answers, units }: DraftOf<'numeric'>): MoodleExtra {
  const ranges = answers.map(({ from, to }): [string, string] | null =>
    from === undefined || to === undefined ? null : [from, to],
  );
  const isSame = units.every(({ factor }) => reciprocalOf(reciprocalOf(factor)?.text ?? '')?.text === factor);
  return {
    ...(ranges.some((range) => range !== null) ? { ranges } : {}),
    ...(isSame ? {} : { factors: units.map(({ factor }) => factor) }),
  };
}

function gapsExtra({ gaps }: DraftOf<'gaps'>): MoodleExtra {
  const gapAccents = gaps.map((gap) => gap.kind === 'typed' && gap.matchAccents);
  return gapAccents.includes(true) ? { gapAccents } : {};
}

function choiceExtra({ type, options }: ChoiceDraft): MoodleExtra {
  const isSaid = options.some(({ isFixed }) => isFixed !== undefined);
  const areFixed = options.map(({ isFixed }) => isFixed === true);
  const isPlain = !isSaid || (type !== 'true-false' && !areFixed.includes(false));
  const [first = '', second = ''] = options.map(({ text }) => text);
  const isUsual = type !== 'true-false' || (first === 'True' && second === 'False');
  const weights = options.map(({ weightPercent }) => weightPercent ?? null);
  const isWeighted = type === 'true-false' && weights.some((weight) => weight !== null);
  return {
    ...(isPlain ? {} : { areFixed }),
    ...(isUsual ? {} : { trueFalseWords: [first, second] }),
    ...(isWeighted ? { trueFalseWeights: weights } : {}),
  };
}

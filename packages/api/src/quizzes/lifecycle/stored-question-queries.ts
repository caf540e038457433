import { hash } from 'node:crypto';
import { canonicalQuestion, nearDuplicateKey } from '@studyhall/domain/quizzes/identity';
import { revisionOf, storedTag, tagOf } from '@studyhall/domain/quizzes/import-draft';
import { QuestionHint, QuestionSource } from '@studyhall/domain/quizzes/question-draft';
import { rulesOf } from '@studyhall/domain/quizzes/question-types/question-types';
import type { QuestionDraft, TextFormat } from '@studyhall/domain/quizzes/schemas';
import type { Question, QuestionVersion } from '../bank-models.ts';

/** A tidied draft whose texts have a format. */
export type FormattedDraft = QuestionDraft & { readonly textFormat: TextFormat };

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** By what a text is known that may be the same in other words. */
export function similarityHashOf(text: string): Buffer {
  return sha256(nearDuplicateKey(text));
}

/** What the bank keeps of a draft beside its versions. */
export function questionColumns(draft: FormattedDraft) {
  const { externalId, domainCode, textFormat, tags } = draft;
  return {
    ...{ externalId, domainCode, textFormat, tags: tags.map(storedTag) },
    contentHash: sha256(canonicalQuestion(draft)),
    similarityHash: similarityHashOf(draft.text),
    revisionHash: sha256(revisionOf(draft)),
  };
}

/** What a version keeps of it. */
export function versionColumns(draft: FormattedDraft) {
  const { domainCode, type, textFormat, text, explanation, difficulty, hint, weight, source } = draft;
  const parts = rulesOf(type).partsOf(draft);
  return {
    ...{ domainCode, type, textFormat, text, explanation, difficulty, weight, source },
    ...{ public: json(parts.public), key: json(parts.key), feedback: json(parts.feedback) },
    ...{ hint: hint?.text ?? null, hintCostPercent: hint?.costPercent ?? null },
  };
}

function json(part: unknown): object {
  if (typeof part !== 'object' || part === null) throw new TypeError('A part of a question is no object');
  return part;
}

/** What a version says, as its author wrote it. */
export function saidIn(version: QuestionVersion): object {
  const { domainCode, type, textFormat, text, explanation, difficulty, weight } = version;
  const { hint, hintCostPercent, source } = version;
  return {
    ...{ domainCode, type, difficulty, textFormat, text },
    ...bodyOf(version),
    ...{ explanation, weight, source: source === null ? null : QuestionSource.parse(source) },
    hint: hint === null ? null : QuestionHint.parse({ text: hint, costPercent: hintCostPercent }),
  };
}

function bodyOf({ type, public: shown, key, feedback }: QuestionVersion): object {
  return json(rulesOf(type).bodyOf({ public: shown, key, feedback }));
}

/** The same of a draft. */
export function saidBy(draft: FormattedDraft): object {
  const { externalId: _id, tags: _tags, ...said } = draft;
  return said;
}

/** The draft that was stored. It was one when it was written: the compiler cannot follow that. */
export function draftOf(question: Question, version: QuestionVersion): FormattedDraft {
  const { externalId, tags } = question;
  return { ...saidIn(version), externalId, tags: tags.map(tagOf) } as unknown as FormattedDraft;
}

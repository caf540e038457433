import type { QuestionDraft } from '../question-draft.ts';

/** Something that a format does not hold, and the questions that it is about by their names. */
export interface ExportLoss {
  /** Whether they were not written at all. */
  readonly isRefused: boolean;
  /** Why, or what they were written without. */
  readonly what: string;
  readonly names: readonly string[];
}

const NAME_CHARACTERS = 40;

/** What a format does not hold of the questions that were written, and which it does not hold at all. */
export class ExportLosses {
  refusedCount = 0;
  readonly #refused = new Map<string, string[]>();
  readonly #lost = new Map<string, string[]>();

  refuse(draft: QuestionDraft, reason: string): void {
    this.refusedCount += 1;
    tell(this.#refused, reason, draft);
  }

  lose(draft: QuestionDraft, parts: readonly string[]): void {
    for (const part of parts) tell(this.#lost, part, draft);
  }

  /** One for each reason, those first that were not written. */
  all(): ExportLoss[] {
    const told = (isRefused: boolean) => (losses: ReadonlyMap<string, string[]>) =>
      [...losses].map(([what, names]) => ({ isRefused, what, names }));
    return [...told(true)(this.#refused), ...told(false)(this.#lost)];
  }
}

function tell(losses: Map<string, string[]>, what: string, { externalId, text }: QuestionDraft): void {
  const name = externalId ?? text;
  const shown = name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS - 1).trimEnd()}…` : name;
  const names = losses.get(what);
  if (names === undefined) losses.set(what, [shown]);
  else names.push(shown);
}

import type { QuestionPart, QuestionParts } from '@studyhall/domain/quizzes/formats/unsaid-parts';

/** What the rows of a file have no place for: most lack the same, so that a row is staged with a number. */
export class UnsaidLists {
  readonly #lists: QuestionParts[] = [];
  readonly #numbers = new Map<string, number>();
  /** Rows of most formats share one list: it is known without being read. */
  readonly #known = new Map<QuestionParts, number | null>();

  /** Null for a row that has a place for everything. */
  numberOf(parts: QuestionParts): number | null {
    const known = this.#known.get(parts);
    if (known !== undefined) return known;
    const number = parts.length === 0 ? null : this.#numberOfNew(parts);
    if (this.#known.size < MAX_KNOWN) this.#known.set(parts, number);
    return number;
  }

  #numberOfNew(parts: QuestionParts): number {
    const name = parts.join();
    const number = this.#numbers.get(name) ?? this.#lists.length;
    if (number === this.#lists.length) {
      this.#lists.push(parts);
      this.#numbers.set(name, number);
    }
    return number;
  }

  partsOf(number: number): QuestionParts {
    return this.#lists[number] ?? [];
  }

  /** The numbers of those that have no place for a part. */
  without(part: QuestionPart): number[] {
    return this.#lists.flatMap((parts, number) => (parts.includes(part) ? number : []));
  }
}

const MAX_KNOWN = 100;

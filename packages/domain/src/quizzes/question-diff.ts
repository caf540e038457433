/** What one field of a question said, and says now; null where it was not there, or is no more. */
export interface FieldChange {
  /** Its path: "text", "options.2.isCorrect". */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What differs between what a question said and says, field by field in the order of what it says now; what went comes
 * last. Nothing and null are the same, and so are an empty list and none.
 */
export function questionChanges(before: object, after: object): FieldChange[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const fields = [...new Set([...is.keys(), ...was.keys()])];
  return fields
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Every text, number and switch by its path. */
function leavesOf(value: object): Map<string, string> {
  const leaves = new Map<string, string>();
  const collect = (part: unknown, path: string) => {
    if (part === null || part === undefined) return;
    if (typeof part !== 'object') leaves.set(path, String(part));
    else
      for (const [name, inner] of Object.entries(part))
        collect(inner, path === '' ? name : `${path}.${name}`);
  };
  collect(value, '');
  return leaves;
}

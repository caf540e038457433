import { badParameter } from './failure.ts';

/** Decoded parameters: text at the leaves, as forms know nothing else. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

const MAX_PARTS = 12;

/** Reads `line_items[0][price]=price_1&expand[]=customer` into nested values. */
export function parseForm(encoded: string): Form {
  const root: Form = emptyForm();
  for (const [name, value] of new URLSearchParams(encoded)) place(root, partsOf(name), value);
  return asForm(withArrays(root));
}

function partsOf(name: string): string[] {
  const [head = '', ...rest] = name.split('[');
  const parts = [head, ...rest.map((part) => part.replace(/\]$/, ''))];
  if (parts.length > MAX_PARTS) throw badParameter(`Invalid parameter name: ${name}`);
  return parts;
}

function place(root: Form, parts: readonly string[], value: string): void {
  let form = root;
  for (const part of parts.slice(0, -1)) {
    const next = form[part];
    const deeper = isForm(next) ? next : emptyForm();
    form[part] = deeper;
    form = deeper;
  }
  const last = parts.at(-1) ?? '';
  form[last === '' ? String(Object.keys(form).length) : last] = value;
}

/** Objects whose keys all count are arrays. */
function withArrays(value: FormValue): FormValue {
  if (!isForm(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withArrays(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key)))
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  const form = emptyForm();
  for (const [key, inner] of entries) form[key] = inner;
  return form;
}

function asForm(value: FormValue): Form {
  return isForm(value) ? value : emptyForm();
}

function isForm(value: FormValue | undefined): value is Form {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Without a prototype, so that no name a caller sends means something already. */
function emptyForm(): Form {
  return Object.create(null);
}

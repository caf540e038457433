import { z } from 'zod';
import type { Metadata } from '../objects.ts';
import { badParameter, type Failure } from './failure.ts';
import type { Form, FormValue } from './form.ts';

export const text = z.string().min(1).max(5000);
/** Text that an empty value removes. */
export const clearable = z
  .string()
  .max(5000)
  .transform((value) => (value === '' ? null : value));
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const integer = z
  .string()
  .refine((value) => /^-?\d{1,15}$/.test(value), {
    message: 'not an integer',
    params: { code: 'parameter_invalid_integer' },
  })
  .transform(Number);
export const count = integer.refine((value) => value >= 0, { message: 'must be greater than or equal to 0' });
export const currency = z
  .string()
  .regex(/^[a-zA-Z]{3}$/)
  .transform((value) => value.toLowerCase());
export const metadata = z.union([z.literal(''), z.record(z.string().max(40), z.string().max(500))]);
export const webAddress = z.url({ protocol: /^https?$/ });
/** Accepted, as Stripe does, and without effect here. */
export const ignored = z.unknown();

const range = z.union([
  integer,
  z.strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  }),
]);

export const page = {
  limit: integer.optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: range.optional(),
};
export type Page = z.output<z.ZodObject<typeof page>>;

/** Reads parameters by a schema; what does not fit is refused in Stripe's words. */
export function readParameters<S extends z.ZodType>(schema: S, form: Form): z.output<S> {
  const result = schema.safeParse(form);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined ? badParameter('Invalid request.') : failureOf(issue, form);
}

function failureOf(issue: z.core.$ZodIssue, form: Form): Failure {
  const param = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const unknown = nameOf([...issue.path, issue.keys[0] ?? '']);
    return badParameter(`Received unknown parameter: ${unknown}`, {
      code: 'parameter_unknown',
      param: unknown,
    });
  }
  const value = valueAt(form, issue.path);
  if (value === undefined)
    return badParameter(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (value === '')
    return badParameter(`You passed an empty string for '${param}'.`, {
      code: 'parameter_invalid_empty',
      param,
    });
  const code = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return badParameter(`Invalid ${param}: ${issue.message}`, {
    param,
    ...(typeof code === 'string' ? { code } : {}),
  });
}

function nameOf(path: readonly PropertyKey[]): string {
  const [head = '', ...rest] = path.map(String);
  return head + rest.map((part) => `[${part}]`).join('');
}

function valueAt(form: Form, path: readonly PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = form;
  for (const part of path) {
    if (typeof value !== 'object') return undefined;
    value = Array.isArray(value) ? value[Number(part)] : value[String(part)];
  }
  return value;
}

/** Metadata as it stands after a change: an empty value removes its key, an empty whole removes all. */
export function changedMetadata(before: Metadata, change: z.output<typeof metadata> | undefined): Metadata {
  if (change === undefined) return before;
  if (change === '') return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}

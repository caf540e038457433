import { type UseFormReturnType, useForm } from '@mantine/form';
import { reasonOf } from '@studyhall/client';
import { type FormEventHandler, useState } from 'react';
import * as z from 'zod';
import { useFailureWords } from '../use-failure-words.ts';

// Its just-in-time compiler needs eval, which the content security policy forbids.
z.config({ jitless: true });

type Texts = Record<string, unknown>;

/** What is read at a field that does not fit: one sentence, or one that depends on what stands there. */
export type Problem = string | ((value: unknown) => string);

interface SchemaFormOptions<Values extends Texts> {
  readonly initialValues: Values;
  /** The same schema that the server checks with. */
  readonly schema: z.ZodType;
  /** What a learner reads when a field does not fit, in their language. */
  readonly problems: Partial<Record<keyof Values & string, Problem>>;
}

interface SchemaForm<Values extends Texts> {
  readonly form: UseFormReturnType<Values>;
  submit(send: (values: Values) => void): FormEventHandler<HTMLFormElement>;
  /** Shows what the server refused at the fields it named, or at the field that a reason is about. */
  showRefusal(error: unknown, fieldOf?: Readonly<Record<string, string>>): void;
  /** What is left to say below the form: nothing that stands at a field already. */
  rest(error: unknown): unknown;
}

/** A form that is checked as the server would check it; the first field that does not fit gets the focus. */
export function useSchemaForm<Values extends Texts>({
  initialValues,
  schema,
  problems,
}: SchemaFormOptions<Values>): SchemaForm<Values> {
  const wordsOf = useFailureWords();
  const [shown, setShown] = useState<unknown>(null);
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues,
    validate: (values) => {
      const checked = schema.safeParse(values);
      if (checked.success) return {};
      const fields = checked.error.issues.map((issue) => String(issue.path[0] ?? ''));
      return problemsOf(fields, problems, values);
    },
  });

  const focusFirst = (errors: object): void => {
    const [first] = Object.keys(errors);
    if (first !== undefined) form.getInputNode(first)?.focus();
  };

  return {
    form,
    submit: (send) => form.onSubmit(send, focusFirst),
    showRefusal: (error, fieldOf = {}) => {
      const { reason, issues } = reasonOf(error);
      const errors = problemsOf(
        issues.map(({ path }) => path.split('.')[0] ?? ''),
        problems,
        form.getValues(),
      );
      const field = fieldOf[reason];
      if (field !== undefined) errors[field] = wordsOf(error);
      form.setErrors(errors);
      if (Object.keys(errors).length > 0) setShown(error);
      focusFirst(errors);
    },
    rest: (error) => (error === shown ? null : error),
  };
}

function problemsOf(
  fields: readonly string[],
  problems: Readonly<Record<string, Problem | undefined>>,
  values: Texts,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problems[field];
      if (problem === undefined) return [];
      return [[field, typeof problem === 'string' ? problem : problem(values[field])]];
    }),
  );
}

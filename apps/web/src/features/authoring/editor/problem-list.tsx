import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '../use-field-words.ts';
import classes from './editor.module.css';
import type { FieldProblem } from './problems.ts';

interface ProblemListProps {
  readonly problems: readonly FieldProblem[];
  readonly wordsOf: (problem: FieldProblem) => string;
}

/** Everything that keeps a question from being saved, each a way to its field. */
export function ProblemList({ problems, wordsOf }: ProblemListProps) {
  const { t } = useTranslation();
  const fieldOf = useFieldWords();
  if (problems.length === 0) return null;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('editor.problems.title', { count: problems.length })}
    >
      <ul className={classes['problems']}>
        {problems.map((problem) => (
          <li key={problem.path}>
            <button type="button" onClick={() => focusField(problem.path)}>
              {fieldOf(problem.path)}: {wordsOf(problem)}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The field itself, or the first of the list that the problem is about; what hides it is opened. */
export function focusField(path: string): void {
  const field =
    document.getElementsByName(path)[0] ??
    document
      .querySelector(`[data-path="${CSS.escape(path)}"]`)
      ?.parentElement?.querySelector('input, textarea');
  field?.closest('details')?.setAttribute('open', '');
  if (field instanceof HTMLElement) field.focus();
}

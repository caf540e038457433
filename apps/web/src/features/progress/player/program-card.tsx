import { ActionIcon } from '@mantine/core';
import type { Problem } from '@studyhall/domain/progress/turtle/problem';
import { IconRotate } from '@tabler/icons-react';
import { type RefObject, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from './marks.ts';
import classes from './program-card.module.css';
import { type EditorHandle, ProgramEditor } from './program-editor.tsx';
import type { Writing } from './use-program.ts';

interface ProgramCardProps {
  readonly editor: RefObject<EditorHandle | null>;
  readonly writing: Writing;
  readonly starter: string;
  readonly words: readonly string[];
  readonly par: number;
  readonly bestCommands: number | null;
  readonly mark: Mark | null;
  readonly onChange: (program: string) => void;
  readonly onRun: () => void;
  readonly onStep: () => void;
}

/** The editor with what it needs around it: the words to use, how many are written, and what is wrong with them. */
export function ProgramCard(props: ProgramCardProps) {
  const { editor, writing, starter, par, bestCommands, mark, onChange, onRun, onStep } = props;
  const { program, commands } = writing;
  const { t } = useTranslation();
  const keysId = useId();
  const titleId = useId();
  const problems = useProblemWords(writing.problems);
  return (
    <section className={classes['card']} aria-labelledby={titleId}>
      <div className={classes['head']}>
        <h2 id={titleId} className={classes['title']}>
          {t('turtle.program')}
        </h2>
        <p
          className={classes['count']}
          data-over={commands > par}
          title={t('turtle.parText', { count: par })}
        >
          {t('turtle.commands')} <b>{commands}</b> · {t('turtle.par', { par })}
        </p>
        <ActionIcon
          variant="subtle"
          size={44}
          aria-label={t('turtle.reset')}
          title={t('turtle.reset')}
          className={classes['reset']}
          disabled={program === starter}
          onClick={() => editor.current?.replace(starter)}
        >
          <IconRotate size={20} aria-hidden />
        </ActionIcon>
      </div>
      <ProgramEditor
        handle={editor}
        program={program}
        label={t('turtle.program')}
        hint={t('turtle.editorHint')}
        describedBy={keysId}
        problems={problems}
        mark={mark}
        onChange={onChange}
        onRun={onRun}
        onStep={onStep}
      />
      {problems.length > 0 && (
        <ul className={classes['problems']}>
          {problems.map((problem, index) => (
            <li key={index}>
              <button type="button" onClick={() => editor.current?.goTo(problem)}>
                <b>{t('turtle.problem.at', { line: problem.line })}</b> {problem.message}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Words words={props.words} />
      {bestCommands !== null && (
        <p className={classes['note']}>{t('turtle.best', { count: bestCommands })}</p>
      )}
      <p id={keysId} className={classes['keys']}>
        {t('turtle.editorKeys')}
      </p>
    </section>
  );
}

function Words({ words }: Pick<ProgramCardProps, 'words'>) {
  const { t } = useTranslation();
  return (
    <div className={classes['words']}>
      <p>{t('turtle.words')}</p>
      <ul>
        {words.map((word) => (
          <li key={word}>
            <code>{FORMS[word] ?? word}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How a word is used, where the word alone does not tell. */
const FORMS: Readonly<Record<string, string>> = {
  repeat: 'repeat 3 [ … ]',
  if: 'if blocked ahead [ … ] else [ … ]',
  to: 'to name :n … end',
};

function useProblemWords(problems: readonly Problem[]) {
  const { t } = useTranslation();
  return useMemo(
    () =>
      problems.map(({ code, params, line, column, length }) => ({
        line,
        column,
        length,
        message: t(`turtle.problem.${code}`, { ...params }),
      })),
    [problems, t],
  );
}

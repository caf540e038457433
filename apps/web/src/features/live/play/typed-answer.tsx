import { Button, TextInput } from '@mantine/core';
import type { Answer } from '@studyhall/domain/quizzes/question-types/answer';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './answer-pad.module.css';

const MAX_CHARACTERS = 500;

interface TypedAnswerProps {
  readonly labelledBy: string;
  readonly answer: Answer;
  readonly onAnswer?: ((answer: Answer) => void) | undefined;
}

/** A line to type, sent by Enter or by the button. Nothing corrects what is typed: that may be what is asked for. */
export function TypedAnswer({ labelledBy, answer, onAnswer }: TypedAnswerProps) {
  const { t } = useTranslation();
  const [sent] = answer;
  const [typed, setTyped] = useState(typeof sent === 'string' ? sent : '');
  const text = typed.trim();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text !== '' && text !== sent) onAnswer?.([text]);
  };
  return (
    <form onSubmit={send} className={classes['typed']}>
      <TextInput
        name="answer"
        aria-labelledby={labelledBy}
        size="lg"
        maxLength={MAX_CHARACTERS}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
        value={onAnswer === undefined && typeof sent === 'string' ? sent : typed}
        readOnly={onAnswer === undefined}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
      {onAnswer !== undefined && (
        <Button type="submit" size="lg" fullWidth disabled={text === '' || text === sent}>
          {t('livePlay.answer.send')}
        </Button>
      )}
    </form>
  );
}

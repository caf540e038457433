import { Alert } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { plainWords } from '@studyhall/domain/quizzes/plain-words';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { TextLink } from '../../../ui/links.tsx';
import classes from './editor.module.css';

interface SimilarNoteProps {
  readonly examCode: string;
  readonly questionId: string | null;
  readonly text: string;
}

/** Shorter texts are alike by chance, longer ones do not fit an address. */
const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 1_500;
const PAUSE_MS = 500;

/** Says which question of the exam reads the same, while one is being written. */
export function SimilarNote({ examCode, questionId, text }: SimilarNoteProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data = [] } = useQuery(
    trpc.quizzes.findSimilar.queryOptions(
      { examCode, text: asked, ...(questionId !== null && { exceptId: questionId }) },
      { enabled: asked.length >= LEAST_CHARACTERS && asked.length <= MOST_CHARACTERS },
    ),
  );
  return (
    <div role="status" className={data.length === 0 ? classes['spoken'] : undefined}>
      {data.length > 0 && (
        <Alert color="lamp" title={t('editor.similar')}>
          <ul className={classes['problems']}>
            {data.map((question) => (
              <li key={question.questionId}>
                <TextLink
                  to="/admin/bank/$code/questions/$questionId"
                  params={{ code: examCode, questionId: question.questionId }}
                >
                  {plainWords(question.text, question.textFormat)}
                </TextLink>{' '}
                ({t(`bank.status.${question.status}`)})
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

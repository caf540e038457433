import { Button } from '@mantine/core';
import type { ApiFailure } from '@studyhall/client';
import { useTranslation } from 'react-i18next';
import classes from './player.module.css';

interface NameSuggestionsProps {
  readonly failure: ApiFailure;
  readonly onChoose: (name: string) => void;
}

/** Names that are free, where the one that was wanted is not. */
export function NameSuggestions({ failure, onChoose }: NameSuggestionsProps) {
  const { t } = useTranslation();
  const names = suggestionsIn(failure);
  if (names.length === 0) return null;
  return (
    <div>
      <p>{t('livePlay.join.suggestions')}</p>
      <div className={classes['choices']}>
        {names.map((name) => (
          <Button key={name} variant="default" size="md" onClick={() => onChoose(name)}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}

function suggestionsIn({ details }: ApiFailure): string[] {
  const said = details['suggestions'];
  return typeof said === 'string' ? said.split('\n').filter((name) => name !== '') : [];
}

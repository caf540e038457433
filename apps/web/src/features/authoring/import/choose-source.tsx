import { Button, FileButton, Textarea } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from './import.module.css';
import { type QuestionSource, sourceOfFile, sourceOfText } from './question-source.ts';

interface ChooseSourceProps {
  readonly isPending: boolean;
  readonly onSource: (source: QuestionSource) => void;
}

/** A file, or a text from wherever it was copied; its format shows in it. */
export function ChooseSource({ isPending, onSource }: ChooseSourceProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <Card aria-labelledby="source" className={classes['card']}>
      <CardTitle id="source">{t('imports.source.title')}</CardTitle>
      <p className={classes['soft']}>{t('imports.source.text')}</p>
      <div className={classes['actions']}>
        <FileButton onChange={(file) => file !== null && void sourceOfFile(file).then(onSource)}>
          {(props) => (
            <Button
              {...props}
              size="md"
              loading={isPending}
              leftSection={<IconUpload size={18} aria-hidden />}
            >
              {t('imports.source.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Textarea
        size="md"
        autosize
        minRows={4}
        maxRows={16}
        label={t('imports.source.paste')}
        description={t('imports.source.pasteHint')}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <div className={classes['actions']}>
        <Button
          size="md"
          variant="default"
          loading={isPending}
          disabled={text.trim() === ''}
          onClick={() => onSource(sourceOfText(text))}
        >
          {t('imports.source.look')}
        </Button>
      </div>
    </Card>
  );
}

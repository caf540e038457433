import { Button, NativeSelect, Switch } from '@mantine/core';
import { domainLabel } from '@studyhall/domain/quizzes/domain-label';
import { type AnswerReading, answerReadings } from '@studyhall/domain/quizzes/import-keys';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from './import.module.css';

/** How a file is read where it does not say. */
export interface Settings {
  readonly domainCode?: string;
  readonly answers?: AnswerReading;
  readonly createsDomains: boolean;
}

interface ImportSettingsProps {
  readonly code: string;
  readonly settings: Settings;
  readonly isPending: boolean;
  readonly onSettings: (settings: Settings) => void;
}

/** What a file may leave open: where its questions go, how its keys are read, and whether its domains may be new. */
export function ImportSettings({ code, settings, isPending, onSettings }: ImportSettingsProps) {
  const { t } = useTranslation();
  const domains = useQuery(trpc.quizzes.listDomains.queryOptions({ examCode: code }));
  const [chosen, setChosen] = useState(settings);
  const { domainCode = '', answers = '', createsDomains } = chosen;
  return (
    <Card aria-labelledby="settings" className={classes['card']}>
      <CardTitle id="settings">{t('imports.settings.title')}</CardTitle>
      <Switch
        size="md"
        label={t('imports.settings.creates')}
        description={t('imports.settings.createsHint')}
        checked={createsDomains}
        onChange={({ currentTarget: { checked } }) => setChosen({ ...chosen, createsDomains: checked })}
      />
      {domains.data !== undefined && domains.data.length > 0 && (
        <NativeSelect
          size="md"
          label={t('imports.settings.domain')}
          value={domainCode}
          data={[
            { value: '', label: t('imports.settings.noDomain') },
            ...domains.data.map((domain) => ({
              value: domain.code,
              label: domainLabel(domain),
            })),
          ]}
          onChange={({ currentTarget: { value } }) => setChosen(withDomain(chosen, value))}
        />
      )}
      <NativeSelect
        size="md"
        label={t('imports.settings.answers')}
        value={answers}
        data={[
          { value: '', label: t('imports.settings.answersUnsaid') },
          ...answerReadings.map((value) => ({ value, label: t(`imports.settings.reading.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => setChosen(withAnswers(chosen, value))}
      />
      <div className={classes['actions']}>
        <Button variant="default" size="md" loading={isPending} onClick={() => onSettings(chosen)}>
          {t('imports.mapping.again')}
        </Button>
      </div>
    </Card>
  );
}

function withDomain({ domainCode: _before, ...others }: Settings, code: string): Settings {
  return code === '' ? others : { ...others, domainCode: code };
}

function withAnswers({ answers: _before, ...others }: Settings, value: string): Settings {
  const answers = answerReadings.find((reading) => reading === value);
  return answers === undefined ? others : { ...others, answers };
}

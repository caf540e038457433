import { Alert, Button, SegmentedControl, Textarea } from '@mantine/core';
import { baseLanguage } from '@studyhall/domain/text-language';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { languages } from '../../../kernel/i18n/language.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { languageName } from '../../../ui/formats.ts';
import { ChangedWords } from './changed-words.tsx';
import type { SaidTexts, TranslationDrafts } from './translation-drafts.ts';
import classes from './translations.module.css';
import {
  type Translatable,
  type TranslationProblem,
  useTranslationSaving,
} from './use-translation-saving.ts';

type TranslatableText = Translatable['texts'][number];

interface TranslationsProps {
  readonly kind: 'question' | 'exam';
  /** Of an exam its code. */
  readonly id: string;
  readonly drafts: TranslationDrafts;
}

/** What a stored question or an exam says in the other languages of the site, each text beside its original. */
export function Translations({ kind, id, drafts }: TranslationsProps) {
  const { t, i18n } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const own = useItem({ kind, id }, 'en').item?.language;
  const others = languages.filter((tag) => baseLanguage(own ?? 'en') !== tag);
  const language = chosen !== null && others.some((tag) => tag === chosen) ? chosen : (others[0] ?? 'de');
  const name = (tag: string) => languageName(tag, i18n.language);
  const { item, error } = useItem({ kind, id }, language);
  return (
    <Card padding="roomy" aria-labelledby="translations">
      <CardTitle
        id="translations"
        aside={
          others.length > 1 && (
            <SegmentedControl
              aria-label={t('editor.translations.language')}
              value={language}
              onChange={choose}
              data={others.map((tag) => ({ value: tag, label: name(tag) }))}
            />
          )
        }
      >
        {t(`editor.translations.title.${kind}`, { language: name(language) })}
      </CardTitle>
      <FailureNote error={error} />
      {item !== undefined && <Fields key={language} {...{ item, language, drafts }} />}
    </Card>
  );
}

/** All of it with what it says in a language. */
function useItem({ kind, id }: Pick<TranslationsProps, 'kind' | 'id'>, language: string) {
  const { data, error } = useQuery(
    trpc.quizzes.listTranslations.queryOptions({ kind, id, language, limit: 1 }),
  );
  return { item: data?.items[0], error };
}

interface FieldsProps {
  readonly item: Translatable;
  readonly language: string;
  readonly drafts: TranslationDrafts;
}

function Fields({ item, language, drafts }: FieldsProps) {
  const { t } = useTranslation();
  const said = drafts.of(language);
  const textOf = ({ field, translation }: TranslatableText): string => said[field]?.text ?? translation ?? '';
  const { save, problems, error, isPending } = useTranslationSaving({ item, language, drafts });
  const missing = item.texts.filter((text) => textOf(text).trim() === '').length;
  const isUnsaved = Object.keys(said).length > 0;
  const isMarked = item.texts.some((text) => formerOf(text, said) !== null);
  return (
    <>
      <p role="status">
        {missing === 0
          ? t('editor.translations.complete')
          : t('editor.translations.missing', { count: missing })}
      </p>
      {(item.state === 'old' || isMarked) && (
        <Alert color="lamp" variant="light">
          {item.state === 'old' && t(`editor.translations.old.${item.kind === 'exam' ? 'exam' : 'question'}`)}{' '}
          {item.madeOf !== null &&
            t('editor.translations.madeOf', { madeOf: item.madeOf, version: item.version })}{' '}
          {isMarked && t('editor.translations.marked')}
        </Alert>
      )}
      <FailureNote error={error} />
      <ul className={classes['list']}>
        {item.texts.map((text) => (
          <Pair
            key={text.field}
            {...{ text, language }}
            originalLanguage={item.language}
            before={formerOf(text, said)}
            value={textOf(text)}
            problem={problems.get(text.field)}
            onText={(value) => {
              const { field, original, translation } = text;
              const isStored = value === (translation ?? '');
              drafts.write({ language, field, said: isStored ? null : { text: value, original } });
            }}
          />
        ))}
        <Homeless item={item} said={said} language={language} />
      </ul>
      <div className={classes['actions']}>
        <Button
          loading={isPending}
          onClick={({ detail }) =>
            detail < 2 && save(new Map(item.texts.map((text) => [text.field, textOf(text)])))
          }
        >
          {item.version === null
            ? t('editor.translations.save')
            : t('editor.translations.saveOf', { version: item.version })}
        </Button>
        {isUnsaved && (
          <Button variant="default" disabled={isPending} onClick={() => drafts.drop(language)}>
            {t('editor.translations.discard')}
          </Button>
        )}
        <p role="status" className={classes['note']}>
          {isUnsaved && t('editor.translations.unsaved')}
        </p>
      </div>
    </>
  );
}

/** What the original said when the translation was written; null where it says the same. */
function formerOf({ field, original, before }: TranslatableText, said: SaidTexts): string | null {
  const written = said[field];
  if (written === undefined) return before;
  return written.original === original ? before : written.original;
}

interface PairProps {
  readonly text: TranslatableText;
  readonly language: string;
  readonly originalLanguage: string;
  readonly before: string | null;
  readonly value: string;
  readonly problem: TranslationProblem | undefined;
  readonly onText: (value: string) => void;
}

/** A text beside what it is in the other language. */
function Pair({ text, language, originalLanguage, before, value, problem, onText }: PairProps) {
  const { t } = useTranslation();
  const { field, original } = text;
  const problemWords = problem === 'changed' ? t('editor.translations.changed') : undefined;
  return (
    <li className={classes['pair']}>
      <div>
        <p className={classes['field']}>{field}</p>
        <p className={classes['original']} id={`original-${field}`} lang={originalLanguage}>
          {before === null ? original : <ChangedWords before={before} after={original} />}
        </p>
      </div>
      <Textarea
        aria-label={t('editor.translations.of', { field })}
        aria-describedby={`original-${field}`}
        lang={language}
        autosize
        minRows={2}
        maxRows={16}
        value={value}
        error={
          problem !== undefined && problem !== 'changed' ? t(`editor.problems.${problem}`) : problemWords
        }
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
    </li>
  );
}

interface HomelessProps {
  readonly item: Translatable;
  readonly said: SaidTexts;
  readonly language: string;
}

/** What was written of texts that the question has no more: to be read, and taken elsewhere. */
function Homeless({ item, said, language }: HomelessProps) {
  const { t } = useTranslation();
  const known = new Set(item.texts.map(({ field }) => field));
  return Object.entries(said)
    .filter(([field]) => !known.has(field))
    .map(([field, { text, original }]) => (
      <li key={field} className={classes['pair']}>
        <div>
          <p className={classes['field']}>{t('editor.translations.gone', { field })}</p>
          <p className={classes['original']} lang={item.language}>
            <del>{original}</del>
          </p>
        </div>
        <p className={classes['original']} lang={language}>
          {text}
        </p>
      </li>
    ));
}

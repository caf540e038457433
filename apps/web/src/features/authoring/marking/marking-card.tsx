import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../kernel/api.ts';
import { useViewer } from '../../../kernel/session.ts';
import { Card } from '../../../ui/card.tsx';
import { momentText } from '../../../ui/dates.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { ShortcutSheet } from '../../../ui/shortcut-sheet.tsx';
import { ShortcutsButton } from '../../../ui/shortcuts-button.tsx';
import { isOnControl, isTyping, useShortcuts } from '../../../ui/use-shortcuts.ts';
import { useShownName } from '../../../ui/use-shown-name.ts';
import { QuestionText } from '../../quizzes/question-text.tsx';
import classes from '../authoring.module.css';
import { KEY_ROWS, markKeyOf } from './marks.ts';
import { type AnswerToMark, placeOf, type useMarking } from './use-marking.ts';

const TENS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** A whole percentage; null for nothing, and for what is none. */
function percentIn(text: string): number | null {
  return /^\d+$/.test(text) ? Math.min(100, Number(text)) : null;
}

/** A box that is ticked takes no digits. */
function isInField(event: KeyboardEvent): boolean {
  const { target } = event;
  return isTyping(event) && !(target instanceof HTMLInputElement && target.type === 'checkbox');
}

interface MarkingCardProps {
  /** Of the exam. */
  readonly code: string;
  readonly answer: AnswerToMark;
  readonly marking: ReturnType<typeof useMarking>;
}

/** One answer beside what it is compared with, and how much it earns: by keys, or by a thumb. */
export function MarkingCard({ code, answer, marking }: MarkingCardProps) {
  const { t } = useTranslation();
  const { index, left, mark, isPending } = marking;
  const [percent, setPercent] = useState(mark);
  const [isMissing, setMissing] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, []);
  const give = (): void => {
    setMissing(percent === null);
    if (percent !== null) marking.give(percent);
  };
  const shortcuts = useShortcuts((event) => {
    const meant = markKeyOf(event, percent);
    if (meant === undefined) return false;
    // In the field of the percentage every key but Enter is its own.
    if (meant.kind === 'give' ? isOnControl(event) : isInField(event)) return false;
    if (meant.kind === 'percent') setPercent(meant.percent);
    else if (meant.kind === 'previous') marking.goTo(index - 1);
    else if (meant.kind === 'next') marking.goTo(index + 1);
    else if (meant.kind === 'give') give();
    else setHelping(true);
    return true;
  });
  return (
    <Card padding="roomy" aria-labelledby="answer-to-mark">
      <div className={classes['stack']}>
        <div className={classes['actions']}>
          <h2 id="answer-to-mark" ref={heading} tabIndex={-1} className={classes['focusable']}>
            {t('desk.marking.place', { number: index + 1 })}
          </h2>
          <p role="status" className={classes['soft']}>
            {mark !== null && `${t('desk.marking.marked', { percent: mark })} `}
            {t('desk.marking.left', { count: left })}
          </p>
          <ShortcutsButton onClick={() => setHelping(true)} />
        </div>
        <Compared answer={answer} />
        <Learner code={code} answer={answer} before={marking.before} />
        <fieldset className={classes['marks']}>
          <legend>{t('desk.marking.mark')}</legend>
          {TENS.map((tens) => (
            <Button
              key={tens}
              variant={percent === tens ? 'filled' : 'default'}
              aria-pressed={percent === tens}
              onClick={() => setPercent(tens)}
            >
              {tens} %
            </Button>
          ))}
          <TextInput
            size="md"
            w={140}
            type="number"
            inputMode="numeric"
            label={t('desk.marking.percent')}
            min={0}
            max={100}
            step={1}
            value={percent ?? ''}
            error={isMissing && percent === null ? t('desk.marking.giveNone') : undefined}
            onChange={({ currentTarget }) => setPercent(percentIn(currentTarget.value))}
          />
        </fieldset>
        <FailureNote error={marking.error} />
        <div className={classes['actions']}>
          <Button size="md" variant="default" disabled={index === 0} onClick={() => marking.goTo(index - 1)}>
            {t('desk.marking.previous')}
          </Button>
          <Button size="md" loading={isPending} onClick={give}>
            {t('desk.marking.give')}
          </Button>
          <Button size="md" variant="default" onClick={() => marking.goTo(index + 1)}>
            {t('desk.marking.next')}
          </Button>
        </div>
      </div>
      <ShortcutSheet
        isOpen={isHelping}
        shortcuts={shortcuts}
        rows={KEY_ROWS.map(({ keys, words }) => ({ keys, words: t(words) }))}
        onClose={() => setHelping(false)}
      />
    </Card>
  );
}

function Compared({ answer }: { readonly answer: AnswerToMark }) {
  const { t } = useTranslation();
  const { text, textFormat, modelAnswer, points } = answer;
  const given = [
    ['desk.marking.model', modelAnswer],
    ['desk.marking.points', points],
  ] as const;
  return (
    <>
      <section aria-label={t('desk.marking.question')}>
        <QuestionText text={text} format={textFormat} />
      </section>
      <section className={classes['answer']}>
        <h3>{t('desk.marking.answer')}</h3>
        <p className={classes['words']}>{answer.answer}</p>
      </section>
      {given.map(
        ([title, said]) =>
          said !== '' && (
            <section key={title} className={classes['compared']}>
              <h3>{t(title)}</h3>
              <QuestionText text={said} format={textFormat} />
            </section>
          ),
      )}
    </>
  );
}

interface LearnerProps {
  readonly code: string;
  readonly answer: AnswerToMark;
  readonly before: AnswerToMark | undefined;
}

/** Who wrote it is asked for this answer alone, and not before somebody wants to know: a mark goes by what was written. */
function Learner({ code, answer, before }: LearnerProps) {
  const { t, i18n } = useTranslation();
  const { timeZone } = useViewer();
  const shownName = useShownName();
  const [isNamed, setNamed] = useState(false);
  const cursor = before === undefined ? undefined : placeOf(before);
  const named = useQuery(
    trpc.quizzes.listAnswersToMark.queryOptions(
      { examCode: code, isNamed: true, cursor, limit: 1 },
      { enabled: isNamed },
    ),
  );
  const found = named.data?.items.find((one) => placeOf(one) === placeOf(answer));
  const name = found?.learner ?? null;
  return (
    <div className={classes['actions']}>
      <p className={classes['soft']}>
        {t('desk.marking.written', { at: momentText(answer.submittedAt, i18n.language, timeZone) })}
      </p>
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={isNamed}
          onChange={({ currentTarget }) => setNamed(currentTarget.checked)}
        />
        {t('desk.marking.learner')}
      </label>
      {isNamed && named.data !== undefined && (
        <p role="status">
          {name === null
            ? t('desk.marking.learnerGone')
            : t('desk.marking.learnerIs', { name: shownName(name) })}
        </p>
      )}
      {isNamed && <FailureNote error={named.error} />}
    </div>
  );
}

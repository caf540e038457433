import type { GameView } from '@studyhall/domain/live/game-view';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AskedText, Explanation, GameTexts } from '../../shared/game-texts.tsx';
import { AnsweredWords } from '../answered-words.tsx';
import { useAnsweredSoFar } from '../use-answered-so-far.ts';
import { Verdict } from '../verdict.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import classes from './question-stage.module.css';
import { ShownAnswers } from './shown-answers.tsx';
import { stageLengthsOf } from './stage-lengths.ts';

interface QuestionStageProps {
  readonly view: GameView;
  readonly aheadMs: number;
}

/** A question to be read from ten metres, while it is open and with its key afterwards. */
export function QuestionStage({ view, aheadMs }: QuestionStageProps) {
  const textId = useId();
  const soFar = useAnsweredSoFar(view);
  const { question, reveal, distribution, phase, nextAt, seconds, settings } = view;
  if (question === null) return null;
  const isOpen = phase === 'question';
  const lengths = stageLengthsOf(question);
  return (
    <GameTexts question={question} reveal={reveal}>
      <article className={classes['question']}>
        <header className={classes['head']}>
          <QuestionHeading view={view} />
          {isOpen && soFar !== null && <AnsweredWords soFar={soFar} className={classes['progress']} />}
          {isOpen && nextAt !== null && view.paused === null && (
            <CountdownRing
              endsAt={nextAt}
              seconds={seconds ?? settings.secondsPerQuestion}
              aheadMs={aheadMs}
            />
          )}
        </header>
        <div id={textId} className={classes['asked']} data-length={lengths.asked}>
          <AskedText question={question} />
        </div>
        <div className={classes['answers']} data-length={lengths.answers}>
          <ShownAnswers question={question} reveal={reveal} distribution={distribution} labelledBy={textId} />
        </div>
        <Verdict view={view} className={classes['verdict']} />
        <div className={classes['explanation']}>
          <Explanation question={question} reveal={reveal} />
        </div>
      </article>
    </GameTexts>
  );
}

interface OfView {
  readonly view: GameView;
}

export function QuestionHeading({ view }: OfView) {
  const { t } = useTranslation();
  const { position, questionCount, question, intro, settings } = view;
  const points = question?.points ?? intro?.points ?? 1;
  return (
    <h2 className={classes['number']}>
      {t('hosting.screen.question', { number: (position ?? 0) + 1, total: questionCount })}
      {points !== 1 && settings.mode !== 'poll' && (
        <span className={classes['points']}>
          {t(points === 0 ? 'hosting.points.none' : 'hosting.points.double')}
        </span>
      )}
    </h2>
  );
}

/** What comes next, before it can be read: of which kind it is, and what it counts for. */
export function IntroStage({ view }: OfView) {
  const { t } = useTranslation();
  const { intro } = view;
  return (
    <div className={classes['intro']}>
      <QuestionHeading view={view} />
      {intro !== null && <p>{t(`hosting.screen.intro.${intro.type}`)}</p>}
    </div>
  );
}

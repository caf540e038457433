import { gapTextParts } from '@studyhall/domain/quizzes/question-types/gaps/gap-text';
import type { ShownOf } from '@studyhall/domain/quizzes/question-types/question-types';
import { useTranslation } from 'react-i18next';
import { useTextLang } from '../question-language.tsx';
import { QuestionText } from '../question-text.tsx';
import { AcceptedList } from './accepted-list.tsx';
import { ChosenMark } from './chosen-mark.tsx';
import type { PartProps } from './part-props.ts';
import classes from './parts.module.css';

const MAX_CHARACTERS = 500;

/**
 * A text with fields where its gaps are. Markdown cannot hold fields: there the gaps are numbers in the text, and the fields
 * stand below it, as all of them do in print and where a gap is named again.
 */
export function GapsPart(props: PartProps<'gaps'>) {
  const { text, format, labelledBy, shown, revealed, answer } = props;
  const { t } = useTranslation();
  const lang = useTextLang();
  const parts = gapTextParts(text);
  const isInline = format === 'plain';
  return (
    <>
      <div id={labelledBy} className={classes['gapText']}>
        {isInline ? (
          parts.map((part, index) =>
            typeof part === 'string' ? (
              <span key={index} lang={lang}>
                {part}
              </span>
            ) : parts.indexOf(part) === index ? (
              <GapField key={index} gap={part - 1} {...props} />
            ) : (
              <span key={index}>({part})</span>
            ),
          )
        ) : (
          <QuestionText
            text={text.replaceAll(/\[\[(\d{1,2})\]\]/g, '**($1)** \\_\\_\\_\\_')}
            format={format}
          />
        )}
      </div>
      {!isInline && (
        <div className={classes['rows']}>
          {shown.gaps.map((_, gap) => (
            <div key={gap} className={classes['item']}>
              <span className={classes['place']} aria-hidden>
                {gap + 1}
              </span>
              <GapField gap={gap} {...props} />
            </div>
          ))}
        </div>
      )}
      {revealed?.gaps.map((gap, index) => (
        <div key={index}>
          <p className={classes['revealedHead']}>{t('quizzes.answers.gap', { number: index + 1 })}</p>
          {gap.kind === 'typed' ? (
            <AcceptedList accepted={gap.accepted} format={format} />
          ) : (
            <ChosenMark
              isRight={gap.choices.some(({ place, isCorrect }) => isCorrect && answer[index] === place)}
              right={gap.choices.flatMap(({ text, isCorrect }) => (isCorrect ? text : [])).join(', ')}
            />
          )}
        </div>
      ))}
    </>
  );
}

interface GapFieldProps extends PartProps<'gaps'> {
  /** From 0. */
  readonly gap: number;
}

function GapField({ gap, name, shown, answer, onAnswer }: GapFieldProps) {
  const { t } = useTranslation();
  const asked = shown.gaps[gap];
  const part = answer[gap] ?? null;
  const put = (value: number | string | null, how?: 'typing'): void =>
    onAnswer?.(
      shown.gaps.map((_, index) => (index === gap ? value : (answer[index] ?? null))),
      how,
    );
  const common = {
    name: `${name}-${gap}`,
    'aria-label': t('quizzes.answers.gap', { number: gap + 1 }),
    className: classes['gap'],
    disabled: onAnswer === undefined,
  };
  if (asked?.kind === 'chosen') return <ChosenGap gap={asked} part={part} put={put} common={common} />;
  return (
    <input
      {...common}
      type="text"
      maxLength={MAX_CHARACTERS}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={typeof part === 'string' ? part : ''}
      onChange={({ currentTarget: { value } }) => put(value === '' ? null : value, 'typing')}
    />
  );
}

interface ChosenGapProps {
  readonly gap: Extract<ShownOf<'gaps'>['gaps'][number], { readonly kind: 'chosen' }>;
  readonly part: number | string | null;
  readonly put: (value: number | null) => void;
  readonly common: object;
}

function ChosenGap({ gap, part, put, common }: ChosenGapProps) {
  const { t } = useTranslation();
  const lang = useTextLang();
  return (
    <select
      {...common}
      lang={lang}
      value={typeof part === 'number' ? part : ''}
      onChange={({ currentTarget: { value } }) => put(value === '' ? null : Number(value))}
    >
      <option value="">{t('quizzes.answers.choose')}</option>
      {gap.choices.map(({ place, text }) => (
        <option key={place} value={place}>
          {text}
        </option>
      ))}
    </select>
  );
}

import type { TextFormat } from '@studyhall/domain/quizzes/schemas';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { letterOf } from '../keyboard.ts';
import { QuestionText } from '../question-text.tsx';
import classes from './option-list.module.css';

/** What is known of an option once its question was graded. */
export interface OptionVerdict {
  readonly isCorrect: boolean;
  readonly explanation: string;
}

interface OptionListProps {
  readonly name: string;
  readonly labelledBy: string;
  readonly hasSeveral: boolean;
  readonly options: readonly { readonly text: string }[];
  /** Of the options and the reasons. */
  readonly format: TextFormat;
  readonly selected: readonly number[];
  readonly verdicts: readonly OptionVerdict[] | null;
  readonly onChoose?: (place: number) => void;
}

/** The options of a question as radio buttons or check boxes; with verdicts, each says whether it is right and why. */
export function OptionList({
  name,
  labelledBy,
  hasSeveral,
  options,
  format,
  selected,
  verdicts,
  onChoose,
}: OptionListProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take it; the rule does not see through the choice
    <div className={classes['list']} role={hasSeveral ? 'group' : 'radiogroup'} aria-labelledby={labelledBy}>
      {options.map((option, place) => {
        const isSelected = selected.includes(place);
        const verdict = verdicts?.[place];
        return (
          <div
            key={place}
            className={classes['option']}
            data-selected={isSelected}
            data-verdict={toneOf(verdict, isSelected)}
          >
            <label className={classes['label']}>
              <input
                className={classes['input']}
                type={hasSeveral ? 'checkbox' : 'radio'}
                name={name}
                checked={isSelected}
                disabled={verdicts !== null || onChoose === undefined}
                onChange={() => onChoose?.(place)}
              />
              <span className={classes['letter']} aria-hidden>
                {letterOf(place)}
              </span>
              <span className={classes['text']}>
                <QuestionText text={option.text} format={format} isInline />
              </span>
            </label>
            {verdict !== undefined && <Verdict verdict={verdict} format={format} isSelected={isSelected} />}
          </div>
        );
      })}
    </div>
  );
}

interface VerdictProps {
  readonly verdict: OptionVerdict;
  readonly format: TextFormat;
  readonly isSelected: boolean;
}

function Verdict({ verdict, format, isSelected }: VerdictProps) {
  const { t } = useTranslation();
  const Icon = verdict.isCorrect ? IconCheck : IconX;
  return (
    <div className={classes['verdict']}>
      <p className={classes['verdictHead']}>
        <Icon size={16} aria-hidden />
        {t(verdict.isCorrect ? 'quizzes.runner.isKey' : 'quizzes.runner.isNotKey')}
        {isSelected && <span className={classes['yours']}>{t('quizzes.runner.yourChoice')}</span>}
      </p>
      {verdict.explanation !== '' && (
        <QuestionText text={verdict.explanation} format={format} of="explanation" />
      )}
    </div>
  );
}

/** Right options are green, a wrong choice is red; what was rightly left alone stays quiet. */
function toneOf(verdict: OptionVerdict | undefined, isSelected: boolean): string | undefined {
  if (verdict === undefined) return undefined;
  if (verdict.isCorrect) return 'right';
  return isSelected ? 'wrong' : 'quiet';
}

import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './try-one.module.css';

const options = ['a', 'b', 'c', 'd'] as const;
type Option = (typeof options)[number];
const right: Option = 'b';

/** One question on the landing page: what the product is, without a word about it. */
export function TryOne() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Option | null>(null);
  return (
    <section className={classes.card} aria-labelledby="try-title">
      <div className={classes.intro}>
        <h2 id="try-title">{t('landing.tryTitle')}</h2>
        <p role="status">
          {chosen === null
            ? t('landing.tryHint')
            : t(chosen === right ? 'landing.tryRight' : 'landing.tryWrong')}
        </p>
      </div>
      <div>
        <h3 className={classes.question}>{t('landing.tryQuestion')}</h3>
        <ul className={classes.options}>
          {options.map((option, index) => (
            <TryOption
              key={option}
              option={option}
              hint={index + 1}
              isRevealed={chosen !== null}
              isChosen={chosen === option}
              onChoose={() => setChosen(option)}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface TryOptionProps {
  readonly option: Option;
  readonly hint: number;
  readonly isRevealed: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function TryOption({ option, hint, isRevealed, isChosen, onChoose }: TryOptionProps) {
  const { t } = useTranslation();
  const isRight = option === right;
  const tone = !isRevealed ? 'open' : isRight ? 'good' : isChosen ? 'bad' : 'plain';
  const Mark = isRight ? IconCheck : IconX;
  return (
    <li>
      <button
        type="button"
        className={classes.option}
        data-tone={tone}
        onClick={onChoose}
        aria-pressed={isChosen}
      >
        <span className={classes.hint} aria-hidden>
          {isRevealed ? <Mark size={16} stroke={3} /> : hint}
        </span>
        <span>
          <span className={classes.text}>{t(`landing.tryOptions.${option}.text`)}</span>
          {isRevealed && <span className={classes.why}>{t(`landing.tryOptions.${option}.why`)}</span>}
        </span>
      </button>
    </li>
  );
}

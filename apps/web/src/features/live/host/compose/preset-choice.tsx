import { IconBolt, IconChartBar, IconClock, IconFlame, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './preset-choice.module.css';
import { type PresetName, presetNames } from './presets.ts';

const ICONS = {
  speed: IconBolt,
  accuracy: IconTargetArrow,
  l2p: IconFlame,
  'self-paced': IconClock,
  poll: IconChartBar,
} as const;

interface PresetChoiceProps {
  readonly chosen: PresetName;
  readonly onChoose: (preset: PresetName) => void;
}

/** What kind of game it is, each in a line. */
export function PresetChoice({ chosen, onChoose }: PresetChoiceProps) {
  const { t } = useTranslation();
  return (
    <div role="radiogroup" aria-label={t('hosting.compose.kind')} className={classes['presets']}>
      {presetNames.map((name) => {
        const Icon = ICONS[name];
        return (
          <label key={name} className={classes['preset']}>
            <input type="radio" name="preset" checked={chosen === name} onChange={() => onChoose(name)} />
            <Icon size={22} aria-hidden />
            <span className={classes['words']}>
              <span className={classes['title']}>{t(`hosting.presets.${name}.title`)}</span>
              <span className={classes['text']}>{t(`hosting.presets.${name}.text`)}</span>
            </span>
          </label>
        );
      })}
    </div>
  );
}

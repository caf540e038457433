import { NativeSelect } from '@mantine/core';
import { reviewLevels, reviewMoments } from '@studyhall/domain/quizzes/terms-review';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import classes from '../editor/editor.module.css';
import type { SettingsFieldsProps } from './fields-props.ts';

/** What is shown of an attempt, and when. */
export function ReviewFields({ form, onForm }: SettingsFieldsProps) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="review" className={classes['stack']}>
      <CardTitle id="review">{t('examSettings.review')}</CardTitle>
      <div className={classes['pair']}>
        {reviewMoments.map((moment) => (
          <NativeSelect
            key={moment}
            size="md"
            name={`review.${moment}`}
            label={t(`examSettings.moments.${moment}`)}
            value={form.review[moment]}
            data={reviewLevels.map((value) => ({ value, label: t(`examSettings.levels.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              onForm({
                review: {
                  ...form.review,
                  [moment]: reviewLevels.find((one) => one === value) ?? 'explanations',
                },
              })
            }
          />
        ))}
      </div>
    </Card>
  );
}

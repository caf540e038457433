import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../kernel/api.ts';

/** The title of something premium: of `exam:network` what the exam is called, its code while nobody knows. */
export function useFeatureTitles(features: readonly string[]): (feature: string) => string {
  const mentions = (kind: string): boolean => features.some((feature) => feature.startsWith(`${kind}:`));
  const exams = useQuery(trpc.quizzes.listExams.queryOptions(undefined, { enabled: mentions('exam') }));
  const courses = useQuery(
    trpc.progress.listCourses.queryOptions(undefined, { enabled: mentions('course') }),
  );
  return (feature) => {
    const [kind, id = ''] = feature.split(':');
    const found =
      kind === 'exam'
        ? exams.data?.find(({ code }) => code === id)
        : courses.data?.find(({ slug }) => slug === id);
    return found?.title ?? id;
  };
}

/** What credits were spent on, in words: 'Exam “Networks”', 'a streak freeze'. */
export function useFeatureNames(features: readonly string[]): (feature: string) => string {
  const { t } = useTranslation();
  const titleOf = useFeatureTitles(features);
  return (feature) => {
    if (feature === 'streak-freeze') return t('billing.features.freeze');
    const [kind] = feature.split(':');
    if (kind !== 'exam' && kind !== 'course') return feature;
    return t(`billing.features.${kind}`, { title: titleOf(feature) });
  };
}

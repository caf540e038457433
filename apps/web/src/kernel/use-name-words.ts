import { characterName, nameFaultOf } from '@studyhall/domain/auth/name-problem';
import { useTranslation } from 'react-i18next';

/** Says what is wrong with a name that others would read, and with which character; undefined for a good one. */
export function useNameWords(): (name: string) => string | undefined {
  const { t } = useTranslation();
  return (name) => {
    const fault = nameFaultOf(name);
    if (fault === undefined) return undefined;
    const character = fault.character === null ? '' : characterName(fault.character);
    return t(`profile.problems.names.${fault.problem}`, { character });
  };
}

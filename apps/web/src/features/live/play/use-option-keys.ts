import { isTyping, useShortcuts } from '../../../ui/use-shortcuts.ts';
import { actionOf } from '../../quizzes/keyboard.ts';

/** Digits and letters press options, off while somebody types, and by choice. */
export function useOptionKeys(count: number, choose: ((place: number) => void) | undefined): void {
  useShortcuts((event) => {
    if (choose === undefined || isTyping(event)) return false;
    const action = actionOf(event, count);
    if (action?.kind !== 'choose') return false;
    choose(action.place);
    return true;
  });
}

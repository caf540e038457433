import { reasonOf } from '@studyhall/client';
import { useNavigate } from '@tanstack/react-router';

/** Goes on to the second factor where the first was right and is not enough; false for any other failure. */
export function useSecondStep(next?: string): (error: unknown) => boolean {
  const navigate = useNavigate();
  return (error) => {
    if (reasonOf(error).reason !== 'second-factor-needed') return false;
    void navigate({ to: '/second-step', search: { next }, hash: '' });
    return true;
  };
}

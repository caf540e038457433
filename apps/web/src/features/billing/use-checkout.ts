import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { checkoutAddress } from './checkout-intention.ts';

/** Orders something and leaves for the page where it is paid. */
export function useCheckout() {
  const checkout = useMutation({
    mutationFn: checkoutAddress,
    onSuccess: (address) => location.assign(address),
  });
  const { reset } = checkout;
  useEffect(() => {
    // "Back" may bring this page as it was left, with its button still turning.
    const wakeUp = ({ persisted }: PageTransitionEvent): void => {
      if (persisted) reset();
    };
    addEventListener('pageshow', wakeUp);
    return () => removeEventListener('pageshow', wakeUp);
  }, [reset]);
  return { ...checkout, isLeaving: checkout.isPending || checkout.isSuccess };
}

export type Checkout = ReturnType<typeof useCheckout>;

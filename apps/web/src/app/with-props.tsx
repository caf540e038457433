import type { ComponentType } from 'react';

/** A screen that knows nothing of addresses, given what its address says. Its code is loaded when a link is touched. */
export function withProps<Props extends object>(
  Screen: ComponentType<Props> & { readonly preload?: (() => Promise<void> | undefined) | undefined },
  useProps: () => Props,
) {
  const Addressed = () => <Screen {...useProps()} />;
  return Object.assign(Addressed, { preload: () => Screen.preload?.() });
}

/**
 * A short burst of paper, unless the learner or the device asks for calm. The code is fetched only now,
 * and where it cannot be, nothing is missing.
 */
export async function celebrate(): Promise<void> {
  const wantsCalm =
    window.matchMedia('(prefers-reduced-motion: reduce)').matches ||
    document.documentElement.hasAttribute('data-reduced-motion');
  if (wantsCalm) return;
  const loaded = await import('canvas-confetti').catch(() => null);
  if (loaded === null) return;
  const { default: confetti } = loaded;
  // Its worker would be a blob: address, which the content security policy refuses.
  const canvas = document.body.appendChild(sheetOverScreen());
  const burst = confetti.create(canvas, { resize: true, useWorker: false });
  await burst({
    particleCount: 70,
    spread: 75,
    origin: { y: 0.25 },
    colors: ['#5b5fef', '#ffc23d', '#12805c'],
    disableForReducedMotion: true,
  });
  canvas.remove();
}

/** In front of everything, in nobody's way, and nothing to read aloud. */
function sheetOverScreen(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;z-index:100;pointer-events:none';
  return canvas;
}

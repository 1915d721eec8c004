import { inTurns } from './inTurns';

/** Work that goes on until it has been interrupted often enough, or has kept everybody waiting for far too long. */
function* busyWhile(isAlone: () => boolean) {
  const end = performance.now() + 20_000;
  let steps = 0;
  while (isAlone() && performance.now() < end) {
    steps += 1;
    yield;
  }
  return steps;
}

it('gives others their turn, again and again, and ends with what was worked out', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const steps = await inTurns(busyWhile(() => turns < 6));
  clearInterval(timer);
  expect(steps).toBeGreaterThan(1);
  expect(turns).toBe(6);
}, 30_000);

it('fails as the work does', async () => {
  const failing = (function* fail() {
    yield;
    throw new Error('The disk is full');
  })();
  await expect(inTurns(failing)).rejects.toThrow('The disk is full');
});

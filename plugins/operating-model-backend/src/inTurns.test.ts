import { inTurns } from './inTurns';

function* busyFor(milliseconds: number) {
  const end = performance.now() + milliseconds;
  let steps = 0;
  while (performance.now() < end) {
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
  const steps = await inTurns(busyFor(200));
  clearInterval(timer);
  expect(steps).toBeGreaterThan(1);
  expect(turns).toBeGreaterThan(5);
});

it('fails as the work does', async () => {
  const failing = (function* fail() {
    yield;
    throw new Error('The disk is full');
  })();
  await expect(inTurns(failing)).rejects.toThrow('The disk is full');
});

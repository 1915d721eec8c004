import { Call } from './people';

const DAY_MS = 86_400_000;

/** Sets a target for a team, as a member of it, and one for everybody. */
export async function makeTargets(call: Call, now: Date): Promise<void> {
  const dayIn = (days: number) =>
    new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  await call('helen.brandt', '/operating-model/scorecard/targets', {
    title: 'Order taking has no gaps',
    groupRef: 'group:default/checkout',
    measure: 'score',
    goal: 95,
    by: dayIn(100),
  });
  await call('priya.raman', '/operating-model/scorecard/targets', {
    title: 'Nine of ten cells are covered',
    measure: 'share-covered',
    goal: 90,
    by: dayIn(180),
  });
}

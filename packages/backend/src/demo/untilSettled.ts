import { Call } from './people';
import { untilTrue } from './untilTrue';

/** So many looks in a row find the catalog unchanged. */
const LOOKS = 3;

/** What is in the catalog of the demo organization and in hardly any other. */
const KNOWN = [
  'component:default/payment-gateway',
  'resource:default/order-events',
  'responsibilitymatrix:default/order-taking-operations',
  'user:default/ruth.castellan',
];

/**
 * Waits until the catalog has been read: right after the start its entities come in one by one.
 *
 * @returns whether it holds the demo organization
 */
export async function untilSettled(
  call: Call,
  signal: AbortSignal,
): Promise<boolean> {
  const look = async () => {
    const { totalItems } = await call<{ totalItems: number }>(
      'priya.raman',
      '/catalog/entities/by-query?limit=0',
    );
    return totalItems;
  };
  let alike = 0;
  let last = -1;
  return untilTrue(async () => {
    // The other plugins start at the same time as this one.
    const found = await look().catch(() => -1);
    alike = found > 0 && found === last ? alike + 1 : 0;
    last = found;
    return alike >= LOOKS && isDemo(call);
  }, signal);
}

async function isDemo(call: Call): Promise<boolean> {
  const { items } = await call<{ items: (object | null)[] }>(
    'priya.raman',
    '/catalog/entities/by-refs',
    { entityRefs: KNOWN, fields: ['kind'] },
  );
  return items.every(Boolean);
}

interface Progress {
  state: string;
  last?: { outcome: string; entities: number };
}

/** Has the scorecard made anew, and waits until one is published that has everything. */
export async function refresh(call: Call, signal: AbortSignal): Promise<void> {
  const path = '/operating-model/scorecard/refresh';
  await call('priya.raman', path, {});
  const isMade = await untilTrue(async () => {
    const { state, last } = await call<Progress>('priya.raman', path);
    if (state !== 'idle') return false;
    if (last?.outcome === 'published' && last.entities > 0) return true;
    // One that began before the catalog was there leaves nothing to show.
    await call('priya.raman', path, {});
    return false;
  }, signal);
  if (!isMade) throw new Error('The scorecard was not made');
}

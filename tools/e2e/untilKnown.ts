import { expect } from '@playwright/test';

/** Waits until the demo's catalog is there with all that applies to its Checkout. */
export async function untilKnown(backendUrl: string, token: string) {
  const ask = async () => {
    const response = await fetch(
      `${backendUrl}/api/operating-model/responsibilities?entityRef=component:default/checkout`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { activities = [] } = await response.json();
    type Activity = { contested?: unknown; cell?: { state: string } };
    // Definitions come in one by one; these are what the last of them settle.
    return {
      activities: activities.length,
      contested: activities.filter((each: Activity) => each.contested).length,
      missing: activities.filter(
        (each: Activity) => each.cell?.state === 'missing',
      ).length,
    };
  };
  await expect
    .poll(ask, { timeout: 200_000, intervals: [1_000] })
    .toEqual({ activities: 8, contested: 1, missing: 1 });
}

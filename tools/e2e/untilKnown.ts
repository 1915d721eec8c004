import { expect } from '@playwright/test';

/** Waits until the demo's catalog is there with all that applies to its Checkout. */
export async function untilKnown(backendUrl: string, token: string) {
  const ask = async () => {
    const response = await fetch(
      `${backendUrl}/api/operating-model/responsibilities?entityRef=component:default/checkout`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { activities = [] } = await response.json();
    return activities.length;
  };
  await expect
    .poll(ask, { timeout: 150_000, intervals: [1_000] })
    .toBeGreaterThan(6);
}

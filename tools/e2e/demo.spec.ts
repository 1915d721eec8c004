import { expect, signIn, test } from './portal.ts';

test.use({ seed: true });

test('the demo comes up with a history, targets and requests, as the pictures in the documentation show', async ({
  page,
  portal,
  tokenOf,
}) => {
  test.setTimeout(300_000);
  await expect
    .poll(() => portal.log(), { timeout: 180_000 })
    .toContain('The demo has a made-up history');
  const token = await tokenOf('user:default/priya.raman');
  const ask = async (path: string) => {
    const response = await fetch(
      `${portal.backendUrl}/api/operating-model${path}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    return response.json();
  };
  const { items } = await ask('/requests?limit=50');
  expect(items.map(({ state }: { state: string }) => state).sort()).toEqual([
    'active',
    'pending',
    'pending',
    'pending',
    'rejected',
  ]);
  const { points } = await ask('/scorecard/history');
  expect(points.length).toBeGreaterThan(4);

  await signIn(
    page,
    'Helen Brandt',
    '/catalog/default/group/checkout/scorecard',
  );
  await expect(page.getByText('Order taking has no gaps')).toBeVisible({
    timeout: 60_000,
  });
  await expect(
    page.getByRole('application', { name: /Score over the last 90 days/ }),
  ).toBeVisible();
  await page.goto('/operating-model/requests?view=all');
  await expect(
    page.getByRole('link', { name: /Deploy by hand/ }).first(),
  ).toBeVisible();
  await page.goto('/operating-model/nowhere');
  await expect(page.getByText(/PAGE NOT FOUND/)).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Scorecard' })).toBeVisible();
});

import { expect, signIn, signOut, test } from './portal.ts';

test('a person signs in, sees the demo organization and signs out again', async ({
  page,
  consoleErrors,
}) => {
  await signIn(page, 'Ines Carvalho');
  await page.getByTestId('user-picker-all').click();
  const paymentGateway = page.getByRole('link', { name: 'Payment gateway' });
  await expect(paymentGateway).toBeVisible();

  // Who one is survives a reload, but not a sign-out.
  await page.reload();
  await expect(paymentGateway).toBeVisible();

  await signOut(page);
  await page.reload();
  await expect(
    page.getByRole('button', { name: 'Sign in as Ines Carvalho' }),
  ).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('the backend takes nobody who is not on the list', async ({
  portal,
  tokenOf,
}) => {
  const refresh = (headers: Record<string, string>) =>
    fetch(`${portal.backendUrl}/api/auth/persona/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest', ...headers },
    });

  expect((await refresh({})).status).toBe(400);
  const stranger = await refresh({ 'x-demo-persona': 'user:default/stranger' });
  expect(stranger.status).toBe(403);

  const catalog = `${portal.backendUrl}/api/catalog/entities/by-query`;
  expect((await fetch(catalog)).status).toBe(401);
  const authorization = `Bearer ${await tokenOf('user:default/ines.carvalho')}`;
  const answer = await fetch(catalog, { headers: { authorization } });
  expect(answer.status).toBe(200);
});

import { readFile } from 'node:fs/promises';
import { expect, gridOf, signIn, test } from './portal.ts';
import { expectSound } from './sound.ts';

const SCORECARD = '/operating-model/scorecard';
const CHECKOUT = '/catalog/default/group/checkout/scorecard';

/** Waits until the first scorecard is published. */
async function published(backendUrl: string, token: string) {
  const ask = async () => {
    const response = await fetch(
      `${backendUrl}/api/operating-model/scorecard/summary`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { entities = 0 } = await response.json();
    return entities;
  };
  await expect
    .poll(ask, { timeout: 200_000, intervals: [1_000] })
    .toBeGreaterThan(30);
}

test.beforeEach(async ({ portal, tokenOf }) => {
  test.setTimeout(240_000);
  await published(portal.backendUrl, await tokenOf('user:default/priya.raman'));
});

test('a team lead finds the worst cell with the keyboard alone, and why it is so', async ({
  page,
  consoleErrors,
}) => {
  await signIn(page, 'Helen Brandt', CHECKOUT);
  await expect(
    page.getByRole('button', { name: /Runbook coverage \d+ of 100, level/ }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(
    page.getByRole('list', { name: 'What to do next' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  const grid = gridOf(page);
  await grid.getByRole('columnheader').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('none covers it');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});

test('the page drills down the group tree, by activity, and to the entities behind a number', async ({
  page,
}) => {
  await signIn(page, 'Priya Raman', SCORECARD);
  const table = page.getByRole('table', { name: 'Scores by Group' });
  await table
    .getByRole('button', { name: 'Show the groups below Commerce' })
    .click();
  await expect(table.getByRole('link', { name: 'Checkout' })).toBeVisible();
  await page.goto(`${SCORECARD}?by=activity`);
  await page
    .getByRole('row', { name: /Rotate credentials/ })
    .getByRole('link', { name: /missing/ })
    .click();
  await expect(gridOf(page)).toBeVisible();
  await expect(page).toHaveURL(/state=missing/);
  await expect(gridOf(page).getByRole('img', { name: 'covered' })).toHaveCount(
    0,
  );
});

test('what is shown comes as a file', async ({ page }) => {
  await signIn(page, 'Helen Brandt', CHECKOUT);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV, a row per cell' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('component:default/basket');
  expect(csv).not.toContain('component:default/payment-gateway');
});

test('an administrator refreshes, and sees that it is done', async ({
  page,
}) => {
  await signIn(page, 'Priya Raman', SCORECARD);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Refreshed')).toBeVisible({ timeout: 90_000 });
});

test('a team lead sets a target, changes it, and deletes it', async ({
  page,
}) => {
  await signIn(page, 'Helen Brandt', `${SCORECARD}/targets`);
  await page.getByRole('button', { name: 'New target' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('textbox', { name: 'Title' })
    .fill('No gaps by spring');
  await dialog.getByLabel('To be reached by').fill('2030-03-31');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const target = page.getByRole('region', { name: 'No gaps by spring' });
  await expect(target).toContainText('score 90 by');
  await target.getByRole('button', { name: 'Edit' }).click();
  await dialog.getByRole('textbox', { name: 'Goal' }).fill('95');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(target).toContainText('score 95 by');
  await target.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(target).toHaveCount(0);
});

test('the overview of a service says how well runbooks cover it, and the home page how well those of my teams', async ({
  page,
}) => {
  await signIn(page, 'Ines Carvalho', '/catalog/default/component/checkout');
  await expect(
    page.getByRole('heading', { name: 'Runbook coverage' }),
  ).toBeVisible({ timeout: 60_000 });
  await page.goto('/home');
  await expect(page.getByText('Scores of my teams')).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Open the scorecard' }),
  ).toBeVisible();
});

for (const [path, text] of [
  [CHECKOUT, 'Arrow keys move'],
  [SCORECARD, 'Technology'],
  [`${SCORECARD}?by=entity`, 'Arrow keys move'],
  [`${SCORECARD}/targets`, 'New target'],
] as const) {
  test(`${path} has no serious accessibility fault, wide or narrow, light or dark`, async ({
    page,
  }) => {
    await signIn(page, 'Priya Raman', path);
    await expectSound(page, text);
  });
}

import { expect, gridOf, signIn, test } from './portal.ts';
import { expectSound } from './sound.ts';

const MATRIX = 'matrix/default/order-taking-operations';
const RESPONSIBILITIES = '/operating-model/responsibilities';

/** Waits until the catalog is there and has been gone through. */
async function surveyed(backendUrl: string, token: string) {
  const ask = async () => {
    const response = await fetch(`${backendUrl}/api/operating-model/matrices`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items = [] } = await response.json();
    return items.filter((each: { entities?: number }) => each.entities).length;
  };
  await expect.poll(ask, { timeout: 200_000, intervals: [1_000] }).toBe(5);
}

test.beforeEach(async ({ portal, tokenOf }) => {
  test.setTimeout(240_000);
  await surveyed(portal.backendUrl, await tokenOf('user:default/priya.raman'));
});

test('a team lead sees who does what, what is wrong with it, and why, with the keyboard alone', async ({
  page,
  consoleErrors,
}) => {
  await signIn(page, 'Helen Brandt');
  await page.getByRole('link', { name: 'Operating model' }).first().click();
  await page
    .getByRole('link', { name: 'Order taking operations' })
    .first()
    .click();
  const grid = gridOf(page);
  await expect(grid).toContainText('Respond to incidents');
  await expect(
    page.getByText('A and R are the same at high risk'),
  ).toBeVisible();
  await expect(page.getByText(/stands for/).first()).toBeVisible();

  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('row 1');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});

test('a pasted table becomes a matrix, its work survives a reload, and its YAML is ready to commit', async ({
  page,
}) => {
  await signIn(page, 'Helen Brandt', `${RESPONSIBILITIES}/edit`);
  await page.getByRole('textbox', { name: 'Name' }).fill('newcomers');
  await page.getByRole('button', { name: 'Import' }).click();
  const table = page.getByRole('textbox', { name: 'Table' });
  await table.fill(
    '| Activity | Checkout | Security |\n| --- | --- | --- |\n| Deploy to production | AR | X |',
  );
  await expect(page.getByRole('dialog')).toContainText('X');
  await expect(
    page.getByText('1 problem. Nothing is imported until it is mended.'),
  ).toBeVisible();
  const take = page.getByRole('dialog').getByRole('button', { name: 'Import' });
  await expect(take).toBeDisabled();
  await table.fill(
    '| Activity | Checkout | Security |\n| --- | --- | --- |\n| Deploy to production | AR | C |',
  );
  await take.click();
  await expect(gridOf(page)).toContainText('Deploy to production');
  await page.reload();
  await expect(page.getByText(/Restored your unsaved work/)).toBeVisible();
  await expect(gridOf(page)).toContainText('Deploy to production');
  await page.getByRole('button', { name: 'Export' }).click();
  const yaml = page.getByRole('dialog');
  await expect(yaml).toContainText('kind: ResponsibilityMatrix');
  await expect(yaml).toContainText('consulted:');
  await expect(yaml).toContainText('security');
});

test('the findings of a wide matrix stay in sight', async ({ page }) => {
  const parties = Array.from({ length: 40 }, (_, i) => `group:default/t-${i}`);
  await signIn(page, 'Helen Brandt', `${RESPONSIBILITIES}/edit`);
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('textbox', { name: 'Table' }).fill(
    [
      ['Activity', ...parties],
      ['Deploy to production', ...parties.map(() => 'C')],
    ]
      .map(cells => cells.join(','))
      .join('\n'),
  );
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Import' })
    .click();
  await expect(
    gridOf(page).getByRole('columnheader', { name: 'Findings' }),
  ).toBeInViewport({ ratio: 1 });
});

test('what two teams have not agreed on comes with a draft', async ({
  page,
}) => {
  await signIn(
    page,
    'Samir Haddad',
    '/operating-model/agreements?view=without',
  );
  await page
    .getByRole('button', { name: /Draft agreement/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('kind: Agreement');
});

test('a group that is dissolved shows what breaks, and what mends it', async ({
  page,
}) => {
  await signIn(
    page,
    'Priya Raman',
    '/operating-model/what-if?change=dissolve&group=group:default/checkout',
  );
  await expect(page.getByText(/\d+ things break/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(
    page.getByRole('heading', { name: /Proposed changes/ }),
  ).toBeVisible();
});

test('a group says what it answers for', async ({ page }) => {
  await signIn(page, 'Helen Brandt', '/catalog/default/group/checkout');
  await expect(
    page.getByRole('heading', { name: 'Answers for' }),
  ).toBeVisible();
});

for (const [path, text] of [
  [RESPONSIBILITIES, 'Order taking operations'],
  [`${RESPONSIBILITIES}/teams`, 'Checkout'],
  [`${RESPONSIBILITIES}/${MATRIX}`, 'Respond to incidents'],
  [
    `${RESPONSIBILITIES}/edit/default/order-taking-operations`,
    'Add an activity',
  ],
  ['/operating-model/agreements', 'Data platform'],
  ['/operating-model/findings', 'R19'],
  [
    '/operating-model/what-if?change=dissolve&group=group:default/checkout',
    'What breaks',
  ],
] as const) {
  test(`${path} has no serious accessibility fault, wide or narrow, light or dark`, async ({
    page,
  }) => {
    await signIn(page, 'Priya Raman', path);
    await expectSound(page, text);
  });
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './portal.ts';
import { untilKnown } from './untilKnown.ts';

const rowOf = (page: Page, activity: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: activity }) });

test.beforeEach(async ({ portal, tokenOf }) => {
  test.setTimeout(240_000);
  await untilKnown(
    portal.backendUrl,
    await tokenOf('user:default/ines.carvalho'),
  );
});

test('a newcomer finds out who does what for a service, with which runbook, and whom to call', async ({
  page,
  consoleErrors,
}) => {
  await signIn(page, 'Ines Carvalho');
  await page.getByTestId('user-picker-all').click();
  await page.locator('a[href="/catalog/default/component/checkout"]').click();
  const questions: string[] = [];
  page.on('request', request => {
    if (request.url().includes('/api/operating-model/')) {
      questions.push(new URL(request.url()).pathname);
    }
  });
  await page.getByRole('link', { name: 'Operations' }).click();

  const incidents = rowOf(page, 'Respond to incidents');
  await expect(incidents.getByRole('cell').nth(0)).toContainText('Commerce');
  await expect(incidents.getByRole('cell').nth(1)).toContainText('Checkout');
  await expect(incidents.getByRole('cell').nth(2)).toContainText('covered');
  const runbook = incidents.getByRole('link', { name: 'Checkout is down' });
  await expect(runbook).toHaveAttribute('href', /^https:\/\/git\.example\.com/);

  await expect(rowOf(page, 'Deploy to production')).toContainText(
    'no escalation named',
  );
  await expect(rowOf(page, 'Rotate credentials')).toContainText('missing');
  await expect(rowOf(page, 'Review access')).toContainText('contested');

  const chain = page.getByRole('list', { name: 'Who to call' });
  await expect(chain.getByRole('listitem').first()).toContainText(
    'responsible for Respond to incidents',
  );
  await expect(
    chain.getByRole('link', { name: '#checkout-oncall' }),
  ).toHaveAttribute(
    'href',
    'https://chat.example.com/channels/checkout-oncall',
  );

  expect(
    questions.filter(path => path.endsWith('/responsibilities')),
  ).toHaveLength(1);
  expect(consoleErrors).toEqual([]);
});

test('the tab has no serious accessibility fault, wide or narrow, light or dark', async ({
  page,
}) => {
  await signIn(
    page,
    'Ines Carvalho',
    '/catalog/default/component/checkout/operations',
  );
  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.reload();
      const row = rowOf(page, 'Review access');
      await row.getByRole('button', { name: 'Why this answer' }).click();
      await expect(
        page.getByText('Matrices of equal precedence'),
      ).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .include('main, article, [class*="Operations"]')
        .analyze();
      const serious = violations.filter(({ impact }) =>
        ['serious', 'critical'].includes(impact ?? ''),
      );
      expect(
        serious.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
        `${width} ${colorScheme}`,
      ).toEqual([]);
    }
  }
});

test('every kind of ours has a page of its own', async ({ page }) => {
  await signIn(page, 'Priya Raman', '/catalog/default/activity/review-access');
  await expect(page.getByText('Who does it, by matrix')).toBeVisible();
  await page.goto('/catalog/default/runbook/checkout-is-down');
  await expect(page.getByText('How the runbook was judged')).toBeVisible();
  await page.goto(
    '/catalog/default/responsibilitymatrix/order-taking-operations',
  );
  await expect(page.getByText('$owner.parent').first()).toBeVisible();
  await page.goto('/catalog/default/agreement/data-platform-for-product-teams');
  await expect(page.getByText('Leads incidents')).toBeVisible();
});

test('the cards stand on the pages of components, resources, APIs and systems', async ({
  page,
}) => {
  await signIn(page, 'Ines Carvalho', '/catalog/default/component/checkout');
  for (const path of ['component/checkout', 'system/order-taking']) {
    await page.goto(`/catalog/default/${path}`);
    await expect(
      page.getByRole('heading', { name: 'Responsibilities' }),
    ).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'Who to call' }),
    ).toBeVisible();
  }
});

import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../portal/paths.ts';
import { expect, signIn, test } from './portal.ts';

const REAL = '../shared/real/gitlab';
const present = existsSync(inRoot(`${REAL}/catalog.yaml`));

test.use({ catalog: present ? [`${REAL}/catalog.yaml`] : [] });

test.describe('a real catalog', () => {
  test.skip(!present, `there is no real catalog at ${REAL}`);

  test('has its services, and for one of them its owner and covering runbooks', async ({
    page,
    portal,
    tokenOf,
  }) => {
    const { services } = JSON.parse(
      readFileSync(inRoot(`${REAL}/facts.json`), 'utf8'),
    );
    const authorization = `Bearer ${await tokenOf('user:default/visitor')}`;
    const count = async () => {
      const response = await fetch(
        `${portal.backendUrl}/api/catalog/entities/by-query?filter=kind=component&limit=0`,
        { headers: { authorization } },
      );
      return (await response.json()).totalItems;
    };
    await expect.poll(count, { timeout: 200_000 }).toBe(services);
    const ask = async () => {
      const response = await fetch(
        `${portal.backendUrl}/api/operating-model/model/refresh`,
        { method: 'POST', headers: { authorization } },
      );
      return (await response.json()).counts.runbooks;
    };
    await expect.poll(ask, { timeout: 200_000 }).toBe(414);

    await signIn(
      page,
      'Visitor',
      '/catalog/default/component/gitaly/operations',
    );
    const row = page.getByRole('row').filter({
      has: page.getByRole('rowheader', {
        name: 'Operate and troubleshoot the service',
      }),
    });
    await expect(row.getByRole('cell').first()).toContainText('gitaly');
    await expect(row).toContainText('and 5 more runbooks');
    await row.getByRole('button', { name: 'Why this answer' }).click();
    await expect(page.getByRole('link', { name: /^Gitaly / })).toHaveCount(6);
  });

  test('has the findings that were counted by hand', async ({
    page,
    portal,
    tokenOf,
  }) => {
    test.setTimeout(180_000);
    const facts = JSON.parse(
      readFileSync(inRoot(`${REAL}/facts.json`), 'utf8'),
    );
    const authorization = `Bearer ${await tokenOf('user:default/visitor')}`;
    const countOf = async (rule: string) => {
      const response = await fetch(
        `${portal.backendUrl}/api/operating-model/findings?rule=${rule}`,
        { headers: { authorization } },
      );
      const { error, warning, note } = (await response.json()).totals;
      return error + warning + note;
    };
    await expect
      .poll(() => countOf('R22'), { timeout: 200_000, intervals: [1_000] })
      .toBe(facts.servicesWhoseOwnerGroupDoesNotExist);
    expect(await countOf('R19')).toBe(facts.crossTeamDependencies);
    expect(await countOf('R28')).toBe(facts.danglingDependencies.length);
    expect(await countOf('R27')).toBe(facts.runbooksLinkedByNoService);

    await signIn(page, 'Visitor', '/operating-model/findings');
    await expect(page.getByText('44 errors')).toBeVisible();
    await expect(page.getByText('361 notes')).toBeVisible();
  });
});

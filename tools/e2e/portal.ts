// What every end-to-end test needs: a running portal, a page that reaches nothing else, and a way to be somebody.
import { expect, test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startPortal } from './startPortal.ts';
import type { Portal } from './startPortal.ts';

export { expect };

type WorkerFixtures = {
  /** Catalog files instead of the demo organization, relative to the root: test.use({ catalog: ['…'] }) at the top of a file. */
  catalog: string[];
  /** More configuration files, relative to the root. */
  config: string[];
  /** Whether the demo begins with a history, targets and requests; without, a test finds what it made and nothing else. */
  seed: boolean;
  portal: Portal;
};

type TestFixtures = {
  /** Errors in the browser's console, without React's warnings, of which core has many in development. */
  consoleErrors: string[];
  /** A token of a person for requests to the backend. */
  tokenOf: (userEntityRef: string) => Promise<string>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  catalog: [[], { scope: 'worker', option: true }],
  config: [[], { scope: 'worker', option: true }],
  seed: [false, { scope: 'worker', option: true }],

  portal: [
    async ({ catalog, config, seed }, use) => {
      const portal = await startPortal({ catalog, config, seed });
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  baseURL: async ({ portal }, use) => use(portal.appUrl),

  page: async ({ page }, use) => {
    const blocked: string[] = [];
    await page.context().route(
      url => !['localhost', '127.0.0.1'].includes(url.hostname),
      route => {
        blocked.push(route.request().url());
        return route.abort();
      },
    );
    // Answered by nobody: the development server would reload the page under the test when somebody edits a file.
    await page.context().routeWebSocket(
      url => url.pathname === '/ws',
      () => {},
    );
    await use(page);
    expect(blocked, 'requests that would have left the machine').toEqual([]);
  },

  consoleErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', message => {
      if (message.type() !== 'error') return;
      if (!message.text().startsWith('Warning: ')) errors.push(message.text());
    });
    page.on('pageerror', error => errors.push(error.message));
    await use(errors);
  },

  tokenOf: async ({ portal }, use) =>
    use(async userEntityRef => {
      const response = await fetch(
        `${portal.backendUrl}/api/auth/persona/refresh`,
        {
          headers: {
            'x-requested-with': 'XMLHttpRequest',
            'x-demo-persona': userEntityRef,
          },
        },
      );
      const body = await response.json();
      expect(response.status, JSON.stringify(body)).toBe(200);
      return body.backstageIdentity.token;
    }),
});

/** The grid of a page; the sidebar has one of its own where there are notifications. */
export const gridOf = (page: Page) =>
  page.locator('[role="grid"]:not([aria-label="Unread notifications"])');

/** Opens a page of the portal as the person with this display name. */
export async function signIn(page: Page, name: string, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await expect(
    page.getByRole('link', { name: 'Catalog' }).first(),
  ).toBeVisible();
}

export async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(
    page.getByRole('button', { name: /^Sign in as / }).first(),
  ).toBeVisible();
}

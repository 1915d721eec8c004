import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

const WIDE = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 900 };

/** Expects no serious fault of accessibility and no page that scrolls sideways, wide or narrow, light or dark. */
export async function expectSound(page: Page, text: string | RegExp) {
  for (const size of [WIDE, PHONE]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = `${size.width} ${colorScheme}`;
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await expect(page.getByText(text).first()).toBeVisible({
        timeout: 60_000,
      });
      const { violations } = await new AxeBuilder({ page })
        .include('[class*="bui-Container"]')
        .analyze();
      const serious = violations.filter(({ impact }) =>
        ['serious', 'critical'].includes(impact ?? ''),
      );
      expect(
        serious.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
        look,
      ).toEqual([]);
      const scrollsSideways = () =>
        page.evaluate<boolean>(
          'document.documentElement.scrollWidth > window.innerWidth',
        );
      // A grid measures itself before it fits.
      await expect.poll(scrollsSideways, { message: look }).toBe(false);
    }
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

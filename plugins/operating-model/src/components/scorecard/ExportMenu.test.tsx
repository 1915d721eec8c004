import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeLayout } from '../matrices/__testUtils__/layout';
import { openTab } from './__testUtils__/openTab';

beforeEach(() => fakeLayout({ width: 1000, height: 640 }));
afterEach(() => jest.restoreAllMocks());

describe('the export', () => {
  it('hands out what is shown, filters included', async () => {
    const asked: unknown[] = [];
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    openTab({
      async exportScorecard(format, question) {
        asked.push([format, question.groupRef]);
        return new Blob(['a,b']);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'CSV, a row per cell' }),
    );
    expect(asked).toEqual([['csv', 'group:default/commerce']]);
  });

  it('hands out a row per entity to whoever wants no more', async () => {
    const asked: unknown[] = [];
    URL.createObjectURL = () => 'blob:here';
    URL.revokeObjectURL = () => {};
    const saved: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    openTab({
      async exportScorecard(format, question, rows) {
        asked.push([format, question.groupRef, rows]);
        return new Blob(['a,b']);
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'CSV, a row per entity' }),
    );
    expect(asked).toEqual([['csv', 'group:default/commerce', 'entities']]);
    // Files of several parts and days are told apart.
    expect(saved).toEqual([
      expect.stringMatching(
        /^scorecard-commerce-entities-\d{4}-\d\d-\d\d\.csv$/,
      ),
    ]);
  });

  it('says why it did not come', async () => {
    openTab({
      async exportScorecard() {
        throw new Error('too much at once');
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /JSON/ }),
    );
    expect(await screen.findByText('too much at once')).toBeVisible();
  });
});
